"""What people do with elections, however they say it: typed, pressed, marked, written."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.commands import deciding
from bot.commands.acting import Acting, Answer, Refusal, refuse
from bot.commands.deadlines import end_of, more_time
from bot.commands.handling import Deed, Handling
from bot.commands.proposing import opened
from bot.commands.requests import forget_request, request_words
from bot.commands.values import chosen, named_first, role_of
from bot.conduct import new_id
from bot.core import slots
from bot.core.circle import Circle, is_member
from bot.core.circle.state import DELEGATE, FACILITATOR, LEADER, SECRETARY, name_key
from bot.core.consent import commands as consent
from bot.core.election import ELECTION
from bot.core.election import commands as c
from bot.core.election.state import Election, Mandate, Phase, Term
from bot.core.kernel import MemberId, Message, WordsId, message
from bot.core.settings import Settings
from bot.ports import Command, Press, Stream
from bot.verbs import Option
from bot.verbs import election as verbs
from bot.words.catalogue import Speaker, plain
from bot.words.naming import begins_a_reason, names, names_oneself, of_oneself, says_to_nominate
from bot.words.spans import read_length
from bot.words.written import words_of

_OPTIONS: Mapping[str, Option] = {option.name: option for option in verbs.ELECTION}
_STANDARD = frozenset({FACILITATOR, SECRETARY, LEADER, DELEGATE})
"""Roles that the field knows, and the bot has words for."""
MOST_ROLES = 5


def start(acting: Acting, command: Command) -> Answer | None:
    """``election start``: of one role, or of several, one after the other."""
    options = command.options
    roles = [role_of(role) for role in options.get("role", "").split(",") if words_of(role)]
    return begin(acting, acting.circle(options), roles or [role_of("")], options)


def begin(acting: Acting, circle: Stream, roles: list[str], options: Mapping[str, str]) -> Answer | None:
    """Opens the election of these roles in the circle."""
    state: Circle = circle.state
    if not is_member(state, acting.me):
        refuse("refused-not-your-circle", circle=state.name)
    roles = list({name_key(role): role for role in roles}.values())
    if len(roles) > MOST_ROLES:
        refuse("refused-too-many-roles", most=MOST_ROLES)
    if len(roles) > 1 and any(options.get(name) for name in ("description", "qualifications")):
        refuse("refused-roles-one-text")
    live = chosen(_OPTIONS, options, "mode") == "live"
    if live and options.get("deadline"):
        refuse("refused-live-has-no-deadline")
    for id in acting.uow.streams(kind=ELECTION.name, circle=circle.id, open=True):
        running = acting.must_load(id)
        mandates = (running.state.mandate, *running.state.following)
        taken = {name_key(mandate.role) for mandate in mandates}
        if running.state.outcome is None and not taken.isdisjoint(map(name_key, roles)):
            refuse("refused-election-runs", number=running.number)
    first, *following = [_mandate(acting, circle, role, options) for role in roles]
    given, settings = options.get("deadline"), state.settings
    steps = 2 if first.fresh else 1
    ends_at = end_of(acting.moment(given, settings), acting.now, settings, steps=steps) if given else None
    number = acting.uow.next_number(circle.organisation)
    acting.accepted(
        acting.conduct.open(
            ELECTION.name,
            c.Start(first, state.settings, live, ends_at, tuple(following)),
            organisation=circle.organisation,
            circle=circle.id,
            id=new_id(),
            number=number,
            actor=acting.me,
        )
    )
    return opened(acting, circle, number, "told-election-opened")


def _mandate(acting: Acting, circle: Stream, role: str, options: Mapping[str, str]) -> Mandate:
    """What the role is: as the circle had it last time, where nothing else is said."""
    settings = circle.state.settings
    called = Speaker(settings.language, settings.timezone).role(role)
    title = acting.worded(settings, "election-title", role=role if called is None else plain(called))
    term = _term(acting, settings, options.get("term"))
    last = _last(acting, circle, role)
    said = {name: words_of(options.get(name, "")) for name in ("description", "qualifications")}
    if last is not None and not any(said.values()):
        same = last.term if last.term.until is None else Term()
        return Mandate(role, acting.words(title), last.text, term or same, fresh=term not in (None, same))
    standard = name_key(role) if name_key(role) in _STANDARD else "any"
    lines = [
        acting.worded(
            settings,
            f"election-role-{name}",
            words=words or acting.worded(settings, f"election-{name}-{standard}", role=role),
        )
        for name, words in said.items()
    ]
    return Mandate(role, acting.words(title), acting.words("\n".join(lines)), term or Term())


def _last(acting: Acting, circle: Stream, role: str) -> Mandate | None:
    """The role as the circle consented to it for its last election."""
    for id in acting.uow.streams(kind=ELECTION.name, circle=circle.id):
        state: Election = acting.must_load(id).state
        same = not state.mandate.fresh and name_key(state.role) == name_key(role)
        if same and acting.text_of(state.mandate.text):
            return state.mandate
    return None


def _term(acting: Acting, settings: Settings, given: str | None) -> Term | None:
    """A length of time as calendars know it, or a day."""
    if not given:
        return None
    reading = acting.moment(given, settings)
    if not reading.as_duration:
        return Term(until=reading.at)
    length = read_length(given, acting.language(settings))
    if isinstance(length, Message) or length.rest:
        return Term(until=reading.at)
    return Term(length.calendar)


# --- a running election -------------------------------------------------------------------------------


def act(acting: Acting, process: Stream, deed: Deed) -> Answer | None:
    """Does it, as this person.

    Raises:
        Refusal: with the reason.
    """
    state: Election = process.state
    if deed.verb == "details":
        slot = ELECTION.slot(state)
        return Answer(message("view-details", process=process.id), process.id, slot, private=True)
    if deed.by_mark and deed.verb == "change":
        if state.phase is not Phase.CHANGE or state.step is None or acting.me not in state.step.asked:
            refuse("refused-no-change-now", number=state.number)
        return request_words(acting, process, deed.verb)
    if deed.verb == "object" and state.phase is Phase.CLOSED:
        return _object_late(acting, process, deed)
    if deed.verb == "again":
        return begin(acting, acting.must_load(process.circle), [state.role], {})
    make = _COMMANDS.get(deed.verb)
    over = state.deciding is None and state.phase is not Phase.CLOSED
    if make is None and (over or state.decision is None):
        refuse("refused-no-decision-now", number=state.number)
    if make is None:
        return deciding.act(acting, process, deed)
    outcome = acting.run(process.id, make(acting, process, deed))
    forget_request(acting, process, deed)
    if outcome.said is None:
        return None
    slot = ELECTION.slot(acting.must_load(process.id).state)
    return Answer(outcome.said, process.id, slot, private=True)


def _object_late(acting: Acting, process: Stream, deed: Deed) -> Answer | None:
    """Whoever was elected minutes ago may call it a mistake; for others the election stands."""
    state: Election = process.state
    reason = _reason(acting, process, deed)
    if state.last == acting.me and not state.settled:
        outcome = acting.run(process.id, consent.Object(reason))
    elif reason is None:
        refuse("refused-late-objection-words", private=True, number=process.number)
    else:
        outcome = acting.run(process.id, c.ObjectLate(reason))
    return Answer(outcome.said, process.id, private=True) if outcome.said else None


def _nomination(acting: Acting, process: Stream, deed: Deed) -> tuple[MemberId, str]:
    """Whom somebody names, and why. No refusal repeats a name: it would stand in the open, or in a row."""
    circle: Circle = acting.state_of(process.circle)
    found = named_first(acting, deed.text, deed.options.get("member", ""), deed.mentions, circle)
    if found is None and (why := of_oneself(deed.text)) is not None:
        found = acting.me, why
    if found is None:
        raise _privately(acting, process, message("refused-nominee-unclear", number=process.number))
    member, reason = found
    if not words_of(reason):
        raise _privately(acting, process, message("refused-nomination-reason", number=process.number))
    return member, reason


def _privately(acting: Acting, process: Stream, reason: Message, *, removes: bool = False) -> Refusal:
    """A refusal with the answers of the card beneath it; in a form, it is said beside the field."""
    if isinstance(acting.inbound.act, Press):
        return Refusal(reason, private=True)
    slot = ELECTION.slot(process.state)
    return Refusal(reason, private=True, removes=removes, stream=process.id, slot=slot)


def _nominate(acting: Acting, process: Stream, deed: Deed) -> c.Nominate:
    member, reason = _nomination(acting, process, deed)
    acting.check_length(reason)
    return c.Nominate(acting.conduct.keep_sealed(member, words_of(reason), acting.me, process.id))


def _named(command: Callable[[MemberId, WordsId], Any]) -> Callable[[Acting, Stream, Deed], Any]:
    def make(acting: Acting, process: Stream, deed: Deed) -> Any:
        member, reason = _nomination(acting, process, deed)
        return command(member, acting.words(reason, process.id))

    return make


def _reason(acting: Acting, process: Stream, deed: Deed) -> WordsId | None:
    return acting.optional_words(deed.text, process.id)


def _nobody(acting: Acting, process: Stream, deed: Deed) -> c.Nobody:
    return c.Nobody(_reason(acting, process, deed) or refuse("refused-nobody-next-step"))


def _revise(acting: Acting, process: Stream, deed: Deed) -> c.Revise:
    """New words, a new term, or both; with a new term alone the words stay as they are."""
    state: Election = process.state
    if state.deciding is None:
        refuse("refused-no-decision-now", number=state.number)
    term = _term(acting, state.rules, deed.options.get("term"))
    before = acting.text_of(state.deciding.text)
    text = words_of(deed.text) or before
    if text == before and term in (None, state.term):
        refuse("refused-same-text")
    return c.Revise(acting.words(text, process.id), term)


_COMMANDS: Mapping[str, Callable[[Acting, Stream, Deed], Any]] = {
    "nominate": _nominate,
    "keep": lambda acting, process, deed: c.Keep(),
    "change": _named(c.Change),
    "candidate": _named(c.PutForward),
    "decline": lambda acting, process, deed: c.Decline(),
    "nobody": _nobody,
    "withdraw": lambda acting, process, deed: c.Withdraw(_reason(acting, process, deed)),
    "amend": _revise,
    "advance": lambda acting, process, deed: consent.Advance(ELECTION.slot(process.state)),
    "extend": lambda acting, process, deed: consent.Extend(more_time(acting, deed, process.state.rules)),
    "meeting": lambda acting, process, deed: consent.Meet(_reason(acting, process, deed)),
    "takeover": lambda acting, process, deed: consent.TakeOver(),
    "handover": lambda acting, process, deed: consent.HandOver(deciding.member_named(acting, process, deed)),
    "present": lambda acting, process, deed: consent.Present(),
    "ask-too": lambda acting, process, deed: consent.AskToo(deciding.member_named(acting, process, deed)),
    "inform-only": lambda acting, process, deed: consent.InformOnly(
        deciding.member_named(acting, process, deed)
    ),
}
"""The verbs of an election, and the command that each becomes; all others are those of its decision."""

_BOUND = frozenset(
    {"nominate", "keep", "change", "candidate", "consent", "object", "amend", "advance", "extend", "opt-out"}
)
"""Verbs that answer what a card shows: on a former card they are refused with a pointer."""


def _is_bound(state: Election, verb: str) -> bool:
    """An objection to what has ended goes on the record, from whichever card."""
    return verb in _BOUND and not (verb == "object" and state.phase is Phase.CLOSED)


def spoken(acting: Acting, process: Stream, text: str) -> Answer | None:
    """A nomination that somebody writes among others doesn't count, and others shouldn't read it."""
    state: Election = process.state
    if state.phase is Phase.NOMINATIONS and not state.opening and _nominates(acting, process, text):
        raise _privately(acting, process, message("refused-openly-nominate"), removes=True)
    return None


def _nominates(acting: Acting, process: Stream, text: str) -> bool:
    """Whether words under the card are a nomination. What is taken away by mistake hurts, and people talk to
    each other by name: so it is one only if it says so ("I nominate Ben", "I propose myself"), or is a name
    alone, or a name with a reason ("Ben, because …", "me, because …"). A question never is."""
    if "?" in text:
        return False
    circle: Circle = acting.state_of(process.circle)
    if says_to_nominate(text) and _names_somebody(acting, circle, text):
        return True
    found = named_first(acting, text, "", (), circle)
    if found is not None:
        return not words_of(found[1]).strip(".! ") or begins_a_reason(found[1])
    return (why := of_oneself(text)) is not None and begins_a_reason(why)


def _could_be_one(acting: Acting, process: Stream, text: str) -> bool:
    """Whether private words may be a nomination, though others were asked for: here it costs a question to be
    wrong, and a sealed name to be wrong the other way. So whatever begins with a name may be one."""
    circle: Circle = acting.state_of(process.circle)
    begins = "?" not in text and named_first(acting, text, "", (), circle) is not None
    return begins or _nominates(acting, process, text)


def _names_somebody(acting: Acting, circle: Circle, text: str) -> bool:
    return names_oneself(text) or any(names(text, acting.name_of(member)) for member in circle.members)


def _lasts(state: Election, slot: str) -> bool:
    """An objection belongs to the decision it was given in: about the role, or about one person."""
    return state.deciding is not None and slots.is_within(slot, state.deciding.within)


def wanted(state: Election, member: MemberId) -> str | None:
    """A reply to the word that asks somebody for their nomination is their nomination."""
    asked = state.step is not None and member in state.step.asked
    return "nominate" if state.phase is Phase.NOMINATIONS and asked and not state.opening else None


HANDLING = Handling(
    act,
    commands={"election start": start},
    is_bound=_is_bound,
    private=frozenset(
        {
            "nominate",
            "keep",
            "change",
            "consent",
            "object",
            "decline",
            "integrated",
            "withdraw-objection",
            "opt-out",
            "reopen",
        }
    ),
    secret=frozenset({"nominate"}),
    lasting=frozenset({"object"}),
    lasts=_lasts,
    ended=frozenset({"reopen", "again"}),
    near_misses={"consent": "near-miss-election-consent"},
    raised_hands={"consent": "raised-hand-election"},
    spoken=spoken,
    wanted=wanted,
    could_mean=_could_be_one,
)
