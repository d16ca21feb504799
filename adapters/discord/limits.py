"""What Discord allows in messages and modals, and the numbers by which it names their parts."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

# Discord's documentation, "Message Resource": Message Flags, Allowed Mentions Object.
EPHEMERAL = 1 << 6
IS_COMPONENTS_V2 = 1 << 15
MOST_PINGED = 100

# Discord's documentation, "Component Reference": Component Types, Button Styles, Text Input Styles.
ROW, BUTTON, STRING_SELECT, TEXT_INPUT, USER_SELECT = 1, 2, 3, 4, 5
TEXT, FILE, SEPARATOR, CONTAINER, FIELD = 10, 13, 14, 17, 18
PRIMARY, SECONDARY, DANGER = 1, 2, 4
SHORT, PARAGRAPH = 1, 2

# The same: Anatomy of a Component, Action Row, Button, Text Display.
COMPONENTS = 40
"""Components of a message, nested ones included."""
TEXTS = 4000
"""Characters of all text displays of a message."""
ROW_BUTTONS = 5
LABEL = 80
BUTTONS = 25
"""Buttons of one of our cards: with more there would be no room for texts beside them."""

# The same: Label, Text Input, String Select, User Select.
FIELD_LABEL, DESCRIPTION = 45, 100
INPUT = 4000
OPTIONS, OPTION = 25, 100

# Discord's documentation, "Receiving and Responding": Modal, Autocomplete.
TITLE = 45
FIELDS = 5
"""Components at the top of a modal; a text display counts as well."""
CHOICES, CHOICE = 25, 100
