"""What is kept in mind of the events that came in: who is called what, and which messages aren't ours."""

from collections.abc import Mapping
from typing import Any

from adapters.latest import Latest
from bot.ports import Act, Inbound

MESSAGES = 20_000
PEOPLE = 5_000


class Memory:
    """What earlier events tell about later ones. It lasts as long as the process, and nothing hangs on it."""

    def __init__(self) -> None:
        self._foreign: Latest[None] = Latest(MESSAGES)
        self._names: Latest[str] = Latest(PEOPLE)
        self._acts: Latest[Act | None] = Latest(MESSAGES)
        self._own = ""
        self._sessions: dict[int, str] = {}
        self._shards = 1

    def note(self, event: Mapping[str, Any]) -> None:
        """Learns from a gateway event."""
        data = event.get("d")
        if not isinstance(data, dict):
            return
        if event.get("t") == "READY":
            shard, self._shards = data.get("shard") or (0, 1)
            self._sessions[shard] = str(data.get("session_id"))
            self._own = str((data.get("user") or {}).get("id", ""))
        elif event.get("t") == "MESSAGE_CREATE":
            author = data.get("author")
            if isinstance(author, dict) and author.get("id") != self._own:
                self._foreign.put(str(data.get("id")), None)

    def session_of(self, event: Mapping[str, Any]) -> str:
        """The session an event came in: that of the shard its server belongs to (Discord's documentation,
        "Sharding"); private conversations belong to the first."""
        data = event.get("d")
        guild = data.get("guild_id") if isinstance(data, dict) else None
        known = isinstance(guild, str) and guild.isdecimal()
        return self._sessions.get((int(guild) >> 22) % self._shards if known and guild else 0, "")

    def took(self, act: Inbound) -> None:
        """Keeps what somebody did in mind."""
        if act.who.name:
            self._names.put(act.who.account.id, act.who.name)
        if act.source is not None:
            self._acts.put(act.source.id.rpartition("/")[2], act.act)

    def is_ours(self, message: str) -> bool:
        """Whether we may have sent a message; false only where somebody else is known to have."""
        return message not in self._foreign

    def name_of(self, user: str) -> str:
        """What somebody was called last; empty: not known."""
        return self._names.get(user, "")

    def taken(self, message: str) -> Act | None:
        """What a message was taken for."""
        return self._acts.get(message, None)
