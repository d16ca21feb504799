"""What people do with talking rounds, however they say it: typed, pressed, marked, or just by talking."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.commands.acting import Acting, Answer, Refusal, refuse
from bot.commands.deadlines import end_of, more_time
from bot.commands.handling import Deed, Handling
from bot.commands.proposing import opened
from bot.commands.settings import read_setting
from bot.commands.values import chosen, title_of
from bot.conduct import new_id
from bot.core.circle import Circle, is_member, members
from bot.core.hours import Hours
from bot.core.kernel import Accepted, MemberId, Quoted, StreamId, WordsId, message
from bot.core.round import ROUND
from bot.core.round import commands as c
from bot.core.round import events as e
from bot.core.round.order import ranked
from bot.core.round.state import SHOWN, Mode, Order, Phase, Round, Sort, is_on_turn, takes_talk
from bot.core.settings import Changes, Settings, length, problem
from bot.ports import Command, Stream
from bot.rows import Outgoing, Words
from bot.verbs import Option
from bot.verbs import round as verbs
from bot.words.written import words_of

REMEMBERED = 5
"""So many of the circle's last rounds tell who spoke least of late."""
WINDOW = "reactions"
"""A round over days is as long as the circle's reactions, unless it says otherwise."""

_OPTIONS: Mapping[str, Option] = {option.name: option for option in verbs.ROUND}


def start(acting: Acting, command: Command) -> Answer | None:
    """``round start``."""
    options = command.options
    circle = acting.circle(options)
    state: Circle = circle.state
    if not is_member(state, acting.me):
        refuse("refused-not-your-circle", circle=state.name)
    title = title_of(options.get("title"))
    mode = Mode(chosen(_OPTIONS, options, "mode") or Mode.ASYNC)
    order = Order(chosen(_OPTIONS, options, "order") or Order.FAIR)
    sort = Sort(chosen(_OPTIONS, options, "kind") or Sort.OPEN)
    rules = _with_turn(acting, state.settings, options.get("turn"))
    if mode is Mode.LIVE and options.get("deadline"):
        refuse("refused-live-round-has-no-deadline")
    ends_at = None if mode is Mode.LIVE else _ends_at(acting, state.settings, options.get("deadline"))
    return _open(acting, circle, acting.words(title), sort, mode, order, rules, ends_at)


def begin_about(acting: Acting, process: Stream, title: str) -> Answer | None:
    """A round that a process calls for: "what is happening?"."""
    circle = acting.must_load(process.circle)
    if (running := _running(acting, circle, lambda other: other.about == process.id)) is not None:
        return running
    ends_at = _ends_at(acting, circle.state.settings, None)
    words = acting.words(title)
    return _open(
        acting, circle, words, Sort.OPEN, Mode.ASYNC, Order.FAIR, circle.state.settings, ends_at, process.id
    )


def _running(acting: Acting, circle: Stream, is_it: Callable[[Round], bool]) -> Answer | None:
    """Two people may ask for the same round at once: the second is told of the one that runs."""
    for id in acting.uow.streams(kind=ROUND.name, circle=circle.id, open=True):
        other: Round = acting.must_load(id).state
        if other.phase is not Phase.CLOSED and is_it(other):
            return Answer(
                message("told-round-opened", number=other.number), id, ROUND.slot(other), private=True
            )
    return None


def _open(
    acting: Acting,
    circle: Stream,
    title: WordsId,
    sort: Sort,
    mode: Mode,
    order: Order,
    rules: Settings,
    ends_at: datetime | None,
    about: StreamId | None = None,
) -> Answer | None:
    number = acting.uow.next_number(circle.organisation)
    begun = c.Start(title, sort, mode, order, rules, _ranking(acting, circle, order, number), ends_at, about)
    acting.accepted(
        acting.conduct.open(
            ROUND.name,
            begun,
            organisation=circle.organisation,
            circle=circle.id,
            id=new_id(),
            number=number,
            actor=acting.me,
        )
    )
    return opened(acting, circle, number, "told-round-opened")


def _with_turn(acting: Acting, settings: Settings, given: str | None) -> Settings:
    if not given:
        return settings
    turn = read_setting("turn", given, acting.language(settings))
    wrong = problem(Changes(turn=turn))
    if wrong is not None:
        raise Refusal(wrong)
    return replace(settings, turn=turn)


def _ends_at(acting: Acting, settings: Settings, given: str | None) -> datetime:
    """When the window closes: as asked for, else as usual."""
    if not given:
        return Hours.of(settings).by_day(acting.now + length(settings, WINDOW))
    return end_of(acting.moment(given, settings), acting.now, settings)


def _ranking(acting: Acting, circle: Stream, order: Order, seed: int) -> tuple[MemberId, ...]:
    """Everybody as they would speak, by how much each has said in the circle's last rounds."""
    past = acting.uow.streams(kind=ROUND.name, circle=circle.id)
    rounds: list[Round] = [acting.must_load(id).state for id in past[:REMEMBERED]]
    spoken: dict[MemberId, int] = {}
    for each in rounds:
        for member, said in each.said.items():
            weight = 0 if said.passed else max(said.length, SHOWN if not said.words else 0)
            spoken[member] = spoken.get(member, 0) + weight
    last = next((each.heard[0] for each in rounds if each.heard), None)
    return ranked(members(circle.state), order, spoken=spoken, rounds=len(past), last_starter=last, seed=seed)


# --- a running round ----------------------------------------------------------------------------------


def act(acting: Acting, process: Stream, deed: Deed) -> Answer | None:
    """Does it, as this person.

    Raises:
        Refusal: with the reason.
    """
    state: Round = process.state
    slot = ROUND.slot(state)
    if deed.verb == "details":
        return Answer(message("view-details", process=process.id), process.id, slot, private=True)
    if deed.verb == "again":
        return _again(acting, process)
    make = _COMMANDS.get(deed.verb)
    if make is None:
        refuse("refused-unknown-verb", verb=deed.verb)
    outcome = _run(acting, process, make(acting, process, deed))
    if outcome.said is not None:
        slot = ROUND.slot(acting.must_load(process.id).state)
        return Answer(outcome.said, process.id, slot, private=deed.verb != "close")
    if deed.verb == "say" and acting.directly and is_on_turn(acting.must_load(process.id).state, acting.me):
        slot = ROUND.slot(state)
        return Answer(message("told-round-go-on", number=process.number), process.id, slot, private=True)
    openly = deed.verb == "say" and deed.typed and not acting.inbound.private
    if state.hidden and openly:
        return Answer(message("told-round-openly", number=process.number), private=True)
    return None


def spoken(acting: Acting, process: Stream, text: str) -> Answer | None:
    """What somebody writes in the round's thread or as a reply: part of the round where it is their turn.

    Args:
        text: empty for a picture or a voice note.
    """
    state: Round = process.state
    circle: Circle = acting.must_load(process.circle).state
    if not takes_talk(state, acting.me, circle, acting.now):
        if is_member(circle, acting.me):
            _told_aside(acting, process)
        return None
    outcome = _run(acting, process, _said(acting, process, "" if state.hidden else text, in_passing=True))
    return Answer(outcome.said, process.id, ROUND.slot(state), private=True) if outcome.said else None


def _told_aside(acting: Acting, process: Stream) -> None:
    """Whoever goes on writing after their answer is told once that it is talk now."""
    state: Round = process.state
    key = f"aside:{process.id}:{acting.me}"
    over_days = state.mode is Mode.ASYNC and state.phase is Phase.OPEN
    if over_days and acting.me in state.said and acting.uow.get(Outgoing, key) is None:
        told = message("told-round-aside", number=state.number, title=Quoted(state.title))
        acting.tell(acting.me, told, key, stream=process.id, slot=ROUND.slot(state))


def _run(acting: Acting, process: Stream, command: Any) -> Accepted[Any]:
    """Gives the command to the round. Words of which nothing came, because it isn't their author's turn or
    they were there before, aren't kept."""
    outcome = acting.run(process.id, command)
    taken = any(isinstance(event, e.Spoke | e.SpokeLate) for event in outcome.events)
    row = acting.uow.get(Words, command.words) if isinstance(command, c.Say) and command.words else None
    if row is not None and not taken:
        acting.uow.remove(row)
    return outcome


def _again(acting: Acting, process: Stream) -> Answer | None:
    """A second round: the same topic and form, another order."""
    state: Round = process.state
    if state.phase is not Phase.CLOSED:
        refuse("refused-round-still-open", number=state.number)
    circle = acting.must_load(process.circle)
    if not is_member(circle.state, acting.me):
        refuse("refused-not-your-circle", circle=circle.state.name)
    if (running := _running(acting, circle, lambda other: other.title == state.title)) is not None:
        return running
    settings: Settings = circle.state.settings
    rules = replace(settings, turn=state.rules.turn)
    step = state.step
    window = step.length if step is not None and step.ends_at is not None else length(settings, WINDOW)
    ends_at = None if state.is_live else Hours.of(settings).by_day(acting.now + window)
    return _open(
        acting, circle, state.title, state.sort, state.mode, state.order, rules, ends_at, state.about
    )


def _said(
    acting: Acting, process: Stream, text: str, *, openly: bool = False, in_passing: bool = False
) -> c.Say:
    written = words_of(text)
    words = acting.words(written, process.id) if written else None
    unseen = acting.inbound.private or (not openly and process.state.hidden)
    return c.Say(words, len(written), in_passing, unseen)


def _say(acting: Acting, process: Stream, deed: Deed) -> c.Say:
    if not words_of(deed.text):
        refuse("refused-text-missing")
    return _said(acting, process, deed.text, openly=deed.typed)


_COMMANDS: Mapping[str, Callable[[Acting, Stream, Deed], Any]] = {
    "join": lambda acting, process, deed: c.Present(),
    "say": _say,
    "pass": lambda acting, process, deed: c.Pass(),
    "later": lambda acting, process, deed: c.Later(),
    "done": lambda acting, process, deed: c.Done(),
    "next": lambda acting, process, deed: c.Next(_turns(process, deed)),
    "close": lambda acting, process, deed: c.Close(),
    "extend": lambda acting, process, deed: c.Extend(more_time(acting, deed, process.state.rules)),
    "meeting": lambda acting, process, deed: c.Meet(acting.optional_words(deed.text, process.id)),
}
"""The verbs of a round, and the command that each becomes."""


def _turns(process: Stream, deed: Deed) -> int:
    """After which turn: a button says so, for two people may press it at once."""
    return int(deed.extra) if deed.extra.isdecimal() and len(deed.extra) < 9 else process.state.turns


_BOUND = frozenset({"pass", "later", "done", "next", "close", "extend", "meeting"})
"""Verbs that answer what a card shows: on a former card they are refused with a pointer."""

_LIVE = frozenset({"join", "later", "done", "next"})
"""Verbs that there is nothing for in a round over days."""

HANDLING = Handling(
    act,
    commands={"round start": start},
    is_bound=lambda state, verb: verb in _BOUND,
    ended=frozenset({"again"}),
    late=frozenset({"say"}),
    wanted=lambda state, member: "say" if state.hidden else None,
    means=lambda state, verb: state.is_live or verb not in _LIVE,
    spoken=spoken,
)
