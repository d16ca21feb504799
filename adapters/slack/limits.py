"""What Slack allows in messages and views."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

# Slack's documentation, "Block Kit": Blocks, Block elements, Composition objects.
BLOCKS = 50
"""Blocks of a message."""
VIEW_BLOCKS, VIEW_BYTES = 100, 250_000
HEADER = 150
TEXT = 3000
"""Characters of a text object."""
CONTEXT = 10
"""Elements of a context block."""
BUTTONS = 25
"""Elements of an actions block."""
LABEL = 75
OPTIONS, OPTION, OPTION_VALUE = 100, 75, 150
CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 100, 300, 30
INPUT = 3000
FIELD_LABEL = 2000
TITLE = 24
"""Characters of a view's title and of its buttons."""
FALLBACK = 3500
"""Characters of the text that notifications and screen readers get; Slack advises to stay under 4,000."""
ALL = 12_000
"""Characters of all texts of one message: more is a wall on a phone, and Slack's own limit isn't told."""
