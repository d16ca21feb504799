"""Reading what platforms send, in which anything may stand anywhere."""

from collections.abc import Mapping
from typing import Any


def text(value: Any) -> str:
    """The value if it is a text, else nothing."""
    return value if isinstance(value, str) else ""


def json(value: Any) -> Mapping[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}
