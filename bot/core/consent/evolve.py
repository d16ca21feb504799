"""What each event changes in a consent decision."""

from collections.abc import Callable
from typing import Any

from rpds import HashTrieMap, HashTrieSet

from bot.core.consent import answers
from bot.core.consent import events as e
from bot.core.consent.answers import open_step_of, set_aside
from bot.core.consent.state import (
    Announced,
    Decision,
    Draft,
    Fix,
    Input,
    Parked,
    Phase,
    Question,
    Reaction,
    Revision,
)
from bot.core.kernel import Fact, MemberId, by_whom
from bot.core.process import Reminded
from bot.core.replacing import replace
from bot.core.step import open_step


def evolve(state: Decision | None, fact: Fact[Any]) -> Decision:
    """The decision after the event."""
    return _proposed(fact) if state is None else _CHANGES[type(fact.event)](state, fact)


def _proposed(fact: Fact[e.Proposed]) -> Decision:
    event, by = fact.event, by_whom(fact)
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
        origin=event.origin,
        dates=event.dates,
        thin=event.thin,
        gathering=event.live and not event.present,
        present=HashTrieSet(event.present),
        within=event.within,
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
        nominee_asked=False,
    )


def _question_asked(state: Decision, fact: Fact[e.QuestionAsked]) -> Decision:
    by = by_whom(fact)
    question = Question(len(state.questions) + 1, by, fact.event.text, fact.at)
    questions = (*state.questions, question)
    if state.step is None or state.phase is not Phase.QUESTIONS:
        return replace(state, questions=questions)
    return replace(state, questions=questions, step=state.step.heard(by), causes=state.causes.discard(by))


def _question_answered(state: Decision, fact: Fact[e.QuestionAnswered]) -> Decision:
    questions = tuple(
        replace(question, answer=fact.event.text) if question.id == fact.event.question else question
        for question in state.questions
    )
    return replace(state, questions=questions)


def _understood(state: Decision, fact: Fact[Any]) -> Decision:
    by = by_whom(fact)
    return replace(state, step=open_step_of(state).heard(by), causes=state.causes.insert(by, fact.cause))


def _reacted(state: Decision, fact: Fact[e.Reacted]) -> Decision:
    by = by_whom(fact)
    reaction = Reaction(by, fact.event.text, fact.at)
    return replace(
        state,
        step=open_step_of(state).heard(by),
        reactions=state.reactions.insert(by, reaction),
        causes=state.causes.discard(by),
    )


def _input_given(state: Decision, fact: Fact[e.InputGiven]) -> Decision:
    given = Input(by_whom(fact), fact.event.text, fact.at, fact.event.objection)
    return replace(state, inputs=(*state.inputs, given))


def _resumed(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, phase=Phase.CONSENT, nudged_at=None)


def _deadline_passed(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, step=replace(open_step_of(state), passed=True))


def _held(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, held_since=fact.at, nudged_at=fact.at, stuck=False)


def _reminded(state: Decision, fact: Fact[Reminded]) -> Decision:
    step = open_step_of(state)
    key = fact.event.key.removeprefix("remind-")
    return replace(state, step=replace(step, reminded=step.reminded | {key}))


def _nudged(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, nudged_at=fact.at)


def _stuck(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, stuck=True, nudged_at=fact.at)


def _prolonged(state: Decision, fact: Fact[e.Prolonged]) -> Decision:
    step = open_step_of(state).until(fact.event.ends_at)
    if fact.event.why == "member":
        step = replace(step, extended_by=step.extended_by | {by_whom(fact)})
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
    changes, by = fact.event.changes, by_whom(fact)
    revision = Revision(state.revision + 1, fact.event.text, fact.event.author or by, fact.at)
    return replace(
        state,
        revisions=(*state.revisions, revision),
        effect=replace(state.effect, changes=changes) if changes is not None else state.effect,
        answers=HashTrieMap(),
        causes=HashTrieMap(),
        drafts=state.drafts.discard(by),
        last=None,
        before_last=(),
        reason_awaited_since=None,
        meeting_offered=False,
    )


def _drafted(state: Decision, fact: Fact[e.AmendmentDrafted]) -> Decision:
    draft = Draft(fact.event.text, state.revision)
    return replace(state, drafts=state.drafts.insert(by_whom(fact), draft))


def _corrected(state: Decision, fact: Fact[e.Corrected]) -> Decision:
    fix = Fix(state.revision, fact.event.text, state.text, by_whom(fact), fact.at)
    return replace(state, fixes=(*state.fixes, fix))


def _withdrawal_announced(state: Decision, fact: Fact[e.WithdrawalAnnounced]) -> Decision:
    return replace(state, withdrawal=Announced(by_whom(fact), fact.event.due, fact.event.reason))


def _kept(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, proposer=by_whom(fact), withdrawal=None)


def _parked(state: Decision, fact: Fact[e.CounterParked]) -> Decision:
    return replace(state, parked=(*state.parked, Parked(by_whom(fact), fact.event.text, fact.at)))


def _takeover_announced(state: Decision, fact: Fact[e.TakeoverAnnounced]) -> Decision:
    return replace(state, takeover=Announced(by_whom(fact), fact.event.due))


def _takeover_called_off(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, takeover=None)


def _facilitation_passed(state: Decision, fact: Fact[e.FacilitationPassed]) -> Decision:
    return replace(state, facilitator=fact.event.to, takeover=None)


def _presence_noted(state: Decision, fact: Fact[Any]) -> Decision:
    by = by_whom(fact)
    step = state.step
    if step is not None and by in state.later:
        step = step.with_asked([by])
    return replace(state, present=state.present.insert(by), later=state.later.discard(by), step=step)


def _others_asked(state: Decision, fact: Fact[e.OthersAsked]) -> Decision:
    step = open_step_of(state).with_asked(fact.event.members)
    length = fact.event.ends_at - fact.at
    step = replace(step, ends_at=fact.event.ends_at, opened_at=fact.at, length=length)
    return replace(state, step=step, later=type(state.later)(), live=False)


def _nominee_asked(state: Decision, fact: Fact[e.NomineeAsked]) -> Decision:
    """No countdown, and no reminder but the weekly one."""
    step = open_step_of(state)
    if state.about is not None:
        step = step.with_asked([state.about])
    step = replace(step, ends_at=None, passed=False)
    return replace(state, step=step, nominee_asked=True, held_since=fact.at, nudged_at=fact.at, stuck=False)


def _joiner_informed(state: Decision, fact: Fact[e.JoinerInformed]) -> Decision:
    return replace(state, late=(*state.late, fact.event.member))


def _joiner_asked(state: Decision, fact: Fact[e.JoinerAsked]) -> Decision:
    step = open_step_of(state).with_asked([fact.event.member])
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
    return replace(set_aside(state, fact.event.member), later=state.later.discard(fact.event.member))


def _unheld(state: Decision, fact: Fact[e.Unheld]) -> Decision:
    event = fact.event
    return replace(state, held_by=None, rules=event.rules, plan=event.plan, replaces=event.replaces)


def _queued(state: Decision, fact: Fact[e.Queued]) -> Decision:
    return replace(state, held_by=fact.event.behind)


def _closed(state: Decision, fact: Fact[e.Closed]) -> Decision:
    event = fact.event
    undoable = event.basis == "consent" and fact.by is not None and state.effect.kind != "take"
    undoable = undoable and not state.within
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


def _settled(state: Decision, fact: Fact[Any]) -> Decision:
    return replace(state, settled=True, last=None, before_last=())


_CHANGES: dict[type, Callable[[Decision, Fact[Any]], Decision]] = {
    e.StepOpened: _step_opened,
    e.QuestionAsked: _question_asked,
    e.QuestionAnswered: _question_answered,
    e.Understood: _understood,
    e.Reacted: _reacted,
    e.NothingAdded: _understood,
    e.Answered: answers.answered,
    e.AnswerTakenBack: answers.taken_back,
    e.OptedOut: answers.opted_out,
    e.InputGiven: _input_given,
    e.ObjectionsOpened: answers.objections_opened,
    e.ReasonAwaited: answers.reason_awaited,
    e.MeetingOffered: answers.meeting_offered,
    e.ObjectionIntegrated: answers.integrated,
    e.ObjectionWithdrawn: answers.withdrawn,
    e.ObjectionCarried: answers.carried,
    e.ReleaseAnnounced: answers.release_announced,
    e.ObjectionReleased: answers.released,
    e.ConsentResumed: _resumed,
    e.DeadlinePassed: _deadline_passed,
    e.Held: _held,
    Reminded: _reminded,
    e.Nudged: _nudged,
    e.Stuck: _stuck,
    e.Prolonged: _prolonged,
    e.Amended: _amended,
    e.AmendmentDrafted: _drafted,
    e.Corrected: _corrected,
    e.WithdrawalAnnounced: _withdrawal_announced,
    e.Kept: _kept,
    e.CounterParked: _parked,
    e.TakeoverAnnounced: _takeover_announced,
    e.TakeoverCalledOff: _takeover_called_off,
    e.FacilitationPassed: _facilitation_passed,
    e.PresenceNoted: _presence_noted,
    e.OthersAsked: _others_asked,
    e.NomineeAsked: _nominee_asked,
    e.JoinerInformed: _joiner_informed,
    e.JoinerAsked: _joiner_asked,
    e.JoinerLeftInformed: _joiner_left,
    e.MemberGone: _member_gone,
    e.MemberWentAway: _member_went_away,
    e.Unheld: _unheld,
    e.Queued: _queued,
    e.Closed: _closed,
    e.Reopened: answers.reopened,
    e.Settled: _settled,
}
