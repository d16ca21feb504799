"""What each event changes in a round."""

from collections.abc import Callable
from typing import Any

from bot.core.kernel import Fact, MemberId, WordsId, by_whom
from bot.core.process import Reminded
from bot.core.replacing import replace
from bot.core.round import events as e
from bot.core.round.state import Closing, Mode, Phase, Round, Said, Turn
from bot.core.step import Step, open_step


def evolve(state: Round | None, fact: Fact[Any]) -> Round:
    """The round after the event."""
    if state is None:
        return _started(fact)
    return _CHANGES[type(fact.event)](state, fact)


def _started(fact: Fact[e.Started]) -> Round:
    event = fact.event
    return Round(
        process=event.process,
        number=event.number,
        circle=event.circle,
        title=event.title,
        facilitator=event.facilitator,
        opened_at=fact.at,
        sort=event.sort,
        mode=event.mode,
        order=event.order,
        rules=event.rules,
        ranking=event.ranking,
        about=event.about,
        phase=Phase.GATHERING if event.mode is Mode.LIVE else Phase.OPEN,
    )


def _step(state: Round) -> Step:
    if state.step is None:
        raise ValueError("the round hasn't begun")
    return state.step


def _without(members: tuple[MemberId, ...], *gone: MemberId) -> tuple[MemberId, ...]:
    return tuple(member for member in members if member not in gone)


def _present(state: Round, fact: Fact[e.PresenceNoted]) -> Round:
    return replace(state, present=state.present.insert(by_whom(fact)), came_at=fact.at)


def _opened(state: Round, fact: Fact[e.Opened]) -> Round:
    event = fact.event
    step = open_step(
        now=fact.at,
        ends_at=event.ends_at,
        asked=event.asked,
        away=event.away,
        length=event.ends_at - fact.at if event.ends_at else state.length,
        reminders=state.rules.reminders,
    )
    queue = event.asked if state.is_live else ()
    return replace(state, phase=Phase.OPEN, step=step, queue=queue, absent=event.absent)


def _called(state: Round, fact: Fact[e.Called]) -> Round:
    members = fact.event.members
    return replace(
        state,
        turn=Turn(members, fact.at, fact.event.together),
        queue=_without(state.queue, *members),
        tail=_without(state.tail, *members),
        silent=_without(state.silent, *members),
        called_together=state.called_together or fact.event.together,
        turns=state.turns + 1,
        held_since=None,
    )


def _spoke(state: Round, fact: Fact[e.Spoke]) -> Round:
    by, event = by_whom(fact), fact.event
    before = state.said.get(by)
    said = _joined(before if event.more else None, event.words, event.length, fact)
    if before is not None and not event.more:
        said = replace(said, former=(*before.former, *before.words))
    given = said.given or bool(event.words and not event.open_end)
    goes_on = event.open_end and not state.is_live
    said = replace(
        said,
        given=given,
        after=before.after if before else len(state.said),
        open_since=fact.at if goes_on else None,
    )
    turn = state.turn
    if turn is not None and by in turn.members:
        turn = replace(turn, spoken_at=fact.at)
    return replace(
        state,
        said=state.said.insert(by, said),
        step=_asked(state, by).heard(by),
        turn=turn,
        spoken_at=fact.at if goes_on else state.spoken_at,
    )


def _joined(before: Said | None, words: WordsId | None, length: int, fact: Fact[Any]) -> Said:
    if before is None or before.passed:
        return Said(
            (words,) if words else (), fact.at, length=length, cause=fact.cause, platform=fact.platform
        )
    new = (*before.words, words) if words else before.words
    return replace(before, words=new, length=before.length + length, cause=fact.cause)


def _asked(state: Round, member: MemberId) -> Step:
    """The step with this person among those asked: who joined meanwhile and speaks is heard too."""
    step = _step(state)
    return step if member in step.asked else step.with_asked([member])


def _passed(state: Round, fact: Fact[e.Passed]) -> Round:
    by, after = by_whom(fact), len(state.said)
    said = Said((), fact.at, passed=True, cause=fact.cause, platform=fact.platform, after=after)
    return replace(
        state,
        said=state.said.insert(by, said),
        step=_asked(state, by).heard(by),
        queue=_without(state.queue, by),
        tail=_without(state.tail, by),
        silent=_without(state.silent, by),
    )


def _postponed(state: Round, fact: Fact[e.Postponed]) -> Round:
    by = by_whom(fact)
    turn = state.turn if state.turn and by not in state.turn.members else None
    return replace(
        state,
        queue=_without(state.queue, by),
        tail=(*state.tail, by),
        postponed=state.postponed.insert(by),
        turn=turn,
    )


def _turn_ended(state: Round, fact: Fact[e.TurnEnded]) -> Round:
    return replace(state, turn=None)


def _time_over(state: Round, fact: Fact[Any]) -> Round:
    return replace(state, turn=replace(state.turn, informed=True) if state.turn else None)


def _found_silent(state: Round, fact: Fact[e.FoundSilent]) -> Round:
    return replace(state, turn=None, silent=(*state.silent, *fact.event.members))


def _came_late(state: Round, fact: Fact[e.CameLate]) -> Round:
    by = by_whom(fact)
    return replace(
        state,
        present=state.present.insert(by),
        step=_asked(state, by),
        absent=_without(state.absent, by),
        tail=(*state.tail, by),
        held_since=None,
        closing=None,
    )


def _held(state: Round, fact: Fact[Any]) -> Round:
    return replace(state, step=replace(_step(state), passed=True), held_since=fact.at)


def _closing_asked(state: Round, fact: Fact[Any]) -> Round:
    return replace(state, closing=Closing(by_whom(fact), fact.cause, state.unheard))


def _prolonged(state: Round, fact: Fact[e.Prolonged]) -> Round:
    step = _step(state).until(fact.event.ends_at)
    if fact.event.why == "member":
        step = replace(step, extended_by=step.extended_by | {by_whom(fact)})
    else:
        step = replace(step, made_up_for=fact.at)
    return replace(state, step=step, held_since=None, closing=None)


def _paused(state: Round, fact: Fact[Any]) -> Round:
    turn = replace(state.turn, spoken_at=None) if state.turn else None
    said, mine = state.said, state.said.get(fact.by) if fact.by is not None else None
    if mine is not None and fact.by is not None:
        said = said.insert(fact.by, replace(mine, open_since=None))
    return replace(state, spoken_at=None, turn=turn, said=said)


def _taken_back(state: Round, fact: Fact[Any]) -> Round:
    by = by_whom(fact)
    on_turn = state.turn is not None and by in state.turn.members
    return replace(
        state,
        said=state.said.discard(by),
        step=_step(state).unheard(by),
        tail=(*state.tail, by) if state.is_live and not on_turn else state.tail,
        closing=None,
    )


def _gone(state: Round, fact: Fact[e.MemberGone]) -> Round:
    member, step, turn = fact.event.member, state.step, state.turn
    if turn is not None and member in turn.members:
        left = _without(turn.members, member)
        turn = replace(turn, members=left) if left else None
    if step is not None:
        away = step.away.insert(member) if fact.event.why == "away" else step.away
        # Who has been heard was asked, wherever they are now.
        step = replace(step if member in state.said else step.without(member), away=away)
    return replace(
        state,
        step=step,
        turn=turn,
        present=state.present.discard(member),
        absent=_without(state.absent, member),
        queue=_without(state.queue, member),
        tail=_without(state.tail, member),
        silent=_without(state.silent, member),
    )


def _facilitation_passed(state: Round, fact: Fact[e.FacilitationPassed]) -> Round:
    return replace(state, facilitator=fact.event.to, closing=None)


def _nobody_began(state: Round, fact: Fact[Any]) -> Round:
    return state


def _closed(state: Round, fact: Fact[e.Closed]) -> Round:
    return replace(
        state,
        phase=Phase.CLOSED,
        outcome=fact.event.outcome,
        reason=fact.event.reason,
        closed_at=fact.at,
        turn=None,
        queue=(),
        tail=(),
        silent=(),
        held_since=None,
        spoken_at=None,
        closing=None,
    )


def _spoke_late(state: Round, fact: Fact[e.SpokeLate]) -> Round:
    by, event = by_whom(fact), fact.event
    said = _joined(state.late.get(by), event.words, event.length, fact)
    return replace(state, late=state.late.insert(by, said))


def _reminded(state: Round, fact: Fact[Reminded]) -> Round:
    step = _step(state)
    key = fact.event.key.removeprefix("remind-")
    return replace(state, step=replace(step, reminded=step.reminded | {key}))


def _settled(state: Round, fact: Fact[Any]) -> Round:
    return replace(state, settled=True)


_CHANGES: dict[type, Callable[[Round, Any], Round]] = {
    e.PresenceNoted: _present,
    e.Opened: _opened,
    e.Called: _called,
    e.Spoke: _spoke,
    e.Passed: _passed,
    e.Postponed: _postponed,
    e.TurnEnded: _turn_ended,
    e.TimeOver: _time_over,
    e.FoundSilent: _found_silent,
    e.CameLate: _came_late,
    e.Held: _held,
    e.ClosingAsked: _closing_asked,
    e.Prolonged: _prolonged,
    e.Paused: _paused,
    e.AnswerTakenBack: _taken_back,
    e.MemberGone: _gone,
    e.FacilitationPassed: _facilitation_passed,
    e.NobodyBegan: _nobody_began,
    e.Closed: _closed,
    e.SpokeLate: _spoke_late,
    e.Settled: _settled,
    Reminded: _reminded,
}
