"""Finds out what people are called whom a command names by their ids alone."""

from dataclasses import replace

from adapters.discord.wire import Away, Refused, Wire
from adapters.discord.written import who_of
from adapters.latest import Latest
from bot.ports import Command, Gone, Inbound, Mention, TryLater

REMEMBERED = 2_000
MOST = 25
"""So many people are looked up for one command."""


class Naming:
    """Looks up members. Discord doesn't resolve people who are mentioned in the text of an option."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._known: Latest[str] = Latest(REMEMBERED)

    async def named(self, inbound: Inbound) -> Inbound:
        """The act with people's names in place of their ids; an id stays where nobody knows a name."""
        act = inbound.act
        if not isinstance(act, Command) or not inbound.organisation:
            return inbound
        options, mentions = dict(act.options), []
        for count, mention in enumerate(act.mentions):
            name = ""
            if mention.shown == f"@{mention.account.id}" and count < MOST:
                name = await self._name(inbound.organisation, mention.account.id)
            if name:
                options = {key: text.replace(mention.shown, f"@{name}") for key, text in options.items()}
                mention = Mention(mention.account, f"@{name}")
            mentions.append(mention)
        return replace(inbound, act=replace(act, options=options, mentions=tuple(mentions)))

    async def _name(self, guild: str, user: str) -> str:
        key = f"{guild}/{user}"
        if key not in self._known:
            try:
                member = await self._wire.member(guild, user)
            except (Away, Gone, Refused, TryLater):
                return ""
            self._known.put(key, who_of(member["user"], member).name)
        return self._known.get(key, "")
