"""What an adapter serves itself on the bot's HTTP server: what was asked, and what is answered."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, read whole."""

    method: str
    """In capitals."""
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    """Where a name is given more than once, the first counts."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By name in small letters."""
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answered:
    """What is answered."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


Door: TypeAlias = Callable[[Asked], Awaitable[Answered]]
"""Answers what is asked at one path, by whatever method. What it raises is a 500 and a line in the log."""

NO_DOORS: Mapping[str, Door] = MappingProxyType({})
