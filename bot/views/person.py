"""What one person is shown over all their circles: what waits for them, reminders, and their settings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from bot.cards import Action, Block, Bullets, Card, Heading, Line
from bot.core.kernel import MemberId, StreamId
from bot.core.kinds import KINDS, PROCESSES
from bot.ports import Stream
from bot.rows import Member, Membership
from bot.verbs import BY_WORDS
from bot.views import forms
from bot.views.kinds import VIEWS
from bot.views.look import Look

Entry: TypeAlias = tuple[Stream, tuple[Line, ...]]
"""A stream, and what waits for the reader in it, a line each."""
MOST_ENTRIES = 12
"""So many processes are shown with their answers; the others are named."""


def inbox(look: Look) -> Card:
    """What waits for the reader, over all circles, each with its answers."""
    entries = waiting(look, _streams(look))
    title = look.say("view-inbox-title")
    if not entries:
        blocks: tuple[Block, ...] = (look.paragraph("view-inbox-empty"),)
        return Card(title=title, blocks=blocks, language=look.language)
    return _entries(look, title, entries)


def reminder(look: Look, streams: Iterable[str]) -> Card | None:
    """One message for all that waits; ``None`` where everything has been answered meanwhile."""
    found = [stream for id in streams if (stream := look.stream(StreamId(id))) is not None]
    entries = waiting(look, found)
    if not entries:
        return None
    title = look.say("view-reminder-title", count=len(entries))
    return _entries(look, title, entries, marks=len(found) == 1)


def _streams(look: Look) -> Iterator[Stream]:
    if look.reader is not None:
        yield from open_in(look, [row.circle for row in look.uow.find(Membership, member=look.reader)])


def open_in(look: Look, circles: Sequence[StreamId]) -> Iterator[Stream]:
    """These circles, and all that runs in them."""
    open_ones = look.uow.streams(kind=PROCESSES, circle=circles, open=True) if circles else ()
    for id in (*circles, *open_ones):
        if (stream := look.stream(id)) is not None:
            yield stream


def waiting(look: Look, streams: Iterable[Stream]) -> list[Entry]:
    """The streams in which something waits for the reader, with what it is; what ends first is first."""
    return [
        (stream, lines) for stream in in_order(streams) if (lines := VIEWS[stream.kind].waits(look, stream))
    ]


def in_order(streams: Iterable[Stream]) -> Sequence[Stream]:
    """What ends first stands first; what ends at the same moment, by its number."""

    def key(stream: Stream) -> tuple[bool, datetime | None, int]:
        deadline = KINDS[stream.kind].standing(stream.state).deadline
        return deadline is None, deadline or stream.opened_at, stream.number

    return sorted(streams, key=key)


def entry(look: Look, waits: Entry, *, whole: bool) -> tuple[Block, ...]:
    """Which it is and what waits in it; ``whole``: also what is to be answered."""
    stream, lines = waits
    view = VIEWS[stream.kind]
    text = view.text(look, stream) if whole else ()
    return (Heading(view.name(look, stream)), Bullets(lines), *text)


def _entries(look: Look, title: Line, entries: Sequence[Entry], *, marks: bool = False) -> Card:
    """Each process with what waits in it; marks only where the message is about a single one."""
    blocks: list[Block] = []
    actions: list[Action] = []
    several = len(entries) > 1
    for each in entries[:MOST_ENTRIES]:
        stream = each[0]
        blocks.extend(entry(look, each, whole=not several))
        for action in VIEWS[stream.kind].answers(look, stream, marks=marks):
            label = f"#{stream.number} {action.label}" if several and stream.number else action.label
            actions.append(replace(action, label=label))
    left = entries[MOST_ENTRIES:]
    if left:
        names = look.join([VIEWS[stream.kind].name(look, stream) for stream, _ in left])
        blocks.append(look.paragraph("view-inbox-more", names=names))
    return Card(title=title, blocks=tuple(blocks), actions=tuple(actions), language=look.language)


def settings(look: Look, member: MemberId) -> Card:
    """How the reader is spoken to, and how to change it."""
    row = look.uow.get(Member, member)
    as_circle = look.text("view-as-circle")
    values = {
        "language": (row and row.language) or as_circle,
        "timezone": (row and row.timezone) or as_circle,
        "quiet_hours": (row and row.quiet_hours) or as_circle,
    }
    lines: list[Line] = [(f"{name}: {value}",) for name, value in values.items()]
    paused = row.paused_until if row is not None else None
    if paused is not None and paused > look.now:
        lines.append(look.say("view-paused", until=paused))
    else:
        lines.append(look.say("view-not-paused"))
    blocks: tuple[Block, ...] = (
        Bullets(tuple(lines)),
        look.paragraph("view-person-settings-how", small=True),
    )
    form = forms.of_verb(look, BY_WORDS["inbox", "settings"], {}, "-/-/inbox.settings")
    change = Action(form.token, look.text("view-person-settings-change"), asks=form.asks, intro=form.intro)
    title = look.say("view-person-settings-title")
    return Card(title=title, blocks=blocks, actions=(change,), language=look.language)
