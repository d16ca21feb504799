"""What people do with a running consent decision, however they say it: typed, pressed, marked, written."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.commands.acting import Acting, Answer, refuse
from bot.commands.deadlines import more_time
from bot.commands.handling import Deed, Handling
from bot.commands.proposing import propose
from bot.commands.requests import expect_words, forget_request, request_words
from bot.commands.rounds import begin_about
from bot.commands.settings import changes_in
from bot.commands.values import member_of
from bot.core import slots
from bot.core.agreement import ObjectLate, agreement_of
from bot.core.circle import Circle
from bot.core.consent import commands as c
from bot.core.consent.kind import CONSENT
from bot.core.consent.state import Decision, Draft, Outcome, Phase, Status
from bot.core.kernel import MemberId, Param, Quoted, StreamId, WordsId, message
from bot.core.settings import Changes
from bot.ports import Stream
from bot.rows import Shown
from bot.words.written import words_of


def decision_of(process: Stream) -> Decision:
    """The consent decision that a process is, or that runs inside it."""
    state = process.state
    decision: Decision = state if isinstance(state, Decision) else state.decision
    return decision


def _slot(acting: Acting, process: Stream) -> str:
    return acting.kind(process).slot(process.state)


def act(acting: Acting, process: Stream, deed: Deed) -> Answer | None:
    """Does it, as this person.

    Raises:
        Refusal: with the reason.
    """
    decision = decision_of(process)
    if deed.verb == "details":
        slot = _slot(acting, process)
        return Answer(message("view-details", process=process.id), process.id, slot, private=True)
    if deed.verb == "call-a-round":
        return _call_a_round(acting, process)
    if deed.verb == "object" and decision.outcome is Outcome.ADOPTED and not _may_reopen(acting, decision):
        return _object_late(acting, process, decision, deed)
    if deed.by_mark and deed.verb == "ask":
        return request_words(acting, process, deed.verb)
    if deed.verb == "wait":
        return _wait(acting, process)
    make = _COMMANDS.get(deed.verb)
    if make is None:
        refuse("refused-unknown-verb", verb=deed.verb)
    outcome = acting.run(process.id, make(acting, process, deed))
    forget_request(acting, process, deed)
    if deed.verb == "ask":
        _can_be_replied_to(acting, process)
    if deed.by_mark and deed.verb == "concern":
        return request_words(acting, process, deed.verb)
    pending = outcome.said is None or outcome.said.key == "told-reason-pending"
    if deed.verb == "object" and pending and _lacks_words(acting, process.id):
        return request_words(acting, process, deed.verb)
    if outcome.said is None:
        return None
    if outcome.said.key == "ask-for-words-input":
        expect_words(acting, process, deed.verb)
    slot = _slot(acting, acting.must_load(process.id))
    return Answer(outcome.said, process.id, slot, private=True)


def _lacks_words(acting: Acting, process: StreamId) -> bool:
    """Whether this person's objection is held without a reason."""
    state = decision_of(acting.must_load(process))
    return any(
        objection.by == acting.me and objection.status is Status.REASON_PENDING
        for objection in state.blocking
    )


def _call_a_round(acting: Acting, process: Stream) -> Answer | None:
    """What is happening? Everybody is heard before the text is changed once more (*Many Voices One Song*: two
    rounds without progress, change the approach)."""
    decision = decision_of(process)
    if decision.phase is not Phase.INTEGRATION:
        refuse("refused-no-round-now")
    circle = acting.must_load(process.circle).state
    title = acting.worded(circle.settings, "round-what-is-happening", number=decision.number)
    return begin_about(acting, process, title)


def _may_reopen(acting: Acting, decision: Decision) -> bool:
    return not decision.settled and decision.last == acting.me


def _object_late(acting: Acting, process: Stream, decision: Decision, deed: Deed) -> Answer:
    """The decision stands; the information goes on the record, and an earlier review is offered."""
    if not words_of(deed.text):
        refuse("refused-late-objection-words", private=True, number=process.number)
    entered = acting.uow.load(agreement_of(process.id))
    if entered is None:
        refuse("refused-closed", outcome=str(decision.outcome))
    acting.run(entered.id, ObjectLate(acting.words(deed.text, process.id), acting.me))
    return Answer(message("told-late-objection", number=process.number), private=True)


def _wait(acting: Acting, process: Stream) -> Answer:
    """The text is kept until all have answered; where they have, nothing is left to wait for."""
    decision = decision_of(process)
    draft = _draft(acting, decision)
    if decision.phase is Phase.CLOSED:
        refuse("refused-closed", outcome=str(decision.outcome))
    about: dict[str, Param] = {"number": process.number, "text": Quoted(draft.text)}
    if decision.phase is not Phase.INTEGRATION:
        return Answer(message("told-draft-waits", **about), process.id, private=True)
    told = message("consent-draft-now", title=Quoted(decision.title), **about)
    return Answer(told, process.id, _slot(acting, process), private=True)


# --- the command of each verb ------------------------------------------------------------------------


def _text(acting: Acting, process: Stream, deed: Deed) -> WordsId:
    return _reason(acting, process, deed) or refuse("refused-text-missing")


def _reason(acting: Acting, process: Stream, deed: Deed) -> WordsId | None:
    """The words; those that this person has said here before are the same words, and said once."""
    text = words_of(deed.text) if deed.text else ""
    if not text:
        return None
    said = _said(decision_of(process), acting.me)
    return next((words for words in said if acting.text_of(words) == text), None) or acting.words(
        deed.text, process.id
    )


def _said(decision: Decision, me: MemberId) -> Iterator[WordsId]:
    yield from (question.text for question in decision.questions if question.by == me)
    yield from (given.text for given in decision.inputs if given.by == me)
    yield from (idea.text for idea in decision.parked if idea.by == me)
    reaction, answer, draft = decision.reactions.get(me), decision.answers.get(me), decision.drafts.get(me)
    if draft is not None:
        yield draft.text
    if reaction is not None:
        yield reaction.text
    if answer is not None and answer.reason is not None:
        yield answer.reason


def _amended(acting: Acting, process: Stream, deed: Deed) -> WordsId:
    """A new text; the same text again is no change."""
    if words_of(deed.text) == acting.text_of(decision_of(process).text):
        refuse("refused-same-text")
    return _text(acting, process, deed)


def _amend(acting: Acting, process: Stream, deed: Deed) -> c.Amend:
    """With the text given; without one, the text that this person has kept back."""
    if not words_of(deed.text) and acting.me in decision_of(process).drafts:
        return _amend_now(acting, process, deed)
    text = _amended(acting, process, deed)
    return c.Amend(text, _settings_of(acting, process, deed), chosen=not deed.typed)


def _amend_now(acting: Acting, process: Stream, deed: Deed) -> c.Amend:
    state = decision_of(process)
    text = acting.text_of(_draft(acting, state).text)
    written = replace(deed, text=text)
    return c.Amend(_amended(acting, process, written), _settings_of(acting, process, written))


def _draft(acting: Acting, state: Decision) -> Draft:
    """The text that this person keeps back; one that was written before the text changed is theirs, and is
    put to nobody."""
    draft = state.drafts.get(acting.me) or refuse("refused-no-draft")
    if draft.revision != state.revision and state.phase is not Phase.CLOSED:
        refuse("refused-draft-former", number=state.number)
    return draft


def _correct(acting: Acting, process: Stream, deed: Deed) -> c.Correct:
    text, changes = _amended(acting, process, deed), _settings_of(acting, process, deed)
    if changes is not None and changes != decision_of(process).effect.changes:
        refuse("refused-fix-changes-settings")
    return c.Correct(text)


def _settings_of(acting: Acting, process: Stream, deed: Deed) -> Changes | None:
    """What a text about settings says of them; ``None``: the decision is about something else."""
    if decision_of(process).effect.kind != "settings":
        return None
    return changes_in(acting, acting.must_load(process.circle), deed.text)


def _question(acting: Acting, process: Stream, deed: Deed) -> c.AnswerQuestion:
    """The question that the button names, or the message replied to, or the number before the words
    (``2: …``); else the oldest that is open."""
    state = decision_of(process)
    waiting = [question.id for question in state.open_questions]
    named = _index(deed) or slots.question_of(deed.about)
    text = deed.text
    if named is None and len(state.questions) > 1:
        match = _NAMED.match(words_of(text))
        if match is not None and 1 <= int(match[1]) <= len(state.questions):
            named, text = int(match[1]), match[2]
    if named is not None and waiting and named not in waiting:
        refuse("refused-question-answered", question=named, open=", ".join(map(str, waiting)))
    number = next(iter(waiting), 0) if named is None else named
    return c.AnswerQuestion(_text(acting, process, replace(deed, text=text)), number)


_NAMED = re.compile(r"([0-9]{1,3})\s*[:：](?:\s+|(?![0-9]))(.*)", re.DOTALL)
"""An answer that says which question it is for; ``16:00`` says nothing of the kind."""


def _can_be_replied_to(acting: Acting, process: Stream) -> None:
    """Remembers the message in which somebody has asked, for the proposer's reply to it."""
    source, asked = acting.inbound.source, decision_of(acting.must_load(process.id)).questions
    if source is not None and len(asked) > len(decision_of(process).questions):
        slot, place = slots.of_question(asked[-1].id), source.place
        acting.uow.put(Shown(place.platform, place.id, source.id, process.id, slot))


def _index(deed: Deed) -> int | None:
    """The question or objection that a button names."""
    return int(deed.extra) if deed.extra.isdecimal() and len(deed.extra) <= 9 else None


def _parent(acting: Acting, process: Stream, deed: Deed) -> c.Escalate:
    circle: Circle = acting.state_of(process.circle)
    return c.Escalate(circle.parent, _reason(acting, process, deed))


def _route(acting: Acting, process: Stream, deed: Deed) -> c.Route:
    name = deed.options.get("circle") or refuse("refused-circle-missing")
    target = acting.uow.load(StreamId(name)) or acting.circle_named(name)
    if target.kind != "circle" or target.closed_at is not None:
        refuse("refused-unknown-circle", name=name)
    return c.Route(target.id, _reason(acting, process, deed))


def member_named(acting: Acting, process: Stream, deed: Deed) -> MemberId:
    """The member of the circle whom a button carries, or the words name."""
    if deed.extra:
        return MemberId(deed.extra)
    circle: Circle = acting.state_of(process.circle)
    given = deed.options.get("member") or deed.text
    return member_of(acting, given, deed.mentions, circle)


def _carried(deed: Deed) -> c.Carry:
    return c.Carry(_index(deed))


Make = Callable[[Acting, Stream, Deed], Any]

_COMMANDS: Mapping[str, Make] = {
    "ask": lambda acting, process, deed: c.Ask(_text(acting, process, deed)),
    "answer": _question,
    "no-questions": lambda acting, process, deed: c.NoQuestions(),
    "react": lambda acting, process, deed: c.React(_text(acting, process, deed)),
    "nothing-to-add": lambda acting, process, deed: c.NothingToAdd(),
    "consent": lambda acting, process, deed: c.Consent(_reason(acting, process, deed)),
    "concern": lambda acting, process, deed: c.Concern(_reason(acting, process, deed)),
    "object": lambda acting, process, deed: c.Object(_reason(acting, process, deed)),
    "opt-out": lambda acting, process, deed: c.OptOut(),
    "reopen": lambda acting, process, deed: c.Reopen(),
    "amend": _amend,
    "amend-now": _amend_now,
    "fix": _correct,
    "changes-meaning": lambda acting, process, deed: c.ChangesMeaning(),
    "advance": lambda acting, process, deed: c.Advance(CONSENT.slot(decision_of(process))),
    "extend": lambda acting, process, deed: c.Extend(more_time(acting, deed, decision_of(process).rules)),
    "withdraw": lambda acting, process, deed: c.Withdraw(_reason(acting, process, deed)),
    "keep": lambda acting, process, deed: c.Keep(),
    "meeting": lambda acting, process, deed: c.Meet(_reason(acting, process, deed)),
    "escalate": _parent,
    "route": _route,
    "park": lambda acting, process, deed: c.Park(_text(acting, process, deed)),
    "integrated": lambda acting, process, deed: c.Integrated(),
    "withdraw-objection": lambda acting, process, deed: c.WithdrawObjection(),
    "takeover": lambda acting, process, deed: c.TakeOver(),
    "handover": lambda acting, process, deed: c.HandOver(member_named(acting, process, deed)),
    "present": lambda acting, process, deed: c.Present(),
    "ask-too": lambda acting, process, deed: c.AskToo(member_named(acting, process, deed)),
    "inform-only": lambda acting, process, deed: c.InformOnly(member_named(acting, process, deed)),
    "carry": lambda acting, process, deed: _carried(deed),
    "nobody-carries": lambda acting, process, deed: c.NobodyCarries(),
}
"""The verbs of a consent decision, and the command that each becomes."""

_BOUND = frozenset(
    {
        "consent",
        "object",
        "concern",
        "no-questions",
        "nothing-to-add",
        "react",
        "ask",
        "amend",
        "fix",
        "changes-meaning",
        "advance",
        "opt-out",
        "extend",
    }
)
"""Verbs that answer what a card shows: on a former card they are refused with a pointer."""


def _is_bound(state: Decision, verb: str) -> bool:
    """An objection to what was adopted goes on the record, from whichever card."""
    return verb in _BOUND and not (verb == "object" and state.outcome is Outcome.ADOPTED)


def _lasts(state: Decision, slot: str) -> bool:
    """An objection is heard as long as the text is put to the circle, and after it was adopted."""
    return state.outcome in (None, Outcome.ADOPTED)


HANDLING = Handling(
    act,
    commands={"consent propose": propose, "consent quick": propose},
    is_bound=_is_bound,
    private=frozenset(
        {"consent", "object", "concern", "integrated", "withdraw-objection", "opt-out", "reopen"}
    ),
    lasting=frozenset({"object"}),
    lasts=_lasts,
    ended=frozenset({"reopen"}),
    late=frozenset({"object"}),
    near_misses={step: f"near-miss-{step}" for step in ("questions", "reactions", "consent")},
)
