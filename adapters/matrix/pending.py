"""Encrypted messages whose key is missing: kept for minutes in which it may come, then asked for again."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import structlog

from adapters.matrix.guard import Keys, Unreadable
from adapters.matrix.wire import Json
from adapters.payloads import text

log = structlog.get_logger()

PATIENCE = 120.0
"""Seconds for which a key may still come; nobody sends one later."""
MOST = 500


@dataclass(frozen=True, slots=True)
class Pending:
    """A message that can't be decrypted yet."""

    room: str
    event: Json
    since: str
    """The sync token that shows it again."""
    until: float
    holds: bool
    """After an absence, deadlines wait for it: it may be somebody's answer."""


class PendingMessages:
    """Opens encrypted messages, and keeps those that can't be opened yet."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self._kept: list[Pending] = []
        self._given_up: set[str] = set()
        """People whose message couldn't be read in the end: deadlines wait for no other of theirs."""

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def holds(self) -> bool:
        """Whether deadlines are to wait for any of them."""
        return any(one.holds for one in self._kept)

    @property
    def since(self) -> str:
        """The sync token from which all of them would be shown again; empty: there are none."""
        return self._kept[0].since if self._kept else ""

    def open(self, room: str, event: Json, since: str) -> Json | None:
        """The event in the clear, or ``None`` where it can't be read now.

        Args:
            since: the sync token that shows it again.
        """
        if event.get("type") != "m.room.encrypted" or "state_key" in event or _is_redacted(event):
            return event
        try:
            return self.keys.open(room, event)
        except Unreadable as error:
            sender = text(event.get("sender"))
            if error.keys_missing and sender and sender != self.keys.user_id:
                self._keep(Pending(room, event, since, time.monotonic() + PATIENCE, self._waits_for(sender)))
            elif not error.keys_missing:
                log.info("an encrypted message was dropped", place=room, kind=str(error))
            return None

    def _waits_for(self, sender: str) -> bool:
        return sender not in self._given_up

    def _keep(self, new: Pending) -> None:
        known = any(one.event.get("event_id") == new.event.get("event_id") for one in self._kept)
        if not known and len(self._kept) < MOST:
            self._kept.append(new)

    def opened(self) -> Iterator[tuple[Pending, Json]]:
        """Those whose key has come; each is let go when the next one is asked for."""
        for one in list(self._kept):
            try:
                event = self.keys.open(one.room, one.event)
            except Unreadable:
                continue
            yield one, event
            self._kept.remove(one)

    def overdue(self) -> Iterator[Pending]:
        """Those whose key has not come in time; each is let go when the next one is asked for."""
        now = time.monotonic()
        for one in [pending for pending in self._kept if pending.until <= now]:
            yield one
            self._given_up.add(text(one.event.get("sender")))
            self._kept.remove(one)


def _is_redacted(event: Json) -> bool:
    unsigned = event.get("unsigned")
    return isinstance(unsigned, dict) and "redacted_because" in unsigned
