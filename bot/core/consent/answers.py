"""What events change about the answers and objections of a consent decision."""

from typing import Any

from bot.core.consent import events as e
from bot.core.consent.state import Announced, Answer, Decision, Objection, Phase, Stance, Status
from bot.core.kernel import Fact, MemberId, by_whom
from bot.core.replacing import replace
from bot.core.step import Step


def open_step_of(state: Decision) -> Step:
    """The open asking. Raises ValueError where none is open."""
    if state.step is None:
        raise ValueError("no step is open")
    return state.step


def answered(state: Decision, fact: Fact[e.Answered]) -> Decision:
    """The latest answer counts. An objection's author who consents to a later text has it integrated."""
    by, stance, reason = by_whom(fact), fact.event.stance, fact.event.reason
    objections = tuple(
        _met(objection, state.revision) if objection.carrier == by and objection.blocks else objection
        for objection in state.objections
    )
    if stance is Stance.OBJECTION:
        objections = _objected(state, fact, by)
    answers = state.answers.insert(by, Answer(stance, reason, fact.at, _cause(state, fact, by)))
    return replace(
        state,
        answers=answers,
        objections=objections,
        step=_asked(state, by).heard(by),
        opted_out=state.opted_out.discard(by) if state.opted_out else state.opted_out,
        last=by,
        before_last=state.objections,
    )


def _cause(state: Decision, fact: Fact[e.Answered], by: MemberId) -> str:
    """By which act the answer is known again: words that follow an objection without any belong to it."""
    before, event = state.answers.get(by), fact.event
    if (
        before is not None
        and (before.stance, before.reason, event.stance) == (Stance.OBJECTION, None, Stance.OBJECTION)
        and event.reason is not None
    ):
        return before.cause
    return fact.cause


def _asked(state: Decision, member: MemberId) -> Step:
    """The step with this person among those asked: who opted out and answers after all is heard."""
    step = open_step_of(state)
    return step if member in step.asked else step.with_asked([member])


def _met(objection: Objection, revision: int) -> Objection:
    if objection.revision == revision:
        return replace(objection, status=Status.WITHDRAWN, how="answered anew")
    return replace(objection, status=Status.INTEGRATED, how=f"consented to revision {revision}")


def _objected(state: Decision, fact: Fact[e.Answered], by: MemberId) -> tuple[Objection, ...]:
    """A further objection to the same revision replaces the words; one to a new revision stands beside."""
    reason = fact.event.reason
    for objection in state.objections:
        if objection.by == by and objection.revision == state.revision and objection.blocks:
            words = reason or objection.reason
            status = Status.OPEN if words else Status.REASON_PENDING
            opened = objection.opened or (words is not None and _in_the_open(state))
            new = replace(objection, reason=words, status=status, cause=fact.cause, opened=opened)
            return tuple(new if other.id == new.id else other for other in state.objections)
    objection = Objection(
        id=len(state.objections) + 1,
        by=by,
        carrier=by,
        reason=reason,
        revision=state.revision,
        status=Status.OPEN if reason else Status.REASON_PENDING,
        at=fact.at,
        cause=fact.cause,
        opened=reason is not None and _in_the_open(state),
    )
    return (*state.objections, objection)


def _in_the_open(state: Decision) -> bool:
    return state.phase is Phase.INTEGRATION or state.rules.answers == "open"


def taken_back(state: Decision, fact: Fact[e.AnswerTakenBack]) -> Decision:
    """An answer is taken back, and with it an objection to the present text."""
    by = by_whom(fact)
    objections = tuple(
        replace(objection, status=Status.WITHDRAWN, how="mark removed")
        if objection.by == by and objection.revision == state.revision and objection.blocks
        else objection
        for objection in state.objections
    )
    return replace(
        state,
        answers=state.answers.discard(by),
        causes=state.causes.discard(by),
        objections=objections,
        step=open_step_of(state).unheard(by),
    )


def reopened(state: Decision, fact: Fact[Any]) -> Decision:
    """The answer that decided no longer counts; an objection that it had settled is worked in again."""
    by = by_whom(fact)
    stands = [o for o in state.before_last if o.by == by and o.blocks and o.opened]
    again = next((o for o in stands if o.revision == state.revision), None)
    step, counting = open_step_of(state), state.answers.discard(by)
    if again is None:
        step = step.unheard(by)
    else:
        counting = counting.insert(by, Answer(Stance.OBJECTION, again.reason, again.at, again.cause))
    return replace(
        state,
        phase=Phase.CONSENT if again is None else Phase.INTEGRATION,
        outcome=None,
        basis=None,
        closed_at=None,
        last=None,
        settled=False,
        answers=counting,
        objections=state.before_last,
        step=step,
    )


def opted_out(state: Decision, fact: Fact[e.OptedOut]) -> Decision:
    """Somebody is informed from now on, and not asked."""
    by = by_whom(fact)
    return replace(set_aside(state, by), opted_out=state.opted_out.insert(by))


def set_aside(state: Decision, member: MemberId) -> Decision:
    """The person is no longer asked in this step; what they answered goes."""
    step = state.step
    if step is not None:
        step = replace(step.without(member), away=step.away.insert(member))
    return replace(state, step=step, answers=state.answers.discard(member))


def objections_opened(state: Decision, fact: Fact[Any]) -> Decision:
    """The round is finished: the circle sees the objections that have words."""
    objections = tuple(
        replace(objection, opened=True) if objection.blocks and objection.reason else objection
        for objection in state.objections
    )
    return replace(
        state,
        objections=objections,
        phase=Phase.INTEGRATION,
        stalled=state.stalled + 1,
        nudged_at=fact.at,
        reason_awaited_since=None,
    )


def _objection(state: Decision, number: int, **changes: Any) -> Decision:
    objections = tuple(
        replace(objection, **changes) if objection.id == number else objection
        for objection in state.objections
    )
    return replace(state, objections=objections)


def integrated(state: Decision, fact: Fact[e.ObjectionIntegrated]) -> Decision:
    """The author of an objection says that it is met."""
    after = _objection(state, fact.event.objection, status=Status.INTEGRATED, how="its author said so")
    return _no_longer_objects(_undoable(state, after, fact), fact)


def withdrawn(state: Decision, fact: Fact[e.ObjectionWithdrawn]) -> Decision:
    """The author of an objection takes it back."""
    after = _objection(state, fact.event.objection, status=Status.WITHDRAWN, how="its author took it back")
    return _no_longer_objects(_undoable(state, after, fact), fact)


def _undoable(before: Decision, after: Decision, fact: Fact[Any]) -> Decision:
    """If this decides, its giver can call it a mistake, and all that they resolved with it stands again."""
    by = by_whom(fact)
    blocking = {objection.id for objection in before.blocking}
    begun = before.last == by and any(
        objection.carrier == by and objection.blocks and objection.id not in blocking
        for objection in before.before_last
    )
    return replace(after, last=by, before_last=before.before_last if begun else before.objections)


def _no_longer_objects(state: Decision, fact: Fact[Any]) -> Decision:
    """To have no objection is to consent: who says that theirs is met has answered."""
    by = by_whom(fact)
    own = any(objection.carrier == by for objection in state.blocking)
    answer = state.answers.get(by)
    if own or answer is None or answer.stance is not Stance.OBJECTION:
        return state
    answers = state.answers.insert(by, Answer(Stance.CONSENT, None, fact.at, fact.cause))
    return replace(state, answers=answers)


def carried(state: Decision, fact: Fact[e.ObjectionCarried]) -> Decision:
    """Somebody answers from now on for an objection whose author left."""
    return replace(_objection(state, fact.event.objection, carrier=by_whom(fact)), release=None)


def released(state: Decision, fact: Fact[e.ObjectionReleased]) -> Decision:
    """Nobody carried on an objection whose author left."""
    after = _objection(
        state, fact.event.objection, status=Status.WITHDRAWN, how="its author left and nobody carried it on"
    )
    return replace(after, release=None)


def release_announced(state: Decision, fact: Fact[e.ReleaseAnnounced]) -> Decision:
    """Nobody carries it on, unless somebody does until then."""
    return replace(state, release=Announced(by_whom(fact), fact.event.due))


def reason_awaited(state: Decision, fact: Fact[Any]) -> Decision:
    """An objection without words keeps the decision."""
    return replace(state, reason_awaited_since=fact.at)


def meeting_offered(state: Decision, fact: Fact[Any]) -> Decision:
    """The words have not come; a meeting was offered."""
    return replace(state, meeting_offered=True)
