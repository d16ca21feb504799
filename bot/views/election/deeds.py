"""What can be done in an election, by whom: on its card by everybody, in private by one person."""

from collections.abc import Iterable
from dataclasses import replace

from bot.cards import Action, Ask
from bot.core.circle import is_member, members
from bot.core.election import ELECTION
from bot.core.election.state import Election, Outcome, Phase
from bot.core.kernel import MemberId
from bot.marks import mark_of
from bot.ports import Stream
from bot.verbs import BY_WORDS
from bot.views.consent.deeds import Deeds as Within
from bot.views.election.parts import within
from bot.views.look import Look

_LABELS = {
    "extend": "more-time",
    "takeover": "take-over",
    "handover": "hand-over",
    "present": "join",
    "candidate": "put-forward",
    "again": "elect",
}
"""Verbs whose label is called otherwise."""
_NAMING = frozenset({"nominate", "change", "candidate"})
_REASON = frozenset({"meeting", "withdraw", "nobody"})
_WEIGHTY = frozenset({"meeting", "withdraw", "nobody", "decline"})
_OWN = frozenset(
    {
        *_NAMING,
        *_REASON,
        *_LABELS,
        "keep",
        "decline",
        "amend",
        "advance",
        "details",
        "reopen",
    }
)
"""All others are verbs of the consent decision inside."""


def typed(verb: str, number: int) -> str:
    """The same as a typed command."""
    command = f"!election {verb} #{number}"
    if verb in _NAMING:
        return f"{command} @… …"
    if verb == "handover":
        return f"{command} @…"
    return f"{command} …" if verb in _REASON or verb in ("amend", "object") else command


class Deeds:
    """Makes the actions of one election; a mark stands only where it means something on this card."""

    def __init__(self, look: Look, stream: Stream, *, marks: bool = True) -> None:
        self.look = look
        self.state: Election = stream.state
        self.stream = stream
        self.slot = ELECTION.slot(stream.state)
        self.marks = marks
        deciding = stream.state.deciding
        self.within = Within(look, within(stream), marks=marks) if deciding is not None else None

    def of(self, verb: str, *, label: str = "") -> Action:
        """One action, with its form if it takes words."""
        if verb not in _OWN and self.within is not None:
            action = self.within.of(verb, label=label)
            return self._helped(action) if verb == "object" else action
        return Action(
            token="/".join((self.stream.id, self.slot, verb)),
            label=label or self.look.label(_LABELS.get(verb, verb)),
            mark=mark_of("election", self.slot, verb) if self.marks else None,
            asks=self._asks(verb),
            intro=self.look.text(f"view-form-{verb}-intro") if verb in ("nominate", "candidate") else "",
            typed=typed(verb, self.state.number),
            weighty=verb in _WEIGHTY,
        )

    def _helped(self, action: Action) -> Action:
        """The form of an objection. Whoever is to take the role is asked what would make it possible."""
        if self.look.reader is None or self.look.reader != self.state.candidate:
            return replace(action, intro=self._help())
        label = self.look.text("view-form-object-own")
        return replace(
            action, intro=self._help(), asks=tuple(replace(ask, label=label) for ask in action.asks)
        )

    def _help(self) -> str:
        """What helps to find the words of an objection; those about a person are read by that person too."""
        state, usual = self.state, self.look.text("view-form-object-intro")
        if state.candidate is None or self.look.reader in (state.candidate, state.facilitator):
            return usual
        names = {"person": state.candidate, "facilitator": state.facilitator}
        said = {name: self.look.name(member).name for name, member in names.items()}
        return f"{self.look.text('view-form-object-filling-intro', **said)} {usual}"

    def _asks(self, verb: str) -> tuple[Ask, ...]:
        look, state = self.look, self.state
        if verb in _NAMING:
            people = self._others() if verb == "candidate" else self._members()
            chosen = Ask("member", look.text("view-form-member"), "member", choices=self._choices(people))
            return (chosen, Ask("reason", look.text(f"view-form-{verb}")))
        if verb == "amend" and state.deciding is not None:
            text = Ask("text", look.text("view-form-amend"), value=look.words(state.deciding.text))
            return (text, Ask("term", look.text("view-form-term"), "line", required=False))
        if verb == "handover":
            others = [member for member in self._members() if member != state.facilitator]
            return (Ask("member", look.text("view-form-handover"), "member", choices=self._choices(others)),)
        if verb in _REASON:
            return (Ask("reason", look.text(f"view-form-{verb}"), required=verb == "nobody"),)
        if verb == "object":
            return (Ask("reason", look.text("view-form-object")),)
        return ()

    def _members(self) -> tuple[MemberId, ...]:
        circle = self.look.circle(self.stream.circle)
        return members(circle) if circle is not None else ()

    def _choices(self, people: Iterable[MemberId]) -> tuple[tuple[str, str], ...]:
        return tuple((name.member, name.name) for name in self.look.by_name(people))

    def all(self, verbs: Iterable[str]) -> tuple[Action, ...]:
        """Several actions."""
        return tuple(map(self.of, dict.fromkeys(verbs)))

    def _of_within(self, actions: Iterable[Action]) -> tuple[Action, ...]:
        """Those of the decision inside that mean something here."""
        kept = []
        for action in actions:
            verb = action.token.split("/")[2]
            if verb == "opt-out" and self.look.reader == self.state.candidate:
                continue
            if verb == "withdraw" and self.state.nominations:
                continue
            if ("election", verb) in BY_WORDS and verb not in ("details", "reopen"):
                ours = verb in _OWN and action.token.count("/") == 2
                helped = self._helped(action) if verb == "object" else action
                kept.append(self.of(verb) if ours else helped)
        return tuple(kept)

    # --- who can do what ------------------------------------------------------------------------------

    def for_all(self) -> tuple[Action, ...]:
        """What stands on the card in a place."""
        state = self.state
        timed = ("extend",) if state.step is not None and state.step.ends_at is not None else ()
        if state.phase is Phase.CLOSED:
            elected = state.outcome is Outcome.ELECTED
            return (
                self.all(("object", *(("again",) if state.late else ()))) if elected else self.all(("again",))
            )
        if state.gathering:
            return self.all(("present", "advance", "meeting"))
        if self.within is not None:
            filling = state.phase is Phase.INTEGRATION and state.candidate is not None
            ways = self._choosing() if filling else ()
            return (*self._of_within(self.within.for_all()), *self.all((*ways, "details")))
        if state.phase is Phase.NOMINATIONS:
            opens = ("advance",) if state.live or state.held_since is not None else ()
            joins = ("present",) if state.live and state.missing else ()
            return self.all(("nominate", *joins, *timed, *opens, "meeting", "takeover", "details"))
        if state.phase is Phase.CHANGE:
            return self.all(("keep", "change", *timed, "meeting", "details"))
        return self.all((*self._choosing(), "meeting", "takeover", "details"))

    def _choosing(self) -> tuple[str, ...]:
        """To put somebody forward, as long as there is somebody; or to say what comes next instead."""
        return ("candidate", "nobody") if self._others() else ("nobody",)

    def _others(self) -> list[MemberId]:
        return [member for member in self.state.possible if member != self.state.candidate]

    def for_one(self, reader: MemberId) -> tuple[Action, ...]:
        """What this person can do, for their eyes only: what they owe first."""
        state, leads = self.state, reader == self.state.facilitator
        if state.phase is Phase.CLOSED:
            return self.all(("reopen",)) if may_reopen(state, reader) else ()
        if state.gathering:
            return self.all((*(("present",) if reader not in state.present else ()), *(("advance",) * leads)))
        if self.within is not None:
            return self._deciding(reader)
        if state.phase is Phase.CANDIDATE:
            return self.all((*self._choosing(), "handover")) if leads else ()
        return self._naming(reader)

    def _naming(self, reader: MemberId) -> tuple[Action, ...]:
        state, step = self.state, self.state.step
        leads = reader == state.facilitator
        verbs: list[str] = []
        if step is not None and reader in step.asked and not state.opening:
            verbs += ["nominate"] if state.phase is Phase.NOMINATIONS else ["keep", "change"]
            waits = reader in step.waiting and step.ends_at is not None and reader not in step.extended_by
            verbs += ["extend"] if waits else []
        if leads and state.phase is Phase.NOMINATIONS and state.held_since is not None:
            verbs += ["extend", "advance"]
        if leads and reader in state.nominees:
            verbs.append("handover")
        return (*self._joiners(), *self.all(verbs)) if leads else self.all(verbs)

    def _joiners(self) -> tuple[Action, ...]:
        """For the facilitator: who joined meanwhile may be asked too."""
        joined = self.state.joined
        names = {member: self.look.name(member).name for member in joined}
        return tuple(
            Action(
                token=f"{self.stream.id}/{self.slot}/{verb}/{member}",
                label=self.look.label(verb) + (f": {names[member]}" if len(joined) > 1 else ""),
                typed=f"!election {verb} #{self.state.number} @…",
            )
            for member in joined
            for verb in ("ask-too", "inform-only")
        )

    def _deciding(self, reader: MemberId) -> tuple[Action, ...]:
        state = self.state
        found = self._of_within(self.within.for_one(reader)) if self.within is not None else ()
        more: list[str] = []
        if reader == state.candidate:
            more.append("decline")
        stuck = state.deciding is not None and state.deciding.stuck and state.phase is Phase.CONSENT
        if reader == state.facilitator and (state.phase is Phase.INTEGRATION or stuck):
            more += [*self._choosing(), *(["handover"] if reader == state.candidate else [])]
        return _once((*found, *self.all(more)))

    def everything(self, reader: MemberId) -> tuple[Action, ...]:
        """All that this person may do here, the rare things too."""
        state = self.state
        if state.phase is Phase.CLOSED:
            return self.for_one(reader)
        circle = self.look.circle(self.stream.circle)
        rare = []
        if circle is not None and is_member(circle, reader):
            rare += ["meeting", "handover" if reader == state.facilitator else "takeover"]
        early = not state.nominations and not state.opening
        if early and reader in (state.starter, state.facilitator):
            rare.append("withdraw")
        return _once((*self.for_one(reader), *self.all(rare)))


def _once(actions: Iterable[Action]) -> tuple[Action, ...]:
    return tuple({action.token: action for action in actions}.values())


def may_reopen(state: Election, member: MemberId) -> bool:
    """Whether this person was elected minutes ago, by their own yes."""
    return state.phase is Phase.CLOSED and not state.settled and state.last == member
