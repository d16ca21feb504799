"""How a circle looks: its card, all circles as a tree, and its settings."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from bot.cards import Action, Block, Bullets, Card, Line, Quote, Said
from bot.core.circle import (
    FACILITATOR,
    HOME,
    Circle,
    Holding,
    facilitator,
    holdings,
    is_away,
    is_member,
    members,
    request_slot,
    role_slot,
)
from bot.core.kernel import MemberId, StreamId
from bot.core.settings import NEED_CONSENT, SETTINGS, Reminders, Span, notation
from bot.marks import mark_of
from bot.ports import Stream
from bot.rows import AccountRow
from bot.views.look import Look
from bot.views.view import View
from bot.words.wording import say_calendar, say_span

MOST_SHOWN = 60
"""So many members are named; of a larger circle the rest are counted."""


def draw(look: Look, stream: Stream, slot: str) -> Card:
    """The card of a circle that hangs in its places: what it is for and who belongs to it. It is redrawn when
    the circle changes, so it shows nothing else."""
    return _card(look, stream, (look.paragraph("view-circle-more", small=True),))


def show(look: Look, stream: Stream, running: Iterable[Block]) -> Card:
    """A circle as somebody asks to see it: with what is going on, and who can't be reached."""
    return _card(look, stream, (*running, *_unreachable(look, stream.state)))


def _card(look: Look, stream: Stream, more: tuple[Block, ...]) -> Card:
    circle: Circle = stream.state
    blocks: tuple[Block, ...]
    if circle.status == "closed":
        blocks = (look.paragraph("view-circle-closed"),)
        return Card(title=(Said(circle.name),), blocks=blocks, language=look.language)
    blocks = (
        *_what(look, circle),
        *_who(look, circle),
        *_roles(look, circle),
        *_requests(look, circle),
        *more,
        *_how(look, circle),
    )
    return Card(
        title=(Said(circle.name),),
        blocks=blocks,
        actions=(*_letting_in(look, stream), *_join(look, stream), *_electing(look, stream)),
        language=look.language,
    )


def _what(look: Look, circle: Circle) -> Iterator[Block]:
    yield Quote(look.words(circle.aim), look.say("view-circle-aim"))
    if circle.domain is not None:
        yield Quote(look.words(circle.domain), look.say("view-circle-domain"))
    if circle.parent is not None and look.circle(circle.parent) is not None:
        yield look.paragraph("view-circle-parent", parent=str(circle.parent))


def _who(look: Look, circle: Circle) -> Iterator[Block]:
    everybody = members(circle)
    if not everybody:
        yield look.paragraph("view-circle-asleep")
        return
    look.know(everybody)
    named = [_member(look, circle, member) for member in everybody[:MOST_SHOWN]]
    if len(everybody) > MOST_SHOWN:
        named.append(look.say("view-and-more", count=len(everybody) - MOST_SHOWN))
    yield look.paragraph("view-circle-members", people=look.join(named), count=len(everybody))


def _member(look: Look, circle: Circle, member: MemberId) -> Line:
    name = look.name(member)
    until = circle.members[member].away_until
    if is_away(circle, member, look.now) and until is not None:
        return look.say("view-member-away", person=name, day=until)
    return (name,)


def _roles(look: Look, circle: Circle) -> Iterator[Block]:
    items = list(_held(look, holdings(circle)))
    if items:
        yield look.heading("view-heading-roles")
        yield Bullets(tuple(items))
    if facilitator(circle) is None and circle.members:
        yield look.paragraph("view-circle-no-facilitator")


def _held(look: Look, held_here: Iterable[Holding]) -> Iterator[Line]:
    for held in held_here:
        by = "elected" if held.assigned_by is None else "assigned"
        term = "" if held.term_ends is None else "-expired" if held.expired else "-until"
        yield look.say(
            f"view-role-{by}{term}",
            role=held.role,
            person=look.name(held.member),
            **({} if held.assigned_by is None else {"by": look.name(held.assigned_by)}),
            **({} if held.term_ends is None else {"day": held.term_ends}),
        )


def _requests(look: Look, circle: Circle) -> Iterator[Block]:
    if circle.requests:
        yield look.paragraph("view-circle-requests", people=look.names(_by_request(circle)))


def _by_request(circle: Circle) -> list[MemberId]:
    return sorted(circle.requests, key=lambda member: (circle.requests[member].at, member))


def _letting_in(look: Look, stream: Stream) -> Iterator[Action]:
    circle: Circle = stream.state
    alone = len(circle.requests) == 1
    for member in _by_request(circle):
        yield _let_in(look, stream, member, named=not alone)


def _let_in(look: Look, stream: Stream, member: MemberId, *, named: bool = False) -> Action:
    label, who = look.label("let-in"), look.name(member)
    return Action(
        token=f"{stream.id}/{request_slot(member)}/let-in/{member}",
        label=f"{label}: {who.name}" if named else label,
        typed=f"!circle let-in {who.name} circle: {stream.state.name}",
    )


def _join(look: Look, stream: Stream) -> Iterator[Action]:
    if look.reader is None or not is_member(stream.state, look.reader):
        typed = f"!circle join circle: {stream.state.name}"
        mark = mark_of("circle", HOME, "join") if look.reader is None else None
        yield Action(f"{stream.id}/{HOME}/join", look.label("join"), mark, typed=typed)


def _unreachable(look: Look, circle: Circle) -> Iterator[Block]:
    """Members to whom no account of theirs leads privately: they don't get what is asked of them."""
    accounts: dict[MemberId, list[bool]] = {}
    for row in look.uow.find(AccountRow, member=tuple(circle.members)) if circle.members else ():
        accounts.setdefault(row.member, []).append(row.unreachable)
    silent = [member for member in members(circle) if accounts.get(member) and all(accounts[member])]
    if silent:
        yield look.paragraph("view-circle-unreachable", people=look.names(silent), count=len(silent))


def _how(look: Look, circle: Circle) -> Iterator[Block]:
    rules = circle.settings
    yield look.paragraph(f"view-circle-silence-{rules.silence}", small=True)
    yield look.paragraph(f"view-circle-joining-{rules.joining}", small=True)


# --- requests to join ---------------------------------------------------------------------------------


def beneath(look: Look, stream: Stream, slot: str, key: str) -> tuple[tuple[Block, ...], tuple[Action, ...]]:
    """Under the word that somebody asks to join: **Let in**."""
    circle: Circle = stream.state
    wanted = [member for member in circle.requests if request_slot(member) == slot]
    elects = [_elect(look, stream, held) for held in holdings(circle) if role_slot(held.role) == slot]
    return (), (*(_let_in(look, stream, member) for member in wanted), *elects[:1])


def _elect(look: Look, stream: Stream, held: Holding, *, named: bool = False) -> Action:
    """One tap opens the election of a role, with what it was last time."""
    label = look.label("elect")
    role = look.text("view-role-name", role=held.role)
    return Action(
        token=f"{stream.id}/{HOME}/elect/{role_slot(held.role)}",
        label=f"{label}: {role}" if named else label,
        typed=f"!election start {held.role} ⏎ circle: {stream.state.name}",
    )


def _electing(look: Look, stream: Stream) -> Iterator[Action]:
    """For whoever facilitates without having been elected, and for a term that is over."""
    circle: Circle = stream.state
    for held in holdings(circle):
        if held.expired or (held.role == FACILITATOR and held.assigned_by is not None):
            yield _elect(look, stream, held, named=True)


def waits(look: Look, stream: Stream) -> tuple[Line, ...]:
    """Requests to join wait for the facilitator."""
    circle: Circle = stream.state
    if look.reader is None or facilitator(circle) != look.reader or not circle.requests:
        return ()
    return (look.say("view-circle-requests", people=look.names(_by_request(circle))),)


def answers(look: Look, stream: Stream, *, marks: bool) -> tuple[Action, ...]:
    """What the reader can do about them."""
    return tuple(_letting_in(look, stream))


def name(look: Look, stream: Stream) -> Line:
    """The circle's name."""
    return (Said(stream.state.name),)


# --- all circles --------------------------------------------------------------------------------------


def one_member(look: Look, member: MemberId, circles: Iterable[str]) -> Card:
    """What somebody is in these circles: a member, with which roles until when, on leave."""
    blocks: list[Block] = []
    for id in circles:
        circle = look.circle(StreamId(id))
        if circle is None:
            continue
        held = list(_held(look, (each for each in holdings(circle) if each.member == member)))
        away = is_away(circle, member, look.now)
        lines = [*held, *((look.say("view-person-away"),) if away else ())] or [
            look.say("view-person-member")
        ]
        blocks += [look.heading("view-circle-name", circle=circle.name), Bullets(tuple(lines))]
    title = look.say("view-person-title", person=look.name(member))
    none = (look.paragraph("view-person-nowhere"),)
    return Card(title=title, blocks=tuple(blocks) or none, language=look.language)


def standing(look: Look, circle: Circle, member: MemberId) -> Line:
    """What somebody is in a circle, for their own eyes, in one line: their roles until when, on leave."""
    said: list[Line] = []
    for held in holdings(circle):
        if held.member != member:
            continue
        if held.term_ends is None:
            said.append(look.say("view-own-role", role=held.role))
        else:
            key = "view-own-role-expired" if held.expired else "view-own-role-until"
            said.append(look.say(key, role=held.role, day=held.term_ends))
    if is_away(circle, member, look.now):
        said.append(look.say("view-person-away"))
    roles = look.join(said or [look.say("view-person-member")])
    return look.say("view-own-circle", circle=circle.name, roles=roles)


def joining(look: Look, stream: Stream) -> Action:
    """One tap asks to join this circle, or joins it."""
    return Action(
        token=f"{stream.id}/{HOME}/join",
        label=f"{look.label('join')}: {stream.state.name}",
        typed=f"!circle join circle: {stream.state.name}",
    )


def tree(look: Look, organisations: Iterable[str]) -> Card:
    """All circles, each beneath its parent."""
    items: list[Line] = []
    for organisation in organisations:
        found = look.uow.streams(kind="circle", organisation=organisation, open=True)
        circles = [circle for id in found if (circle := look.circle(id)) is not None]
        items.extend(_branches(look, circles))
    blocks: tuple[Block, ...] = (Bullets(tuple(items)),) if items else (look.paragraph("view-no-circles"),)
    return Card(title=look.say("view-circles-title"), blocks=blocks, language=look.language)


def _branches(look: Look, circles: Iterable[Circle]) -> Iterator[Line]:
    active = sorted((c for c in circles if c.status == "active"), key=lambda c: c.name.casefold())
    ids = {circle.id for circle in active}
    below: dict[StreamId | None, list[Circle]] = {}
    for circle in active:
        below.setdefault(circle.parent if circle.parent in ids else None, []).append(circle)
    yield from _level(look, below, None, 0)


def _level(
    look: Look, below: Mapping[StreamId | None, list[Circle]], parent: StreamId | None, depth: int
) -> Iterator[Line]:
    for circle in below.get(parent, ()):
        aim = " ".join(look.words(circle.aim).split())
        said = look.say(
            "view-circle-line",
            circle=circle.name,
            aim=Said(aim if len(aim) <= 120 else f"{aim[:120].rstrip()} …"),
            count=len(circle.members),
        )
        yield ("\N{EM SPACE}" * depth + "↳ ", *said) if depth else said
        yield from _level(look, below, circle.id, depth + 1)


# --- settings -----------------------------------------------------------------------------------------


def settings(look: Look, stream: Stream) -> Card:
    """All settings as they are typed, and who may change which."""
    circle: Circle = stream.state
    values = {each: getattr(circle.settings, each) for each in SETTINGS}
    free = tuple(setting(look, each, values[each]) for each in SETTINGS if each not in NEED_CONSENT)
    decided = tuple(setting(look, each, values[each]) for each in SETTINGS if each in NEED_CONSENT)
    blocks: tuple[Block, ...] = (
        look.heading("view-settings-decided"),
        Bullets(decided),
        look.heading("view-settings-free"),
        Bullets(free),
        look.paragraph("view-settings-how", small=True),
    )
    title = look.say("view-settings-title", circle=circle.name)
    return Card(title=title, blocks=blocks, language=look.language)


def setting(look: Look, name: str, value: Any) -> Line:
    """A setting as one types it."""
    return (f"{name}: {_value(look, value)}",)


def _value(look: Look, value: Any) -> str:
    """A setting as it can be typed: lengths of time in the reader's language, all else as it is."""
    match value:
        case timedelta():
            return say_span(value, look.language)
        case Span():
            return say_calendar(value, look.language)
        case Reminders():
            points = (point if isinstance(point, str) else _value(look, point) for point in value.points)
            return ", ".join(points) or "none"
    return str(notation(value)) or "none"


VIEW = View(draw, beneath, name, waits=waits, answers=answers)
