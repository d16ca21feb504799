"""What is kept in mind of what came lately, by key: so much and no more."""

from collections import OrderedDict
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """The latest entries, so many of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._entries: OrderedDict[str, T] = OrderedDict()

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def get(self, key: str, otherwise: T) -> T:
        """The entry, if it is still kept."""
        return self._entries.get(key, otherwise)

    def put(self, key: str, entry: T) -> None:
        """Keeps an entry, and drops the oldest when there are too many."""
        self._entries[key] = entry
        self._entries.move_to_end(key)
        while len(self._entries) > self._most:
            self._entries.popitem(last=False)

    def drop(self, key: str) -> None:
        """Keeps an entry no longer."""
        self._entries.pop(key, None)
