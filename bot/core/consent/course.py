"""How a consent decision moves on: steps open and end, the round is finished, and what follows from it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.core import course
from bot.core.circle.state import Circle, askable, is_away, is_member
from bot.core.consent import events as e
from bot.core.consent.evolve import evolve
from bot.core.consent.state import Decision, Objection, Outcome, Phase, Stance, Status
from bot.core.hours import Hours
from bot.core.kernel import Context, MemberId
from bot.core.settings import Settings, length
from bot.core.step import Step, enough_answers

NOTICE = timedelta(hours=24)
NOTICE_LIVE = timedelta(minutes=3)


class Course(course.Course[Decision]):
    """The course of one decision."""

    def __init__(self, state: Decision, ctx: Context) -> None:
        super().__init__(state, ctx, evolve)

    # --- steps ----------------------------------------------------------------------------------------

    def begin(self) -> "Course":
        """Opens the first step of the current text."""
        return self.open(Phase.CONSENT if self.state.quick else Phase.QUESTIONS)

    def open(self, phase: Phase, *, anew: bool = False) -> "Course":
        """Opens a step; whoever is in the circle now and not on leave is asked.

        Args:
            anew: the text has changed; the step gets its time again.
        """
        state, now = self.state, self.ctx.now
        unheard = self._unheard() if phase is not state.phase else ()
        present = askable(self.circle, now)
        asked = [member for member in present if not self._excused(member, phase)]
        last = state.about if state.asks_nominee else None
        away = [
            member
            for member in self.circle.members
            if is_away(self.circle, member, now) and member != last  # a yes of one's own is waited for
        ]
        away.extend(member for member in state.opted_out if member in self.circle.members)
        later: list[MemberId] = []
        if state.live:
            later = [member for member in asked if member not in state.present]
            asked = [member for member in asked if member in state.present]
        settings = self.circle.settings
        self.happens(
            e.StepOpened(
                phase=phase,
                asked=tuple(asked),
                away=tuple(sorted(set(away))),
                ends_at=None if state.live else self._end(phase, settings, anew),
                rules=settings,
                later=tuple(later),
                unheard=unheard,
            )
        )
        return self.proceed()

    def _excused(self, member: MemberId, phase: Phase) -> bool:
        if member in self.state.opted_out:
            return True
        if phase is Phase.CONSENT:
            return member == self.state.about
        return member == self.state.proposer

    def _unheard(self) -> tuple[MemberId, ...]:
        state = self.state
        if state.step is None or state.phase not in (Phase.QUESTIONS, Phase.REACTIONS):
            return ()
        return tuple(sorted(state.step.waiting))

    def _end(self, phase: Phase, settings: Settings, anew: bool) -> datetime:
        now, planned = self.ctx.now, getattr(self.state.plan, phase)
        earliest = now + settings.minimum_window
        if phase is Phase.CONSENT and anew:
            planned = now + length(settings, "consent")
        elif anew and self.state.step and self.state.step.ends_at:
            planned = self.state.step.ends_at
        if planned is None or planned < earliest:
            return Hours.of(settings).by_day(earliest)
        return Hours.of(settings).by_day(planned) if anew else planned

    def proceed(self) -> "Course":
        """Goes on if the step has what it waits for: the one way by which answers move a decision."""
        state = self.state
        step = state.step
        if step is None or state.phase is Phase.CLOSED:
            return self
        if state.phase is Phase.QUESTIONS:
            return self if step.waiting or state.open_questions else self.open(Phase.REACTIONS)
        if state.phase is Phase.REACTIONS:
            return self if step.waiting else self.open(Phase.CONSENT)
        return self._conclude()

    def _conclude(self) -> "Course":
        state = self.state
        step = state.step
        if step is None or (self._waits(step) and state.phase is Phase.CONSENT):
            return self
        blocking = [objection for objection in state.blocking if not self._is_asked_later(objection)]
        if blocking:
            return self._objected(blocking)
        if state.phase is Phase.INTEGRATION and (step.waiting or state.later or state.asks_nominee):
            self.happens(e.ConsentResumed())
        if step.waiting:
            return self._missing()
        # Those who aren't there consent to a role when they are asked about whoever is to take it.
        if state.later and state.effect.kind != "role":
            others = [member for member in state.later if is_member(self.circle, member)]
            return self._ask_others(others)
        # Nobody takes a role by their own yes alone.
        if state.effect.kind == "filling" and not any(member != state.about for member in state.answers):
            return self.hold()
        if state.asks_nominee and state.about is not None:
            return self.happens(e.NomineeAsked())
        if any(answer.stance is not Stance.OBJECTION for answer in state.answers.values()):
            return self.happens(e.Closed(Outcome.ADOPTED, "consent"))
        return self.hold()

    def _waits(self, step: Step) -> bool:
        """Whether somebody's answer is still to come. Whoever is to take a role needn't answer where another
        objects meanwhile."""
        state, waiting = self.state, step.waiting
        if state.nominee_asked and state.about is not None and any(map(self._stands, state.blocking)):
            waiting = waiting.discard(state.about)
        return bool(len(waiting)) and not step.passed

    def _is_asked_later(self, objection: Objection) -> bool:
        """Whoever is to take a role and objected to a former text hasn't been asked about this one yet."""
        state = self.state
        former = objection.revision < state.revision
        return former and state.asks_nominee and objection.carrier == state.about

    def _objected(self, blocking: Iterable[Objection]) -> "Course":
        """Objections are opened when the round is finished; one without words waits for them."""
        state = self.state
        standing = [objection for objection in blocking if self._stands(objection)]
        if state.phase is Phase.CONSENT and any(objection.status is Status.OPEN for objection in standing):
            return self.happens(e.ObjectionsOpened())
        if state.phase is Phase.CONSENT and standing and state.reason_awaited_since is None:
            self.happens(e.ReasonAwaited())
        if state.phase is Phase.CONSENT and state.step and state.step.waiting:
            return self.hold()
        return self

    def _stands(self, objection: Objection) -> bool:
        """An objection to a former text whose author hasn't answered the new one is a missing answer."""
        state = self.state
        if objection.revision == state.revision or objection.carrier is None:
            return True
        return state.step is None or objection.carrier not in state.step.waiting

    def _missing(self) -> "Course":
        """The deadline has passed without some answers: what that means is the circle's policy."""
        state = self.state
        step = state.step
        if step is None:
            return self
        enough = enough_answers(state.rules.minimum_answers, len(step.asked))
        if state.policy == "lapse" and len(state.answers) >= enough:
            missing = tuple(sorted(step.waiting))
            return self.happens(e.Closed(Outcome.ADOPTED, "lapse", unheard=missing))
        return self.hold()

    def hold(self) -> "Course":
        """Waits for what is missing; says so once."""
        return self if self.state.held_since else self.happens(e.Held())

    def _ask_others(self, others: list[MemberId]) -> "Course":
        settings = self.circle.settings
        ends_at = self.ctx.now + length(settings, "consent")
        return self.happens(e.OthersAsked(tuple(others), Hours.of(settings).by_day(ends_at)))

    def notice(self) -> datetime:
        """When something announced now takes effect: a day later, or minutes in live mode."""
        return self.ctx.now + (NOTICE_LIVE if self.state.live else NOTICE)


def can_be_asked(circle: Circle, now: datetime, about: MemberId | None) -> tuple[int, bool]:
    """How many can be asked for consent, and whether that is too few: fewer than two, or than half."""
    asked = [member for member in askable(circle, now) if member != about]
    return len(asked), len(asked) < 2 or 2 * len(asked) < len(circle.members)
