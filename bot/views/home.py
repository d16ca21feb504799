"""What concerns one person in one organisation, at a glance: cards one below the other, what waits first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot.cards import Action, Block, Bullets, Card, Line, Paragraph
from bot.core.kernel import MemberId
from bot.core.kinds import KINDS
from bot.ports import Account, Stream, UnitOfWork
from bot.rows import AccountRow, Anchor, Membership
from bot.verbs import BY_WORDS
from bot.views import agreement, circle, forms, person
from bot.views.kinds import VIEWS
from bot.views.look import Look

MOST_RUNNING = 15
MOST_AGREEMENTS = 10
MOST_LOOKED_AT = 1_000
"""Of so many agreements, the newest, those are found that are looked at next."""
MOST_CIRCLES = 20
MOST_TO_JOIN = 5
_FIRST_STEPS = ("consent propose", "consent quick", "round start", "election start", "inbox settings")


def home(
    uow: UnitOfWork, who: Account, organisation: str, now: datetime, language: str = ""
) -> tuple[Card, ...]:
    """All that concerns somebody there. Each thing stands once, with what can be done about it beneath it.

    Args:
        organisation: as the platform names it; what belongs to others isn't shown.
        language: that of somebody who has none here, and no circle.
    """
    row = uow.get(AccountRow, who.platform, who.id)
    anchor = uow.get(Anchor, who.platform, organisation)
    here = anchor.organisation if anchor is not None else None
    reader = row.member if row is not None else None
    mine = _circles(uow, reader, here)
    look = Look.at(uow, now, circle=mine[0].id if mine else None, reader=reader, language=language)
    if reader is None or not mine:
        return (_begin(look, here),)
    streams = list(person.open_in(look, [each.id for each in mine]))
    entries = person.waiting(look, streams)
    waits = {stream.id for stream, _ in entries}
    others = [one for one in person.in_order(streams) if one.id not in waits and _runs(one)]
    several = len(mine) > 1
    return (
        *_waiting(look, entries),
        *_running(look, others, several=several),
        *_agreements(look, mine, several=several),
        _roles(look, mine, reader),
        _first_steps(look, mine),
    )


def _circles(uow: UnitOfWork, reader: MemberId | None, organisation: str | None) -> list[Stream]:
    """The reader's circles in the organisation, by name."""
    if reader is None or organisation is None:
        return []
    found = [uow.load(row.circle) for row in uow.find(Membership, member=reader)]
    here = [one for one in found if one and one.organisation == organisation and one.state.status == "active"]
    return sorted(here, key=lambda one: one.state.name.casefold())


def _begin(look: Look, organisation: str | None) -> Card:
    """For whoever is in no circle here: what this is, and how to begin."""
    ids = look.uow.streams(kind="circle", organisation=organisation, open=True) if organisation else ()
    found = [one for id in ids[:MOST_TO_JOIN] if (one := look.stream(id)) is not None]
    blocks: list[Block] = [look.paragraph("view-home-what"), look.paragraph("view-home-begin")]
    if found:
        blocks.append(look.paragraph("view-home-join"))
    blocks += _more(look, "view-home-more-circles", len(ids) - len(found))
    joins = tuple(
        circle.joining(look, one) for one in sorted(found, key=lambda one: one.state.name.casefold())
    )
    return Card(look.say("view-home-welcome"), tuple(blocks), joins, language=look.language)


# --- what is open -------------------------------------------------------------------------------------


def _waiting(look: Look, entries: Sequence[person.Entry]) -> Iterator[Card]:
    shown = entries[: person.MOST_ENTRIES]
    first = () if entries else (look.paragraph("view-inbox-empty"),)
    yield Card(look.say("view-inbox-title"), first, language=look.language)
    for each in shown:
        stream = each[0]
        # Somebody's request to join is all there is to see of it.
        more = () if stream.kind == "circle" else (_details(look, stream),)
        yield Card(
            blocks=person.entry(look, each, whole=len(entries) == 1),
            actions=(*VIEWS[stream.kind].answers(look, stream, marks=False), *more),
            language=look.language,
        )
    yield from _rest(look, "view-home-more-waits", len(entries) - len(shown))


def _runs(stream: Stream) -> bool:
    """A process that hasn't ended, not even if it can still be reopened."""
    return stream.kind != "circle" and not KINDS[stream.kind].standing(stream.state).outcome


def _details(look: Look, stream: Stream) -> Action:
    """Shows the whole process, with all that the reader can do in it."""
    token = f"{stream.id}/{KINDS[stream.kind].slot(stream.state)}/details"
    return Action(token, look.label("details"), typed=f"!{stream.kind} details #{stream.number}")


def _running(look: Look, streams: Sequence[Stream], *, several: bool) -> Iterator[Card]:
    """What runs without the reader: where it stands, until when, and whose move it is."""
    if not streams:
        return
    yield Card(look.say("view-home-running"), language=look.language)
    for stream in streams[:MOST_RUNNING]:
        view = VIEWS[stream.kind]
        line = view.standing(look, stream) if view.standing is not None else view.name(look, stream)
        beside = _beside(look, stream, view.move(look, stream), several=several)
        yield Card(
            blocks=(Paragraph(line), *beside), actions=(_details(look, stream),), language=look.language
        )
    yield from _rest(look, "view-home-more-running", len(streams) - MOST_RUNNING)


def _beside(look: Look, stream: Stream, said: Line, *, several: bool) -> Iterator[Block]:
    """Small print to a line: the circle, where it could be one of several, and what else there is to say."""
    parts = [look.say("view-circle-name", circle=str(stream.circle))] if several else []
    parts += [said] if said else []
    if parts:
        line = parts[0] if len(parts) == 1 else (*parts[0], " · ", *parts[1])
        yield Paragraph(line, small=True)


# --- what holds ---------------------------------------------------------------------------------------


def _agreements(look: Look, mine: Iterable[Stream], *, several: bool) -> Iterator[Card]:
    """Agreements in force: those that are due, then those that are looked at next."""
    ids = look.uow.streams(kind="agreement", circle=[one.id for one in mine], open=True)
    found = [one for id in ids[:MOST_LOOKED_AT] if (one := look.stream(id)) is not None]
    if not found:
        return
    yield Card(look.say("view-decisions-title"), language=look.language)
    for stream in sorted(found, key=_next_first)[:MOST_AGREEMENTS]:
        due = agreement.deeds(look, stream) if stream.state.status == "due" else ()
        yield Card(
            blocks=(
                Paragraph(agreement.line(look, stream)),
                *_beside(look, stream, (), several=several),
            ),
            actions=(*due, agreement.details(look, stream)),
            language=look.language,
        )
    yield from _rest(look, "view-home-more-agreements", len(ids) - MOST_AGREEMENTS)


def _next_first(stream: Stream) -> tuple[bool, str, int]:
    review = stream.state.dates.review
    return stream.state.status != "due", review.on.isoformat() if review else "never", -stream.number


def _roles(look: Look, mine: Sequence[Stream], reader: MemberId) -> Card:
    lines = tuple(circle.standing(look, one.state, reader) for one in mine[:MOST_CIRCLES])
    left = _more(look, "view-home-more-circles", len(mine) - MOST_CIRCLES)
    return Card(look.say("view-home-roles"), (Bullets(lines), *left), language=look.language)


# --- what can be begun --------------------------------------------------------------------------------


def _first_steps(look: Look, mine: Sequence[Stream]) -> Card:
    only = mine[0].state if len(mine) == 1 else None
    actions = []
    for words in _FIRST_STEPS:
        group, _, name = words.partition(" ")
        token = f"-/-/{group}.{name}"
        form = forms.of_verb(look, BY_WORDS[group, name], {}, token, only)
        label = look.text(f"view-home-{group}-{name}")
        actions.append(Action(token, label, asks=form.asks, intro=form.intro, typed=f"!{words} …"))
    return Card(
        look.say("view-home-begin-something"),
        (look.paragraph("view-home-elsewhere", small=True),),
        tuple(actions),
        language=look.language,
    )


def _rest(look: Look, key: str, count: int) -> Iterator[Card]:
    blocks = tuple(_more(look, key, count))
    if blocks:
        yield Card(blocks=blocks, language=look.language)


def _more(look: Look, key: str, count: int) -> Iterator[Block]:
    if count > 0:
        yield look.paragraph(key, small=True, count=count)
