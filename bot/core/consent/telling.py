"""What people are told about a consent decision, beside its card: who, what, and only who needs to know."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core import slots
from bot.core.circle.state import Circle, is_member
from bot.core.consent import events as e
from bot.core.consent.state import Decision, Outcome, Phase, Stance, Status, slot
from bot.core.kernel import Fact, MemberId, Notice, Param, Person, Quoted, message


def notices(
    before: Decision | None, after: Decision, fact: Fact[Any], circle: Circle | None
) -> Sequence[Notice]:
    """All that is said once because of an event."""
    tell = _NOTICES.get(type(fact.event))
    told = tell(before or after, after, fact) if tell else ()
    abroad = circle is not None and not is_member(circle, after.proposer)
    if isinstance(fact.event, e.Closed) and after.outcome is Outcome.ADOPTED and abroad:
        return (*told, *_adopted_elsewhere(after))
    return told


def _adopted_elsewhere(after: Decision) -> list[Notice]:
    """A proposal that was handed on is decided where its proposer doesn't read along."""
    key = "consent-yours-taken" if after.effect.kind == "take" else "consent-yours-adopted"
    return _to(after, after.proposer, key, answers=False)


def _to(
    state: Decision, member: MemberId | None, key: str, *, answers: bool = True, **params: Any
) -> list[Notice]:
    """A private word, with the title of what it is about; ``answers``: with the card's answers beneath."""
    if member is None:
        return []
    about: dict[str, Param] = {"title": Quoted(state.title), "number": state.number}
    return [Notice(message(key, **about, **params), to=member, slot=slot(state) if answers else "")]


def _all(state: Decision, key: str, *, answers: bool = False, **params: Any) -> list[Notice]:
    about: dict[str, Param] = {"title": Quoted(state.title), "number": state.number}
    return [Notice(message(key, **about, **params), slot=slot(state) if answers else "")]


def _by(fact: Fact[Any]) -> Person:
    return Person(fact.by or MemberId(""))


def _proposed(before: Decision, after: Decision, fact: Fact[e.Proposed]) -> list[Notice]:
    return _to(after, after.about, "consent-concerns-you")


def _question(before: Decision, after: Decision, fact: Fact[e.QuestionAsked]) -> list[Notice]:
    if fact.by == after.proposer:
        return []
    person, text = _by(fact), Quoted(fact.event.text)
    told = _to(after, after.proposer, "consent-question-for-you", person=person, text=text)
    return [replace(notice, slot=slots.of_question(after.questions[-1].id)) for notice in told]


def _answered(before: Decision, after: Decision, fact: Fact[e.QuestionAnswered]) -> list[Notice]:
    question = after.questions[fact.event.question - 1]
    if question.by == fact.by:
        return []
    asked, answer = Quoted(question.text), Quoted(fact.event.text)
    return _to(after, question.by, "consent-question-answered", question=asked, text=answer)


def _guides(state: Decision) -> list[MemberId]:
    """Facilitator and proposer, unless they object themselves: an objector is never pressed."""
    objecting = {objection.carrier for objection in state.blocking}
    return [
        member for member in dict.fromkeys((state.facilitator, state.proposer)) if member not in objecting
    ]


def _opened(before: Decision, after: Decision, fact: Fact[Any]) -> list[Notice]:
    if after.effect.kind == "take":
        return _perhaps_not_ours(after)
    key = "consent-objections-opened-again" if after.stalled > 2 else "consent-objections-opened"
    told = [notice for member in _guides(after) for notice in _to(after, member, key)]
    for member, draft in sorted(after.drafts.items()):
        if draft.revision == after.revision and member in (after.proposer, after.facilitator):
            told += _to(after, member, "consent-draft-now", text=Quoted(draft.text))
    return told


def _perhaps_not_ours(state: Decision) -> list[Notice]:
    """A circle that doesn't take a proposal hands it on, and there is no next text to wait for."""
    guides = _guides(state)
    return _to(state, state.facilitator, "consent-perhaps-not-ours") if state.facilitator in guides else []


def _reason(before: Decision, after: Decision, fact: Fact[Any]) -> list[Notice]:
    """The circle waits for the words. Whoever was asked for them today isn't asked again."""
    pending = [
        objection
        for objection in after.blocking
        if objection.status is Status.REASON_PENDING and objection.at <= fact.at - timedelta(days=1)
    ]
    return [
        notice for objection in pending for notice in _to(after, objection.carrier, "consent-give-reason")
    ]


def _offer_meeting(before: Decision, after: Decision, fact: Fact[Any]) -> list[Notice]:
    return _to(after, after.facilitator, "consent-offer-meeting")


def _missing(before: Decision, after: Decision, fact: Fact[Any]) -> list[Notice]:
    if after.phase is Phase.INTEGRATION and after.effect.kind == "take":
        return _perhaps_not_ours(after)
    if after.phase is Phase.INTEGRATION:
        return [
            notice for member in _guides(after) for notice in _to(after, member, "consent-integration-nudge")
        ]
    if after.stuck:
        return _stuck(before, after, fact)
    waiting = sorted(after.step.waiting) if after.step else []
    key = "consent-too-few" if after.policy == "lapse" else "consent-still-missing"
    return [notice for member in waiting for notice in _to(after, member, key)]


def _stuck(before: Decision, after: Decision, fact: Fact[Any]) -> list[Notice]:
    return _to(after, after.facilitator, "consent-stuck")


def _prolonged(before: Decision, after: Decision, fact: Fact[e.Prolonged]) -> list[Notice]:
    until = fact.event.ends_at
    if fact.event.why == "member":
        return _all(after, "consent-prolonged-member", person=_by(fact), until=until)
    return _all(after, f"consent-prolonged-{fact.event.why}", until=until)


def _amended(before: Decision, after: Decision, fact: Fact[e.Amended]) -> list[Notice]:
    """Who has answered is asked again, with the difference; who objected, whether it is met."""
    told: list[Notice] = []
    if before.phase not in (Phase.CONSENT, Phase.INTEGRATION):
        return told
    was = before.text if before.text != after.text else before.revisions[-1].text
    texts: dict[str, Param] = {
        "title": Quoted(after.title),
        "number": after.number,
        "before": Quoted(was),
        "after": Quoted(fact.event.text),
    }
    anew = slots.of_text(Phase.CONSENT, after.revision, after.within)
    for member in sorted(before.answers.keys()):
        objected = before.answers[member].stance is Stance.OBJECTION
        key = "consent-is-it-met" if objected else "consent-asked-again"
        if member != fact.by:
            told.append(Notice(message(key, **texts), to=member, slot=anew))
    return told


def _corrected(before: Decision, after: Decision, fact: Fact[e.Corrected]) -> list[Notice]:
    texts = {"before": Quoted(before.text), "after": Quoted(fact.event.text)}
    return _all(after, "consent-corrected", answers=True, person=_by(fact), **texts)


def _withdrawal(before: Decision, after: Decision, fact: Fact[e.WithdrawalAnnounced]) -> list[Notice]:
    reason = Quoted(fact.event.reason)
    return _all(
        after,
        "consent-withdrawal-announced",
        answers=True,
        person=_by(fact),
        until=fact.event.due,
        reason=reason,
    )


def _kept(before: Decision, after: Decision, fact: Fact[Any]) -> list[Notice]:
    return _all(after, "consent-kept", person=_by(fact))


def _takeover(before: Decision, after: Decision, fact: Fact[e.TakeoverAnnounced]) -> list[Notice]:
    due, person = fact.event.due, _by(fact)
    told = _to(after, after.facilitator, "consent-takeover-you", person=person, until=due)
    return [*told, *_all(after, "consent-takeover-announced", person=person, until=due)]


def _called_off(before: Decision, after: Decision, fact: Fact[Any]) -> list[Notice]:
    if fact.by is None:
        return []
    return _all(after, "consent-takeover-called-off", person=Person(after.facilitator))


def _passed(before: Decision, after: Decision, fact: Fact[e.FacilitationPassed]) -> list[Notice]:
    told = _all(after, "consent-facilitation-passed", person=Person(fact.event.to))
    if fact.by == fact.event.to:
        return told
    return [*_to(after, fact.event.to, "consent-you-facilitate"), *told]


def _gone(before: Decision, after: Decision, fact: Fact[e.MemberGone]) -> list[Notice]:
    if not any(objection.carrier is None for objection in after.blocking):
        return []
    return _all(after, "consent-objection-orphaned", answers=True, person=Person(fact.event.member))


def _release(before: Decision, after: Decision, fact: Fact[e.ReleaseAnnounced]) -> list[Notice]:
    return _all(after, "consent-release-announced", answers=True, until=fact.event.due)


def _joiner(before: Decision, after: Decision, fact: Fact[e.JoinerInformed]) -> list[Notice]:
    person = Person(fact.event.member)
    informed = _to(after, fact.event.member, "consent-joined-later", answers=False)
    return [*informed, *_to(after, after.facilitator, "consent-joiner", person=person)]


def _asked_now(before: Decision, after: Decision, fact: Fact[Any]) -> list[Notice]:
    members = fact.event.members if isinstance(fact.event, e.OthersAsked) else (fact.event.member,)
    return [notice for member in members for notice in _to(after, member, "consent-you-are-asked")]


def _closed(before: Decision, after: Decision, fact: Fact[e.Closed]) -> list[Notice]:
    told = [
        Notice(
            message("consent-parked-now", title=Quoted(after.title), text=Quoted(parked.text)), to=parked.by
        )
        for parked in after.parked
    ]
    for member, draft in sorted(after.drafts.items()):
        outcome, text = str(fact.event.outcome), Quoted(draft.text)
        told += _to(after, member, "consent-draft-back", answers=False, outcome=outcome, text=text)
    if after.outcome is Outcome.ADOPTED or fact.by == after.proposer:
        return told
    key = "consent-yours-closed"
    return [*told, *_to(after, after.proposer, key, outcome=str(fact.event.outcome), answers=False)]


def _reopened(before: Decision, after: Decision, fact: Fact[Any]) -> list[Notice]:
    return _all(after, "consent-reopened")


_NOTICES: dict[type, Callable[[Decision, Decision, Fact[Any]], list[Notice]]] = {
    e.Proposed: _proposed,
    e.QuestionAsked: _question,
    e.QuestionAnswered: _answered,
    e.ObjectionsOpened: _opened,
    e.ReasonAwaited: _reason,
    e.MeetingOffered: _offer_meeting,
    e.Held: _missing,
    e.Nudged: _missing,
    e.Stuck: _stuck,
    e.Prolonged: _prolonged,
    e.Amended: _amended,
    e.Corrected: _corrected,
    e.WithdrawalAnnounced: _withdrawal,
    e.Kept: _kept,
    e.TakeoverAnnounced: _takeover,
    e.TakeoverCalledOff: _called_off,
    e.FacilitationPassed: _passed,
    e.MemberGone: _gone,
    e.ReleaseAnnounced: _release,
    e.JoinerInformed: _joiner,
    e.JoinerAsked: _asked_now,
    e.OthersAsked: _asked_now,
    e.Closed: _closed,
    e.Reopened: _reopened,
}
