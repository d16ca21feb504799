"""How an election moves on: from the role to nominations, to a candidate, to consent; or to an end."""

from datetime import timedelta
from typing import Any

from bot.core import course
from bot.core.agreement import Dates
from bot.core.circle.state import askable, is_away
from bot.core.consent import events as consent_events
from bot.core.consent.course import Course as Deciding
from bot.core.consent.course import can_be_asked
from bot.core.consent.kind import decide as decide_within
from bot.core.consent.state import Effect, Plan
from bot.core.consent.state import Phase as Step_
from bot.core.election import events as e
from bot.core.election.evolve import evolve
from bot.core.election.state import DECIDING, ROLE_WITHIN, Election, Outcome, Phase, Result, candidate_within
from bot.core.hours import Hours
from bot.core.kernel import Context, Decided, MemberId, Refused, WordsId
from bot.core.settings import length


class Course(course.Course[Election]):
    """The course of one election."""

    def __init__(self, state: Election, ctx: Context) -> None:
        super().__init__(state, ctx, evolve)

    # --- the consent decision inside --------------------------------------------------------------------

    def within(self, command: Any) -> Decided:
        """Hands the command to the consent decision that runs, and goes on from what comes of it."""
        outcome = decide_within(self.state.deciding, command, self.ctx)
        if isinstance(outcome, Refused):
            return outcome
        for event in outcome.events:
            self.happens(event)
        # Only whoever is elected can call it a mistake, and is told so by the election.
        last = outcome.said is not None and outcome.said.key == "told-you-were-last"
        return self.proceed().accepted(None if last else outcome.said)

    def propose(
        self, name: str, text: WordsId, effect: Effect, window: timedelta, about: MemberId | None = None
    ) -> "Course":
        """Opens a consent decision inside the election: its own rules apply to it, and no others."""
        state, circle, ctx = self.state, self.circle, self.ctx
        settings = circle.settings
        ends_at = Hours.of(settings).by_day(ctx.now + window)
        self.happens(
            consent_events.Proposed(
                process=state.process,
                number=state.number,
                circle=state.circle,
                title=state.title,
                text=text,
                facilitator=state.facilitator,
                rules=settings,
                plan=Plan() if state.live else Plan(consent=ends_at),
                quick=True,
                live=state.live,
                effect=effect,
                about=about,
                replaces=None,
                held_by=None,
                silence=None,
                dates=Dates(),
                thin=can_be_asked(circle, ctx.now, about)[1],
                within=name,
                present=tuple(sorted(state.present)) if state.live else (),
            )
        )
        if self.state.decision is not None:
            for event in Deciding(self.state.decision, ctx).begin().events:
                self.happens(event)
        return self.proceed()

    # --- steps ------------------------------------------------------------------------------------------

    def begin(self) -> "Course":
        """The first step: what is new about the role is consented to first."""
        mandate = self.state.mandate
        if not mandate.fresh:
            return self.open_nominations()
        window = self.circle.settings.minimum_window
        return self.propose(ROLE_WITHIN, mandate.text, Effect("role", self.state.circle), window)

    def _to_be_asked(self) -> tuple[tuple[MemberId, ...], tuple[MemberId, ...], tuple[MemberId, ...]]:
        """Who is asked, who is informed only, and, live, who isn't there."""
        circle, now, state = self.circle, self.ctx.now, self.state
        asked = askable(circle, now)
        away = tuple(sorted(member for member in circle.members if is_away(circle, member, now)))
        if not state.live:
            return asked, away, ()
        here = tuple(member for member in asked if member in state.present)
        return here, away, tuple(member for member in asked if member not in state.present)

    def open_nominations(self) -> "Course":
        """Everybody names one person. Asked are those who are in the circle now and not on leave."""
        settings, now = self.circle.settings, self.ctx.now
        asked, away, absent = self._to_be_asked()
        ends_at = None
        if not self.state.live:
            by_day = Hours.of(settings).by_day
            planned = self.state.nominations_end or by_day(now + length(settings, "nominations"))
            earliest = now + settings.minimum_window
            ends_at = planned if planned >= earliest else by_day(earliest)
        return self.happens(e.NominationsOpened(asked, away, ends_at, settings, absent)).proceed()

    def open_change(self) -> "Course":
        """Those who named somebody may name another, having heard all reasons."""
        settings, now = self.circle.settings, self.ctx.now
        named = {each.by for each in self.state.nominations}
        asked, away, _ = self._to_be_asked()
        asked = tuple(member for member in asked if member in named)
        ends_at = None
        if not self.state.live:
            ends_at = Hours.of(settings).by_day(
                now + max(length(settings, "change"), settings.minimum_window)
            )
        return self.happens(e.ChangeOpened(asked, away, ends_at, settings)).proceed()

    def seek_candidate(self) -> "Course":
        """Somebody is to be put forward."""
        return self.happens(e.CandidateSought())

    def put_forward(self, member: MemberId, reason: WordsId) -> "Course":
        """Consent is asked for: of all others, and then of this person."""
        self.happens(e.PutForward(member, reason))
        name = candidate_within(len(self.state.candidates))
        window = max(length(self.circle.settings, "consent"), self.circle.settings.minimum_window)
        return self.propose(name, reason, Effect("filling", self.state.circle, member), window, member)

    def set_aside(self, result: Result) -> "Course":
        """Whoever was put forward is no longer asked about."""
        return self.happens(e.CandidateLeft(result)) if self.state.candidate is not None else self

    def end(self, outcome: Outcome, reason: WordsId | None = None) -> "Course":
        """Ends it; nominations that were never opened go."""
        spent = tuple(sorted(self.state.sealed.values()))
        return self.happens(e.Ended(outcome, reason, spent))

    def proceed(self) -> "Course":
        """Goes on if nobody is waited for: the one way by which answers move an election."""
        state = self.state
        if state.phase in DECIDING:
            return self._decided()
        step = state.step
        if step is None or step.waiting:
            return self
        if state.phase is Phase.CHANGE:
            return self.seek_candidate()
        if state.phase is Phase.NOMINATIONS and not state.opening and state.sealed:
            return self.happens(e.NominationsClosed())
        if state.phase is Phase.NOMINATIONS and not state.opening and not state.held_since:
            return self.happens(e.NominationsHeld())
        return self

    def _decided(self) -> "Course":
        decision = self.state.decision
        if decision is None or decision.phase is not Step_.CLOSED:
            return self
        if self.state.phase is Phase.ROLE:
            return self.open_nominations()
        return self.end(Outcome.ELECTED)
