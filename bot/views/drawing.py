"""From a row to a card: the cards that hang in places, the messages that are sent once, direct replies."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeAlias

from bot.cards import Action, Block, Card, Line, Paragraph, Quote, Said, Talk
from bot.codec import read_message
from bot.core.kernel import MemberId, Message, Quoted, StreamId
from bot.core.kinds import KINDS, PROCESSES
from bot.ports import Place, Stream, UnitOfWork
from bot.rows import Home, Outgoing, Post, Shown
from bot.views import agreement, circle, guide, person
from bot.views.difference import shown
from bot.views.kinds import VIEWS, decided, running
from bot.views.look import Look

# --- rows ---------------------------------------------------------------------------------------------


def draw_card(uow: UnitOfWork, post: Post, now: datetime) -> Card:
    """A card of a stream in a place: the live one, or the pointer that is left of a former one."""
    stream = uow.load(post.stream)
    if stream is None:
        return compose(Look(uow, now), Message("view-nothing-there"))
    look = Look.at(uow, now, circle=stream.circle)
    card = VIEWS[stream.kind].card(look, stream, post.slot)
    return replace(card, talk=_talk(look, stream, Place(post.platform, post.place)))


def _talk(look: Look, stream: Stream | None, place: Place | None) -> Talk | None:
    """Where a process is talked about in a place."""
    if stream is None or place is None or stream.kind not in PROCESSES:
        return None
    shown = look.uow.find(Shown, platform=place.platform, place=place.id, stream=stream.id)
    name = f"#{stream.number} {look.title(stream.state.title).text}"
    return Talk(name, tuple(row.message for row in shown))


def draw_outgoing(uow: UnitOfWork, row: Outgoing, now: datetime) -> Card | None:
    """A message that is sent once; ``None`` where there is nothing to say any more."""
    text = read_message(row.message)
    place = Place(row.platform, row.place) if row.platform and row.place else None
    look = _look(uow, now, row.stream, row.member, place, row.language)
    stream = look.stream(row.stream) if row.stream is not None else None
    if stream is not None and VIEWS[stream.kind].is_passed(look, stream, row.slot, text.key):
        return None
    card = compose(look, text, row.stream, row.slot) if text.key != "reminder" else _reminder(look, text)
    if card is None:
        return None
    if place is not None and row.member is None:
        card = replace(card, talk=_talk(look, stream, place))
    if not row.pings:
        return card
    return replace(card, pings=look.names((MemberId(id) for id in row.pings.split()), ping=True))


def compose_reply(
    uow: UnitOfWork,
    text: Message,
    *,
    stream: StreamId | None,
    slot: str,
    reader: MemberId | None,
    place: Place,
    private: bool,
    now: datetime,
    language: str = "",
) -> Card:
    """What somebody is told at once. A public reply never shows what is for one person's eyes only.

    Args:
        language: that of whoever is told, where neither they nor a circle has one.
    """
    look = _look(uow, now, stream, reader if private else None, place, language)
    return compose(look, text, stream, slot)


def _look(
    uow: UnitOfWork,
    now: datetime,
    stream: StreamId | None,
    reader: MemberId | None,
    place: Place | None,
    language: str = "",
) -> Look:
    found = uow.load(stream) if stream is not None else None
    here = found.circle if found is not None else None
    if here is None and place is not None and reader is None:
        homes = uow.find(Home, platform=place.platform, native=place.id, limit=1)
        here = homes[0].circle if homes else None
    return Look.at(uow, now, circle=here, reader=reader, language=language)


# --- messages -----------------------------------------------------------------------------------------


def compose(look: Look, text: Message, stream: StreamId | None = None, slot: str = "") -> Card:
    """A message as a card: a whole view, or a sentence with the answers of its card beneath it.

    With ``look.reader`` it is for that person's eyes only: what only they may do stands beneath.
    """
    view = MESSAGES.get(text.key)
    if view is not None:
        return view(look, text.params)
    about = look.stream(stream) if stream is not None else None
    blocks: list[Block] = list(sentence(look, text))
    actions: tuple[Action, ...] = ()
    title: Line = ()
    if about is not None:
        title = _private_title(look, about, text)
        if slot:
            more, actions = VIEWS[about.kind].beneath(look, about, slot, text.key)
            blocks.extend(more)
    return Card(title=title, blocks=tuple(blocks), actions=actions, language=look.language)


def _private_title(look: Look, about: Stream, text: Message) -> Line:
    """In the one private conversation a word says which circle or process it is about."""
    if look.reader is None or about.kind == "circle":
        return ()
    if "title" in text.params:
        return look.say("view-circle-name", circle=str(about.circle))
    return VIEWS[about.kind].name(look, about)


def sentence(look: Look, text: Message) -> Iterator[Block]:
    """A sentence of the catalogues. What people wrote, titles aside, stands in blocks of its own, verbatim;
    two texts called ``before`` and ``after`` stand as what changed between them."""
    texts = {
        name: Said(look.words(value.words))
        for name, value in text.params.items()
        if isinstance(value, Quoted) and name != "title"
    }
    said: dict[str, Any] = {**text.params, **texts}
    current: list[Any] = []
    for inline in look.say(text.key, **said):
        which = next((name for name, words in texts.items() if words is inline), None)
        if which is None:
            current.append(inline)
            continue
        yield from _paragraphs(tuple(current))
        current = []
        if which == "before" and "after" in texts:
            if texts["before"].text != texts["after"].text:
                yield shown(texts["before"].text, texts["after"].text, look.say("view-what-changed"))
        elif which != "after" or "before" not in texts:
            yield Quote(texts[which].text, _called(look, which, texts))
    yield from _paragraphs(tuple(current))


def _called(look: Look, which: str, texts: Mapping[str, Said]) -> Line:
    """What a text is, where two stand together."""
    if "question" not in texts:
        return ()
    return look.say("view-quote-question" if which == "question" else "view-quote-answer")


def _paragraphs(line: Line) -> Iterator[Paragraph]:
    """A line as paragraphs: one for each line of the catalogue."""
    parts: list[list[Any]] = [[]]
    for inline in line:
        pieces = inline.split("\n") if isinstance(inline, str) else [inline]
        parts[-1].append(pieces[0])
        parts.extend([piece] for piece in pieces[1:])
    for part in parts:
        stripped = _stripped(part)
        if stripped:
            yield Paragraph(stripped)


def _stripped(part: list[Any]) -> Line:
    if part and isinstance(part[0], str):
        part[0] = part[0].lstrip()
    if part and isinstance(part[-1], str):
        part[-1] = part[-1].rstrip()
    return tuple(inline for inline in part if inline != "")


# --- whole views --------------------------------------------------------------------------------------

Params: TypeAlias = Mapping[str, Any]


def _list(params: Params, name: str) -> tuple[str, ...]:
    value = params.get(name, ())
    return (value,) if isinstance(value, str) else tuple(value)


def _circle(look: Look, params: Params) -> Card:
    def show(look: Look, stream: Stream) -> Card:
        return circle.show(look, stream, running(look, stream))

    return _of(look, params.get("circle"), show)


def _settings(look: Look, params: Params) -> Card:
    return _of(look, params.get("circle"), circle.settings)


def _decision(look: Look, params: Params) -> Card:
    def show(look: Look, stream: Stream) -> Card:
        return agreement.show(look, stream, decided(look, stream))

    return _of(look, params.get("agreement"), show)


def _details(look: Look, params: Params) -> Card:
    """A whole process for one person: its card, what was before, and all that they can do."""
    stream = look.stream(StreamId(params["process"]))
    if stream is None:
        return _nothing(look)
    view = VIEWS[stream.kind]
    card = view.card(look, stream, KINDS[stream.kind].slot(stream.state))
    blocks, actions = view.details(look, stream)
    return replace(card, blocks=(*card.blocks, *blocks), actions=actions)


def _of(look: Look, id: str | None, draw: Callable[[Look, Stream], Card]) -> Card:
    stream = look.stream(StreamId(id)) if id else None
    return draw(look, stream) if stream is not None else _nothing(look)


def _nothing(look: Look) -> Card:
    return Card(blocks=(look.paragraph("view-nothing-there"),), language=look.language)


def _reminder(look: Look, text: Message) -> Card | None:
    return person.reminder(look, _list(text.params, "processes"))


MESSAGES: Mapping[str, Callable[[Look, Params], Card]] = {
    "view-circle": _circle,
    "view-circles": lambda look, params: circle.tree(look, _list(params, "organisations")),
    "view-settings": _settings,
    "view-decisions": lambda look, params: agreement.in_force(look, _list(params, "circles")),
    "view-decision": _decision,
    "view-search": lambda look, params: agreement.found(
        look, params["words"], _list(params, "organisations")
    ),
    "view-details": _details,
    "view-person": lambda look, params: circle.one_member(
        look, MemberId(params["member"]), _list(params, "circles")
    ),
    "view-inbox": lambda look, params: person.inbox(look),
    "view-person-settings": lambda look, params: person.settings(look, MemberId(params["member"])),
    "view-help": lambda look, params: guide.help_(look, _list(params, "circles")),
    "view-help-alone": lambda look, params: guide.help_(look, (), alone=True),
    "view-choose": lambda look, params: guide.choose(look, params["verb"], _list(params, "processes")),
}
"""Messages that are more than a sentence, by their key."""

SHOWN_TO_ALL = frozenset(
    ("view-circle", "view-circles", "view-settings", "view-decisions", "view-decision", "view-search")
)
"""Those that a group may want to read together; all other answers are for the person who acted."""
