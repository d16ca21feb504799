"""A circle in memory, moved by the real rules, to look at what its people are shown."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from bot.cards import (
    Action,
    Bullets,
    Card,
    Difference,
    Heading,
    Inline,
    Line,
    Moment,
    Name,
    Paragraph,
    Quote,
    Said,
)
from bot.codec import write_message
from bot.core.agreement import AGREEMENT
from bot.core.circle import CIRCLE, Circle
from bot.core.circle import commands as c
from bot.core.consent import CONSENT
from bot.core.consent import commands as consent
from bot.core.consent.state import Decision, Plan
from bot.core.kernel import (
    Accepted,
    Begin,
    Context,
    Follow,
    Kind,
    MemberId,
    Message,
    Notice,
    Refused,
    Ring,
    StreamId,
    WordsId,
    fact,
)
from bot.core.settings import Settings, length
from bot.ports import Stream
from bot.rows import AccountRow, Member, Membership, Outgoing, Post, Words
from bot.views.drawing import compose, draw_card, draw_outgoing
from bot.views.look import Look

T = TypeVar("T")

BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
GARDEN = StreamId("garden")
ANA, BEN, CLEO, DAN = (MemberId(name) for name in ("ana", "ben", "cleo", "dan"))
EVE = MemberId("eve")
"""She isn't in the circle."""
KINDS: dict[str, Kind] = {kind.name: kind for kind in (CIRCLE, CONSENT, AGREEMENT)}
TITLE, TEXT = "New opening hours", "The workshop opens\non Tuesdays."


class Unit:
    """Reads rows and streams from dictionaries, as a unit of work does from tables."""

    def __init__(self) -> None:
        self.rows: dict[tuple[Any, ...], Any] = {}
        self.all: dict[StreamId, Stream] = {}

    def get(self, row: type[T], *key: Any) -> T | None:
        return self.rows.get((row, *key))

    def put(self, row: Any) -> None:
        self.rows[(type(row), *(getattr(row, name) for name in row.KEY))] = row

    def find(self, row: type[T], *, limit: int | None = None, order: str = "", **equal: Any) -> Sequence[T]:
        found = [
            each
            for key, each in self.rows.items()
            if key[0] is row and all(_fits(getattr(each, name), value) for name, value in equal.items())
        ]
        return found[:limit]

    def load(self, stream: StreamId) -> Stream | None:
        return self.all.get(stream)

    def streams(
        self,
        *,
        kind: str | Collection[str] | None = None,
        circle: StreamId | Collection[StreamId] | None = None,
        organisation: str | None = None,
        number: int | None = None,
        name: str | None = None,
        open: bool | None = None,
        limit: int | None = None,
    ) -> Sequence[StreamId]:
        wanted = {"kind": kind, "circle": circle, "organisation": organisation, "number": number}
        found = [
            stream.id
            for stream in reversed(self.all.values())
            if all(value is None or _fits(getattr(stream, key), value) for key, value in wanted.items())
            and (open is None or KINDS[stream.kind].is_over(stream.state) is not open)
        ]
        return found[:limit]


def _fits(value: Any, wanted: Any) -> bool:
    many = isinstance(wanted, Collection) and not isinstance(wanted, str)
    return value in wanted if many else value == wanted


class Village:
    """Ana, Ben, Cleo and Dan in the circle Garden; Ana facilitates."""

    def __init__(self, *people: MemberId, settings: Settings | None = None) -> None:
        self.now = BEGIN
        self.unit = Unit()
        self.notices: list[tuple[StreamId, Notice]] = []
        for member in (ANA, BEN, CLEO, DAN, EVE):
            self.unit.put(Member(member, member.capitalize()))
            self.unit.put(AccountRow("web", f"@{member}", member, member.capitalize()))
        members = people or (ANA, BEN, CLEO, DAN)
        create = c.Create(
            "Garden",
            self.words("vegetables for forty households"),
            members=members,
            settings=settings or Settings(timezone="Europe/Berlin"),
        )
        self.open("circle", GARDEN, GARDEN, 0, create, members[0])
        for member in members:
            self.unit.put(Membership(member, GARDEN))

    # --- what happens ---------------------------------------------------------------------------------

    def words(self, text: str) -> WordsId:
        key = WordsId(f"words-{text}")
        self.unit.put(Words(key, text, None, self.now))
        return key

    @property
    def circle(self) -> Circle:
        return self.unit.all[GARDEN].state

    def open(
        self, kind: str, id: StreamId, circle: StreamId, number: int, command: Any, actor: MemberId | None
    ) -> StreamId:
        stream = Stream(id, kind, "org", circle, number, 0, None, "", self.now)
        accepted = self._run(stream, command, actor)
        assert isinstance(accepted, Accepted), accepted
        return id

    def propose(
        self,
        by: MemberId = ANA,
        *,
        id: str = "p12",
        number: int = 12,
        title: str = TITLE,
        text: str = TEXT,
        quick: bool = False,
        live: bool = False,
        **more: Any,
    ) -> StreamId:
        rules = self.circle.settings
        ends = [self.now + length(rules, "questions")]
        ends.append(ends[0] + length(rules, "reactions"))
        ends.append(ends[1] + length(rules, "consent"))
        plan = Plan(*ends)
        if quick:
            plan = Plan(consent=self.now + length(rules, "consent"))
        command = consent.Propose(
            title=self.words(title),
            text=self.words(text),
            rules=rules,
            plan=Plan() if live else plan,
            quick=quick,
            live=live,
            **more,
        )
        return self.open("consent", StreamId(id), GARDEN, number, command, by)

    def does(self, actor: MemberId | None, command: Any, stream: str = "p12") -> Accepted[Any] | Refused:
        return self._run(self.unit.all[StreamId(stream)], command, actor)

    def consents(self, *members: MemberId, stream: str = "p12") -> None:
        for member in members:
            self.does(member, consent.Consent(), stream)

    def objects(self, member: MemberId, reason: str = "", stream: str = "p12") -> None:
        self.does(member, consent.Object(self.words(reason) if reason else None), stream)

    def waits(self, **span: float) -> None:
        """Time passes; what falls due meanwhile rings."""
        until = self.now + timedelta(**span)
        while True:
            due = [
                (at, str(stream.id), key)
                for stream in self.unit.all.values()
                for key, at in KINDS[stream.kind].deadlines(stream.state).items()
                if at <= until
            ]
            if not due:
                break
            at, id, key = min(due)
            self.now = max(self.now, at)
            self.does(None, Ring(key, at), id)
        self.now = until

    def _run(self, stream: Stream, command: Any, actor: MemberId | None) -> Accepted[Any] | Refused:
        kind = KINDS[stream.kind]
        circle = self.unit.all.get(stream.circle)
        ctx = Context(
            self.now,
            actor,
            cause=f"act-{len(self.notices)}",
            circle=circle and circle.state,
            stream=stream.id,
            number=stream.number,
        )
        decided = kind.decide(stream.state, command, ctx)
        if isinstance(decided, Refused):
            return decided
        for event in decided.events:
            happened, before = fact(event, ctx), stream.state
            state = kind.evolve(before, happened)
            stream = replace(stream, state=state, version=stream.version + 1)
            self.unit.all[stream.id] = stream
            self.notices += [(stream.id, each) for each in kind.notices(before, state, happened, ctx.circle)]
            for following in kind.follows(state, happened, ctx):
                if isinstance(following, Begin) and following.kind == "agreement":
                    id, number = following.id or StreamId("agreement"), following.number or 0
                    self.open("agreement", id, stream.circle, number, following.command, None)
                elif isinstance(following, Follow):
                    self.does(None, following.command, following.to)
        return decided

    # --- what is seen ---------------------------------------------------------------------------------

    def state(self, stream: str = "p12") -> Decision:
        return self.unit.all[StreamId(stream)].state

    def card(self, slot: str = "", stream: str = "p12") -> Card:
        found = self.unit.all[StreamId(stream)]
        slot = slot or KINDS[found.kind].slot(found.state)
        return draw_card(self.unit, Post("post", found.id, slot, "web", "room", None, 1, 0), self.now)  # type: ignore[arg-type]

    def told(self, member: MemberId | None, key: str = "") -> Card:
        """The latest word to this person (or to everybody), drawn."""
        for stream, notice in reversed(self.notices):
            if notice.to == member and notice.text.key.startswith(key):
                return self.drawn(stream, notice)
        raise AssertionError(f"{member} was told nothing like {key}: {[n.text.key for _, n in self.notices]}")

    def drawn(self, stream: StreamId, notice: Notice) -> Card:
        card = self.sent(stream, notice)
        assert card is not None
        return card

    def sent(self, stream: StreamId | None, notice: Notice) -> Card | None:
        row = Outgoing(
            key="k",
            message=write_message(notice.text),
            stream=stream,
            slot=notice.slot,
            member=notice.to,
            platform=None if notice.to else "web",
            place=None if notice.to else "room",
            under=None,
            pings=" ".join(notice.pings),
            created_at=self.now,
        )
        return draw_outgoing(self.unit, row, self.now)  # type: ignore[arg-type]

    def shows(self, reader: MemberId | None, key: str, slot: str = "", **params: Any) -> Card:
        """A view, as a reply."""
        look = Look.at(self.unit, self.now, circle=None if reader else GARDEN, reader=reader)  # type: ignore[arg-type]
        return compose(look, Message(key, params), None, slot)


# --- reading a card -----------------------------------------------------------------------------------


def line(parts: Line) -> str:
    return "".join(map(_inline, parts))


def _inline(part: Inline) -> str:
    if isinstance(part, Name):
        return part.name
    if isinstance(part, Moment | Said):
        return part.text
    return part


def read(card: Card) -> str:
    """All that a card says, line by line."""
    lines = [line(card.title)]
    for block in card.blocks:
        match block:
            case Paragraph() | Heading():
                lines.append(line(block.line))
            case Quote():
                lines += [line(block.label), block.text]
            case Bullets():
                lines += [line(item) for item in block.items]
            case Difference():
                lines += [line(block.label), "".join(text for kind, text in block.runs)]
    return "\n".join(each for each in lines if each)


def labels(card: Card) -> list[str]:
    return [action.label for action in card.actions]


def verbs(actions: Iterable[Action]) -> list[str]:
    return [action.token.split("/")[2] for action in actions]


def marks(card: Card) -> dict[str, str]:
    return {action.mark: action.label for action in card.actions if action.mark}
