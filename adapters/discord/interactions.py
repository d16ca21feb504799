"""From an interaction (a slash command, a button, a sent form, a menu, an option being typed) to an act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from adapters.discord import slash
from adapters.discord.around import Around, happened
from adapters.discord.limits import EPHEMERAL, USER_SELECT
from adapters.discord.places import PLATFORM, Where, card_of_thread, message_ref, place_of
from adapters.discord.rights import bits, may_manage
from adapters.discord.written import person_of, plain, who_of
from adapters.payloads import text
from bot.ports import Command, Inbound, Mention, MessageRef, Press

# Discord's documentation, "Interaction Object", table of interaction types.
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5

Json = Mapping[str, Any]
Kind = Literal["command", "menu", "press", "modal", "autocomplete"]


@dataclass(frozen=True, slots=True)
class Interaction:
    """What somebody did to which Discord wants an answer at once."""

    id: str
    token_: str = field(repr=False)
    """With it, and within 15 minutes, the interaction is answered; it never stands in a log."""
    kind: Kind
    inbound: Inbound
    letter: str = ""
    """What a button or form is: ``p`` plain, ``f`` with a form, ``w`` weighty, ``m`` a sent form."""
    token: str = ""
    """The token of the button's action."""
    label: str = ""
    """What stood on the button."""
    option: str = ""
    """The option that is being typed, where suggestions are wanted."""
    on_message: bool = False
    """It was done on a message of the bot: by its button, or by the form that the button opened."""
    ephemeral: bool = False
    """That message is for the person's eyes only, and can be found by this interaction alone."""
    app_permissions: int | None = None
    """What the bot may do in the place, as bits; ``None``: Discord doesn't say."""


def read_interaction(payload: Any, around: Around) -> Interaction | None:
    """What somebody did by an interaction (the ``d`` of INTERACTION_CREATE); ``None`` for what isn't one that
    we know. Raises nothing."""
    try:
        return _Reading(payload, around).read()
    except Exception:  # nobody's interaction may end the reading of everybody's
        return None


@dataclass(frozen=True, slots=True)
class _Reading:
    payload: Json
    around: Around

    def read(self) -> Interaction | None:
        data, kind = self.payload["data"], self.payload["type"]
        message = self.payload.get("message")
        shown = message if isinstance(message, dict) else {}
        flags = shown.get("flags")
        ephemeral = type(flags) is int and bool(flags & EPHEMERAL)
        does = self._does(kind, data)
        if does is None:
            return None
        named, act, about = does[0], does[1], self._about(shown, ephemeral=ephemeral)
        letter, token = _parts(data) if isinstance(act, Press) else ("", "")
        permissions = self.payload.get("app_permissions")
        return Interaction(
            id=_required(self.payload, "id"),
            token_=_required(self.payload, "token"),
            kind=named,
            inbound=self._inbound(act, about),
            letter=letter,
            token=token,
            label=_label(shown.get("components"), data.get("custom_id")) if named == "press" else "",
            option=_focused(data) if named == "autocomplete" else "",
            on_message=bool(shown),
            ephemeral=ephemeral,
            app_permissions=bits(permissions) if isinstance(permissions, str) else None,
        )

    def _does(self, kind: Any, data: Json) -> tuple[Kind, Command | Press] | None:
        if kind == COMPONENT:
            return "press", Press(_parts(data)[1])
        if kind == MODAL:
            return "modal", self._sent(data)
        if kind == AUTOCOMPLETE:
            return "autocomplete", slash.read(data)
        if kind != COMMAND:
            return None
        match data.get("type", slash.CHAT_INPUT):
            case slash.CHAT_INPUT:
                return "command", slash.read(data)
            case slash.USER_MENU:
                return "menu", self._person_meant(data)
            case slash.MESSAGE_MENU:
                return "menu", self._proposed(data)
            case _:
                return None

    def _inbound(self, act: Command | Press, about: MessageRef | None) -> Inbound:
        around, guild = self.around, text(self.payload.get("guild_id"))
        member = self.payload.get("member")
        member = member if isinstance(member, dict) else {}
        user = person_of(member) or self.payload["user"]
        if not text(user.get("id")):
            raise ValueError("an interaction of nobody")
        id = _required(self.payload, "id")
        return Inbound(
            key=f"{PLATFORM}:interaction:{id}",
            who=who_of(user, member),
            place=place_of(self._channel(), self._where()),
            at=happened(id, around.now),
            act=act,
            organisation=guild,
            about=about,
            private=not guild,
            language=text(self.payload.get("locale")),
            admin=bool(guild) and may_manage(bits(member.get("permissions"))),
        )

    def _channel(self) -> str:
        channel = self.payload.get("channel")
        given = text(self.payload.get("channel_id"))
        return given or _required(channel if isinstance(channel, dict) else {}, "id")

    def _where(self) -> Where | None:
        """What the channel is. An interaction brings it along: nothing else knows an archived thread."""
        known, channel = self.around.places.where(self._channel()), self.payload.get("channel")
        if known is not None or not isinstance(channel, dict) or type(channel.get("type")) is not int:
            return known
        parent = text(channel.get("parent_id"))
        above = self.around.places.where(parent)
        in_forum = above is not None and above.is_forum
        return Where(channel["type"], text(self.payload.get("guild_id")), parent, in_forum=in_forum)

    def _about(self, shown: Json, *, ephemeral: bool) -> MessageRef | None:
        """The card with the button, else the one in whose thread it was done. What only one person sees is
        no card."""
        where, message = self._where(), text(shown.get("id"))
        if message:
            return None if ephemeral else message_ref(self._channel(), message, where)
        return card_of_thread(self._channel(), where) if where is not None and where.is_thread else None

    # --- what was filled in -------------------------------------------------------------------------------

    def _sent(self, data: Json) -> Press:
        fields: dict[str, str] = {}
        mentions: list[Mention] = []
        for part in _leaves(data.get("components")):
            name, values = text(part.get("custom_id")), part.get("values")
            chosen = [text(value) for value in values] if isinstance(values, list) else []
            if not name:
                continue
            if part.get("type") == USER_SELECT:
                people = [slash.chosen(data, user) for user in chosen]
                mentions += people
                fields[name] = ", ".join(person.shown for person in people)
            else:
                fields[name] = text(part.get("value")) or next(iter(chosen), "")
        return Press(_parts(data)[1], fields, tuple(mentions))

    def _person_meant(self, data: Json) -> Command:
        person = slash.chosen(data, _required(data, "target_id"))
        return Command("circle", "person", {"member": person.shown}, (person,))

    def _proposed(self, data: Json) -> Command:
        """Somebody's message as the text of a proposal; what hangs on it, by its addresses."""
        message = data["resolved"]["messages"][_required(data, "target_id")]
        guild = text(self.payload.get("guild_id"))
        words = plain(text(message.get("content")), guild, message, self.around, whole=True).words
        files = message.get("attachments") or ()
        links = [text(one.get("url")) for one in files if isinstance(one, dict)]
        written = "\n".join(filter(None, (words.strip(), *links)))
        return Command("consent", "propose", {"text": written} if written else {})


def _required(data: Json, name: str) -> str:
    value = text(data.get(name))
    if not value:
        raise ValueError(f"an interaction without {name}")
    return value


def _parts(data: Json) -> tuple[str, str]:
    """A button's or form's letter, and the token of its action."""
    custom_id = _required(data, "custom_id")
    return custom_id[0], custom_id[1:]


def _leaves(components: Any) -> Iterable[Json]:
    """The fields of a form, out of the rows and labels that hold them."""
    for part in components if isinstance(components, list) else ():
        if isinstance(part, dict):
            yield part
            yield from _leaves(part.get("components"))
            yield from _leaves([part.get("component")])


def _label(components: Any, custom_id: Any) -> str:
    """What stands on the button with this id."""
    return next(
        (text(one.get("label")) for one in _leaves(components) if one.get("custom_id") == custom_id), ""
    )


def _focused(data: Json) -> str:
    """The name of the option that is being typed."""
    return next((text(one.get("name")) for one in slash.options_of(data) if one.get("focused") is True), "")
