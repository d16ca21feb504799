"""What can be done with a consent decision, by whom: on its card by everybody, in private by one person. One
that runs inside another process is drawn as a stream of that kind whose state it is.

What concerns somebody's own objection is offered to its author only, and privately.
"""

from bot.cards import Action, Ask
from bot.core.circle import Circle, askable, is_member, members
from bot.core.consent.kind import CONSENT
from bot.core.consent.state import Decision, Draft, Objection, Outcome, Phase, Status
from bot.core.consent.texts import is_halfway
from bot.core.kernel import MemberId
from bot.marks import mark_of
from bot.ports import Stream
from bot.views.look import Look

MOST_CIRCLES = 50
"""So many circles are offered where one is to be chosen; any other can be named by typing."""

_LABELS = {
    "changes-meaning": "changes-the-meaning",
    "react": "give-reaction",
    "extend": "more-time",
    "opt-out": "not-on-this-one",
    "takeover": "take-over",
    "handover": "hand-over",
    "present": "join",
}
"""Verbs whose label is called otherwise."""
_TEXT = frozenset({"ask", "answer", "react", "amend", "fix", "park"})
_REASON = frozenset({"object", "concern", "withdraw", "meeting", "escalate"})
_FIXED_EFFECTS = frozenset({"removal", "closing", "drop"})
"""What the adoption does whatever the text says."""
_WEIGHTY = frozenset({"meeting", "escalate", "route", "withdraw", "withdraw-objection", "nobody-carries"})


def typed(verb: str, number: int, kind: str = "consent") -> str:
    """The same as a typed command."""
    command = f"!{kind} {'amend' if verb == 'amend-now' else verb} #{number}"
    if verb == "route":
        return f"{command} ⏎ circle: …"
    if verb in ("handover", "ask-too", "inform-only"):
        return f"{command} @…"
    return f"{command} …" if verb in _TEXT | _REASON else command


class Deeds:
    """Makes the actions of one decision; a mark stands only where it means something on this card."""

    def __init__(self, look: Look, stream: Stream, *, marks: bool = True) -> None:
        self.look = look
        self.state: Decision = stream.state
        self.stream = stream
        self.slot = CONSENT.slot(stream.state)
        self.marks = marks

    def of(self, verb: str, extra: str = "", *, label: str = "") -> Action:
        """One action, with its form if it takes words."""
        state = self.state
        mark = mark_of(self.stream.kind, self.slot, verb, state.rules.profile) if self.marks else None
        return Action(
            token="/".join(part for part in (self.stream.id, self.slot, verb, extra) if part),
            label=label or self.look.label(_LABELS.get(verb, verb)),
            mark=mark,
            asks=self._asks(verb),
            intro=self._intro(verb, extra),
            typed=typed(verb, state.number, self.stream.kind),
            weighty=verb in _WEIGHTY,
        )

    def _asks(self, verb: str) -> tuple[Ask, ...]:
        look, state = self.look, self.state
        if verb in _TEXT:
            draft = self._kept(look.reader) if verb == "amend" else None
            value = look.words(draft.text if draft else state.text) if verb in ("amend", "fix") else ""
            return (Ask("text", look.text(f"view-form-{verb}"), value=value),)
        if verb in _REASON:
            owed = verb == "concern" or (verb == "withdraw" and not is_free(state))
            label = look.text("view-form-object" if verb == "object" else f"view-form-{verb}")
            return (Ask("reason", label, required=owed),)
        if verb == "route":
            circles = Ask("circle", look.text("view-form-route-circle"), "choice", choices=self._circles())
            return (circles, Ask("reason", look.text("view-form-route"), required=False))
        if verb == "handover":
            people = Ask("member", look.text("view-form-handover"), "member", choices=self._members())
            return (people,)
        return ()

    def _intro(self, verb: str, extra: str) -> str:
        look, state = self.look, self.state
        answered = len(state.answers)
        if verb == "amend":
            stays, halfway = state.effect.kind in _FIXED_EFFECTS, is_halfway(state)
            told = (
                look.text(f"view-form-amend-{'answered' if halfway else 'again'}", count=answered)
                if answered
                else "",
                look.text("view-form-amend-effect-stays") if stays else "",
            )
            return " ".join(filter(None, told))
        if verb == "answer":
            waiting = [q for q in state.open_questions if extra in ("", str(q.id))]
            return look.text("view-form-answer-to", question=look.words(waiting[0].text)) if waiting else ""
        if verb in ("object", "fix", "park", "withdraw"):
            return look.text(f"view-form-{verb}-intro")
        return ""

    def _circles(self) -> tuple[tuple[str, str], ...]:
        uow, stream = self.look.uow, self.stream
        found = uow.streams(kind="circle", organisation=stream.organisation, open=True, limit=MOST_CIRCLES)
        circles = [(str(id), circle.name) for id in found if (circle := self.look.circle(id)) is not None]
        return tuple(each for each in circles if each[0] != stream.circle)

    def _members(self) -> tuple[tuple[str, str], ...]:
        circle = self.look.circle(self.stream.circle)
        others = [member for member in members(circle) if member != self.state.facilitator] if circle else []
        return tuple((name.member, name.name) for name in self.look.names(others))

    # --- who can do what ------------------------------------------------------------------------------

    def for_all(self) -> tuple[Action, ...]:
        """What stands on the card in a place."""
        state = self.state
        if state.phase is Phase.CLOSED:
            return (self.of("object"),) if _can_be_objected_to_late(state) else ()
        if state.held_by:
            return (self.of("withdraw"),)
        if state.gathering:
            return (self.of("present"), self.of("advance"), self.of("meeting"))
        verbs = [*self._answers(), *_PUBLIC[state.phase]]
        if state.step is None or state.step.ends_at is None:
            verbs = [verb for verb in verbs if verb != "extend"]
        if state.phase is Phase.CONSENT and (state.held_since or state.step is None):
            verbs.append("takeover")
        if state.live and state.later:
            verbs.append("present")
        answers = [self.of("answer", str(question.id)) for question in state.open_questions[:1]]
        verbs += [*self._announced(), "details"]
        return (*map(self.of, dict.fromkeys(verbs)), *answers)

    def for_one(self, reader: MemberId) -> tuple[Action, ...]:
        """What this person can do, for their eyes only: what they owe first."""
        state = self.state
        if state.phase is Phase.CLOSED:
            return (self.of("reopen"),) if may_reopen(state, reader) else ()
        if state.held_by:
            return (self.of("withdraw"),) if reader == state.proposer else ()
        if state.gathering:
            guides = reader == state.facilitator
            return (self.of("present"), *((self.of("advance"),) if guides else ()))
        answers = list(map(self.of, self._own_answers(reader)))
        own, waited_for = self._own_objection(reader), state.step is not None and reader in state.step.waiting
        guiding = [*self._as_proposer(reader), *self._as_facilitator(reader)]
        actions = [*answers, *own, *guiding] if waited_for else [*own, *guiding, *answers]
        if reader == state.about:
            actions.append(self.of("ask"))
        actions += map(self.of, self._announced())
        kept: dict[str, Action] = {}
        for action in actions:
            kept.setdefault(action.token, action)
        return tuple(kept.values())

    def for_objection(self, reader: MemberId) -> tuple[Action, ...]:
        """What the author of an objection can do about it, and they alone."""
        return () if self.state.phase is Phase.CLOSED else tuple(self._own_objection(reader))

    def for_question(self, reader: MemberId, question: int) -> tuple[Action, ...]:
        """What the proposer can do about one question, as long as it is open; its answer first."""
        state = self.state
        if state.phase is Phase.CLOSED or question not in [each.id for each in state.open_questions]:
            return ()
        return (self.of("answer", str(question)), *(self.of("amend"),) * (reader == state.proposer))

    def _kept(self, reader: MemberId | None) -> Draft | None:
        """The text that this person keeps back, unless there is a newer one since."""
        draft = self.state.drafts.get(reader) if reader else None
        return draft if draft is not None and draft.revision == self.state.revision else None

    def for_draft(self, *, may_wait: bool) -> tuple[Action, ...]:
        """What whoever keeps a new text back can do with it."""
        if self.state.phase is Phase.CLOSED:
            return ()
        return (self.of("amend-now"), *((self.of("wait"),) if may_wait else ()))

    def everything(self, reader: MemberId) -> tuple[Action, ...]:
        """All that this person may do here, the rare things too."""
        state = self.state
        if state.phase is Phase.CLOSED:
            return self.for_one(reader) or self.for_all()
        circle = self.look.circle(self.stream.circle)
        member = circle is not None and is_member(circle, reader)
        rare = ["ask", "park", "meeting"] if member else ["ask"]
        if reader in (state.proposer, state.facilitator):
            routable = state.effect.kind == "agreement" and self._circles()
            rare += ["amend", "fix", *(("route",) if routable else ())]
        if self._kept(reader) is not None:
            rare.append("amend-now")
        if reader == state.proposer:
            rare.append("withdraw")
        if reader == state.facilitator:
            rare += ["handover", *self._upwards()]
        elif member:
            rare.append("takeover")
        kept = {action.token: action for action in (*self.for_one(reader), *map(self.of, rare))}
        return tuple(kept.values())

    def _answers(self) -> tuple[str, ...]:
        if self.state.phase is Phase.CONSENT:
            concern = ("concern",) if self.state.rules.profile == "s3" else ()
            return ("consent", "object", *concern)
        return _ANSWERS.get(self.state.phase, ())

    def _own_answers(self, reader: MemberId) -> tuple[str, ...]:
        """The answers of whoever is asked; what was said can be changed as long as the step is open."""
        state, step = self.state, self.state.step
        circle: Circle | None = self.look.circle(self.stream.circle)
        asked = step is not None and reader in step.asked
        if not asked:
            aside = step is not None and reader in step.away and circle is not None
            here = circle is not None and reader in askable(circle, self.look.now)
            return self._answers() if aside and here and reader != state.about else ()
        waited_for = step is not None and reader in step.waiting
        if state.phase is Phase.INTEGRATION:
            return ("consent", "object") if waited_for else ()
        more = ("extend",) if step is not None and step.ends_at and reader not in step.extended_by else ()
        aside_verb = (
            ("opt-out",) if state.phase is Phase.CONSENT and not owns_objection(state, reader) else ()
        )
        if waited_for:
            return (*self._answers(), *more, *aside_verb, *(("ask",) if state.phase is Phase.CONSENT else ()))
        return self._answers() if state.phase is Phase.CONSENT else ()

    def _own_objection(self, reader: MemberId) -> list[Action]:
        """To its author alone: say why, say that it is met, take it back. Never on the card."""
        own = [objection for objection in self.state.blocking if objection.carrier == reader]
        if not own:
            return []
        wordless = any(objection.status is Status.REASON_PENDING for objection in own)
        say_why = [self.of("object", label=self.look.text("view-label-say-why"))] if wordless else []
        return [*say_why, self.of("integrated"), self.of("withdraw-objection")]

    def _as_proposer(self, reader: MemberId) -> list[Action]:
        state = self.state
        if reader != state.proposer:
            return []
        answers = [self.of("answer", str(question.id)) for question in state.open_questions[:1]]
        change = [self.of("amend")] if answers or state.phase is Phase.INTEGRATION else []
        return [*answers, *change]

    def _as_facilitator(self, reader: MemberId) -> list[Action]:
        state = self.state
        if reader != state.facilitator:
            return []
        actions = [
            self.of(verb, member, label=self._for_member(verb, member))
            for member in state.late
            for verb in ("ask-too", "inform-only")
        ]
        if state.phase in (Phase.QUESTIONS, Phase.REACTIONS):
            actions.append(self.of("advance"))
        if state.phase is Phase.INTEGRATION:
            actions += map(self.of, ("amend", "call-a-round", "meeting", *self._upwards()))
        if state.stuck or state.meeting_offered:
            actions += map(self.of, ("meeting", *self._upwards()))
        if state.stuck:
            actions.append(self.of("withdraw"))
        if state.takeover:
            actions.append(self.of("handover"))
        return actions

    def _for_member(self, verb: str, member: MemberId) -> str:
        if len(self.state.late) == 1:
            return ""
        return f"{self.look.label(verb)}: {self.look.name(member).name}"

    def _upwards(self) -> tuple[str, ...]:
        circle = self.look.circle(self.stream.circle)
        own = self.state.effect.kind not in ("agreement", "take")
        return ("escalate",) if circle is not None and circle.parent is not None and not own else ()

    def _announced(self) -> list[str]:
        """What anybody can say to something that was corrected or announced."""
        state = self.state
        verbs: list[str] = []
        if any(fix.revision == state.revision for fix in state.fixes):
            verbs.append("changes-meaning")
        if state.withdrawal:
            verbs.append("keep")
        if orphans(state):
            verbs += ["carry"] if state.release else ["carry", "nobody-carries"]
        return verbs


_ANSWERS = {
    Phase.QUESTIONS: ("ask", "no-questions"),
    Phase.REACTIONS: ("react", "nothing-to-add"),
}
_PUBLIC: dict[Phase, tuple[str, ...]] = {
    Phase.QUESTIONS: ("extend", "amend", "advance", "meeting"),
    Phase.REACTIONS: ("extend", "amend", "advance", "meeting"),
    Phase.CONSENT: ("extend", "ask", "amend", "meeting"),
    Phase.INTEGRATION: ("amend", "call-a-round", "meeting", "takeover"),
}


def is_free(state: Decision) -> bool:
    """Whether the proposer may take it back without a notice: before the reactions have closed."""
    early = state.step is None or state.phase in (Phase.QUESTIONS, Phase.REACTIONS)
    return early or (state.quick and not state.answers and not state.objections)


def may_reopen(state: Decision, member: MemberId) -> bool:
    """Whether this person's answer decided, minutes ago."""
    return state.phase is Phase.CLOSED and not state.settled and state.last == member


def owns_objection(state: Decision, member: MemberId) -> bool:
    """Whether an objection of this person, or one they carry on, still stands."""
    return any(objection.carrier == member for objection in state.blocking)


def orphans(state: Decision) -> tuple[Objection, ...]:
    """The standing objections whose author left and which nobody carries on yet."""
    return tuple(objection for objection in state.blocking if objection.carrier is None)


def _can_be_objected_to_late(state: Decision) -> bool:
    return state.outcome is Outcome.ADOPTED and state.effect.kind == "agreement"
