"""What each event changes in a consent decision."""

from collections.abc import Callable
from typing import Any

from rpds import HashTrieMap

from bot.core.consent import events as e
from bot.core.consent.state import (
    Announced,
    Answer,
    Decision,
    Fix,
    Input,
    Objection,
    Parked,
    Phase,
    Question,
    Reaction,
    Revision,
    Stance,
    Status,
)
from bot.core.kernel import Fact, MemberId
from bot.core.process import Reminded
from bot.core.replacing import replace
from bot.core.step import Step, open_step


def evolve(state: Decision | None, fact: Fact[Any]) -> Decision:
    """The decision after the event. The facilitator's acts are noted: they call off a takeover."""
    if state is None:
        return _proposed(fact)
    after = _CHANGES[type(fact.event)](state, fact)
    if fact.by is not None and fact.by == after.facilitator:
        after = replace(after, facilitator_acted_at=fact.at)
    return after


def _by(fact: Fact[Any]) -> MemberId:
    if fact.by is None:
        raise ValueError(f"{type(fact.event).__name__} is something that only a person does")
    return fact.by


def _step(state: Decision) -> Step:
    if state.step is None:
        raise ValueError("no step is open")
    return state.step


def _proposed(fact: Fact[e.Proposed]) -> Decision:
    event, by = fact.event, _by(fact)
    return Decision(
        process=event.process,
        number=event.number,
        circle=event.circle,
        title=event.title,
        proposer=by,
        facilitator=event.facilitator,
        opened_at=fact.at,
        live=event.live,
        quick=event.quick,
        effect=event.effect,
        rules=event.rules,
        plan=event.plan,
        revisions=(Revision(1, event.text, by, fact.at),),
        phase=Phase.CONSENT if event.quick else Phase.QUESTIONS,
        about=event.about,
        replaces=event.replaces,
        held_by=event.held_by,
        silence=event.silence,
        dates=event.dates,
        thin=event.thin,
        gathering=event.live,
        facilitator_acted_at=fact.at if event.facilitator == by else None,
    )


def _step_opened(state: Decision, fact: Fact[e.StepOpened]) -> Decision:
    event = fact.event
    phase = Phase(event.phase)
    length = event.ends_at - fact.at if event.ends_at else event.rules.consent
    step = open_step(
        now=fact.at,
        ends_at=event.ends_at,
        asked=event.asked,
        away=event.away,
        length=length,
        reminders=event.rules.reminders,
    )
    known = {*state.unheard, *event.unheard}
    return replace(
        state,
        phase=phase,
        step=step,
        rules=event.rules,
        gathering=False,
        causes=HashTrieMap(),
        later=state.later.update(event.later),
        unheard=tuple(sorted(known)),
        held_since=None,
        nudged_at=None,
        stuck=False,
        late=(),
    )


def _question_asked(state: Decision, fact: Fact[e.QuestionAsked]) -> Decision:
    by = _by(fact)
    question = Question(len(state.questions) + 1, by, fact.event.text, fact.at)
    step = state.step.heard(by) if state.step and state.phase is Phase.QUESTIONS else state.step
    return replace(state, questions=(*state.questions, question), step=step)


def _question_answered(state: Decision, fact: Fact[e.QuestionAnswered]) -> Decision:
    questions = tuple(
        replace(question, answer=fact.event.text) if question.id == fact.event.question else question
        for question in state.questions
    )
    return replace(state, questions=questions)


def _understood(state: Decision, fact: Fact[Any]) -> Decision:
    by = _by(fact)
    return replace(state, step=_step(state).heard(by), causes=state.causes.insert(by, fact.cause))


def _reacted(state: Decision, fact: Fact[e.Reacted]) -> Decision:
    by = _by(fact)
    reaction = Reaction(by, fact.event.text, fact.at)
    return replace(
        state,
        step=_step(state).heard(by),
        reactions=state.reactions.insert(by, reaction),
        causes=state.causes.discard(by),
    )


def _answered(state: Decision, fact: Fact[e.Answered]) -> Decision:
    """The latest answer counts. An objection's author who consents to a later text has it integrated."""
    by, stance, reason = _by(fact), fact.event.stance, fact.event.reason
    objections = tuple(
        _met(objection, state.revision) if objection.carrier == by and objection.blocks else objection
        for objection in state.objections
    )
    if stance is Stance.OBJECTION:
        objections = _objected(state, fact, by)
    answers = state.answers.insert(by, Answer(stance, reason, fact.at, fact.cause))
    return replace(
        state,
        answers=answers,
        objections=objections,
        step=_asked(state, by).heard(by),
        opted_out=state.opted_out.discard(by) if state.opted_out else state.opted_out,
        last=by,
        before_last=state.objections,
    )


def _asked(state: Decision, member: MemberId) -> Step:
    """The step with this person among those asked: who opted out and answers after all is heard."""
    step = _step(state)
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


def _taken_back(state: Decision, fact: Fact[e.AnswerTakenBack]) -> Decision:
    by = _by(fact)
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
        step=_step(state).unheard(by),
    )


def _opted_out(state: Decision, fact: Fact[e.OptedOut]) -> Decision:
    by = _by(fact)
    return replace(_set_aside(state, by), opted_out=state.opted_out.insert(by))


def _set_aside(state: Decision, member: MemberId) -> Decision:
    step = state.step
    if step is not None:
        step = replace(step.without(member), away=step.away.insert(member))
    return replace(state, step=step, answers=state.answers.discard(member))


def _input_given(state: Decision, fact: Fact[e.InputGiven]) -> Decision:
    given = Input(_by(fact), fact.event.text, fact.at, fact.event.objection)
    return replace(state, inputs=(*state.inputs, given))


def _objections_opened(state: Decision, fact: Fact[Any]) -> Decision:
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


def _integrated(state: Decision, fact: Fact[e.ObjectionIntegrated]) -> Decision:
    after = _objection(state, fact.event.objection, status=Status.INTEGRATED, how="its author said so")
    return _no_longer_objects(after, fact)


def _withdrawn(state: Decision, fact: Fact[e.ObjectionWithdrawn]) -> Decision:
    after = _objection(state, fact.event.objection, status=Status.WITHDRAWN, how="its author took it back")
    return _no_longer_objects(after, fact)


def _no_longer_objects(state: Decision, fact: Fact[Any]) -> Decision:
    """To have no objection is to consent: who says that theirs is met has answered."""
    by = _by(fact)
    own = any(objection.carrier == by for objection in state.blocking)
    answer = state.answers.get(by)
    if own or answer is None or answer.stance is not Stance.OBJECTION:
        return state
    answers = state.answers.insert(by, Answer(Stance.CONSENT, None, fact.at, fact.cause))
    return replace(state, answers=answers, last=None)


def _carried(state: Decision, fact: Fact[e.ObjectionCarried]) -> Decision:
    return replace(_objection(state, fact.event.objection, carrier=_by(fact)), release=None)


def _released(state: Decision, fact: Fact[e.ObjectionReleased]) -> Decision:
    after = _objection(
        state, fact.event.objection, status=Status.WITHDRAWN, how="its author left and nobody carried it on"
    )
    return replace(after, release=None)


def _release_announced(state: Decision, fact: Fact[e.ReleaseAnnounced]) -> Decision:
    return replace(state, release=Announced(_by(fact), fact.event.due))


def _reason_awaited(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, reason_awaited_since=fact.at)


def _meeting_offered(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, meeting_offered=True)


def _resumed(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, phase=Phase.CONSENT, nudged_at=None)


def _deadline_passed(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, step=replace(_step(state), passed=True))


def _held(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, held_since=fact.at, nudged_at=fact.at, stuck=False)


def _reminded(state: Decision, fact: Fact[Reminded]) -> Decision:
    step = _step(state)
    key = fact.event.key.removeprefix("remind-")
    return replace(state, step=replace(step, reminded=step.reminded | {key}))


def _nudged(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, nudged_at=fact.at)


def _stuck(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, stuck=True)


def _prolonged(state: Decision, fact: Fact[e.Prolonged]) -> Decision:
    step = _step(state).until(fact.event.ends_at)
    if fact.event.why == "member":
        step = replace(step, extended_by=step.extended_by | {_by(fact)})
    if fact.event.why == "outage":
        step = replace(step, made_up_for=fact.at)
    return replace(
        state,
        step=step,
        prolonged=state.prolonged or fact.event.why == "question",
        held_since=None,
        nudged_at=None,
        stuck=False,
    )


def _amended(state: Decision, fact: Fact[e.Amended]) -> Decision:
    revision = Revision(state.revision + 1, fact.event.text, _by(fact), fact.at)
    return replace(
        state,
        revisions=(*state.revisions, revision),
        answers=HashTrieMap(),
        causes=HashTrieMap(),
        last=None,
        before_last=(),
        reason_awaited_since=None,
        meeting_offered=False,
    )


def _corrected(state: Decision, fact: Fact[e.Corrected]) -> Decision:
    fix = Fix(state.revision, fact.event.text, state.text, _by(fact), fact.at)
    return replace(state, fixes=(*state.fixes, fix))


def _withdrawal_announced(state: Decision, fact: Fact[e.WithdrawalAnnounced]) -> Decision:
    return replace(state, withdrawal=Announced(_by(fact), fact.event.due, fact.event.reason))


def _kept(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, proposer=_by(fact), withdrawal=None)


def _parked(state: Decision, fact: Fact[e.CounterParked]) -> Decision:
    return replace(state, parked=(*state.parked, Parked(_by(fact), fact.event.text, fact.at)))


def _takeover_announced(state: Decision, fact: Fact[e.TakeoverAnnounced]) -> Decision:
    return replace(state, takeover=Announced(_by(fact), fact.event.due))


def _takeover_called_off(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, takeover=None)


def _facilitation_passed(state: Decision, fact: Fact[e.FacilitationPassed]) -> Decision:
    return replace(state, facilitator=fact.event.to, takeover=None, facilitator_acted_at=fact.at)


def _presence_noted(state: Decision, fact: Fact[Any]) -> Decision:
    by = _by(fact)
    step = state.step
    if step is not None and by in state.later:
        step = step.with_asked([by])
    return replace(state, present=state.present.insert(by), later=state.later.discard(by), step=step)


def _others_asked(state: Decision, fact: Fact[e.OthersAsked]) -> Decision:
    step = _step(state).with_asked(fact.event.members)
    length = fact.event.ends_at - fact.at
    step = replace(step, ends_at=fact.event.ends_at, opened_at=fact.at, length=length)
    return replace(state, step=step, later=type(state.later)(), live=False)


def _joiner_informed(state: Decision, fact: Fact[e.JoinerInformed]) -> Decision:
    return replace(state, late=(*state.late, fact.event.member))


def _joiner_asked(state: Decision, fact: Fact[e.JoinerAsked]) -> Decision:
    step = _step(state).with_asked([fact.event.member])
    return replace(state, step=step, late=_others(state, fact.event.member))


def _joiner_left(state: Decision, fact: Fact[e.JoinerLeftInformed]) -> Decision:
    return replace(state, late=_others(state, fact.event.member))


def _others(state: Decision, member: MemberId) -> tuple[MemberId, ...]:
    return tuple(other for other in state.late if other != member)


def _member_gone(state: Decision, fact: Fact[e.MemberGone]) -> Decision:
    gone = fact.event.member
    step = state.step.without(gone) if state.step else None
    objections = tuple(
        replace(objection, carrier=None) if objection.carrier == gone and objection.blocks else objection
        for objection in state.objections
    )
    return replace(
        state,
        step=step,
        answers=state.answers.discard(gone),
        objections=objections,
        late=_others(state, gone),
        later=state.later.discard(gone),
        present=state.present.discard(gone),
    )


def _member_went_away(state: Decision, fact: Fact[e.MemberWentAway]) -> Decision:
    return replace(_set_aside(state, fact.event.member), later=state.later.discard(fact.event.member))


def _unheld(state: Decision, fact: Fact[e.Unheld]) -> Decision:
    return replace(state, held_by=None, rules=fact.event.rules, plan=fact.event.plan)


def _closed(state: Decision, fact: Fact[e.Closed]) -> Decision:
    event = fact.event
    undoable = event.basis == "consent" and fact.by is not None and state.effect.kind != "take"
    last = state.last if undoable and state.last == fact.by else None
    return replace(
        state,
        phase=Phase.CLOSED,
        outcome=event.outcome,
        basis=event.basis,
        reason=event.reason,
        next_stream=event.to,
        closed_at=fact.at,
        unheard=tuple(sorted({*state.unheard, *event.unheard})),
        last=last,
        settled=last is None,
        takeover=None,
        withdrawal=None,
        release=None,
        late=(),
    )


def _reopened(state: Decision, fact: Fact[Any]) -> Decision:
    by = _by(fact)
    return replace(
        state,
        phase=Phase.CONSENT,
        outcome=None,
        basis=None,
        closed_at=None,
        last=None,
        settled=False,
        answers=state.answers.discard(by),
        objections=state.before_last,
        step=_step(state).unheard(by),
    )


def _settled(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, settled=True, last=None, before_last=())


_CHANGES: dict[type, Callable[[Decision, Fact[Any]], Decision]] = {
    e.StepOpened: _step_opened,
    e.QuestionAsked: _question_asked,
    e.QuestionAnswered: _question_answered,
    e.Understood: _understood,
    e.Reacted: _reacted,
    e.NothingAdded: _understood,
    e.Answered: _answered,
    e.AnswerTakenBack: _taken_back,
    e.OptedOut: _opted_out,
    e.InputGiven: _input_given,
    e.ObjectionsOpened: _objections_opened,
    e.ReasonAwaited: _reason_awaited,
    e.MeetingOffered: _meeting_offered,
    e.ObjectionIntegrated: _integrated,
    e.ObjectionWithdrawn: _withdrawn,
    e.ObjectionCarried: _carried,
    e.ReleaseAnnounced: _release_announced,
    e.ObjectionReleased: _released,
    e.ConsentResumed: _resumed,
    e.DeadlinePassed: _deadline_passed,
    e.Held: _held,
    Reminded: _reminded,
    e.Nudged: _nudged,
    e.Stuck: _stuck,
    e.Prolonged: _prolonged,
    e.Amended: _amended,
    e.Corrected: _corrected,
    e.WithdrawalAnnounced: _withdrawal_announced,
    e.Kept: _kept,
    e.CounterParked: _parked,
    e.TakeoverAnnounced: _takeover_announced,
    e.TakeoverCalledOff: _takeover_called_off,
    e.FacilitationPassed: _facilitation_passed,
    e.PresenceNoted: _presence_noted,
    e.OthersAsked: _others_asked,
    e.JoinerInformed: _joiner_informed,
    e.JoinerAsked: _joiner_asked,
    e.JoinerLeftInformed: _joiner_left,
    e.MemberGone: _member_gone,
    e.MemberWentAway: _member_went_away,
    e.Unheld: _unheld,
    e.Closed: _closed,
    e.Reopened: _reopened,
    e.Settled: _settled,
}
