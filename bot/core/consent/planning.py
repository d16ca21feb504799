"""When a proposal's steps end and when its agreement is looked at again, as the circle usually has it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.agreement import Dates, Review
from bot.core.consent.state import Decision, Plan
from bot.core.hours import Hours
from bot.core.settings import Settings, length

MORNING = time(8)


def usual_plan(now: datetime, settings: Settings, *, quick: bool) -> Plan:
    """The ends of the steps by the circle's own lengths, none of them in the night."""
    by_day = Hours.of(settings).by_day
    if quick:
        return Plan(consent=by_day(now + length(settings, "consent")))
    questions = by_day(now + length(settings, "questions"))
    reactions = by_day(questions + length(settings, "reactions"))
    return Plan(questions, reactions, by_day(reactions + length(settings, "consent")))


def shares(now: datetime, end: datetime, minimum: timedelta) -> tuple[datetime, datetime, datetime] | None:
    """The ends of questions, reactions and consent: 2 : 2 : 3 of the time, none shorter than the minimum.

    Returns:
        The three ends; ``None`` if the time is too short for three steps of the minimum.
    """
    whole = end - now
    if whole < 3 * minimum:
        return None
    part = max(whole * 2 / 7, minimum)
    return now + part, now + 2 * part, end


def review_on(moment: datetime, settings: Settings) -> Review:
    """The review on the day of this moment, where the circle is."""
    zone = ZoneInfo(settings.timezone)
    day = moment.astimezone(zone).date()
    return Review(day, datetime.combine(day, MORNING, zone))


def dates_from(state: Decision) -> Dates:
    """The dates of what was adopted: those that were asked for; without a day of review, the circle's usual
    span, which begins with the adoption, however long the decision took."""
    given = state.effect.dates if state.effect.kind == "renewal" else state.dates
    if given.review is not None or state.closed_at is None:
        return given
    settings = state.rules
    usual = settings.review.after(state.closed_at.astimezone(ZoneInfo(settings.timezone)))
    return Dates(review_on(usual, settings), given.term_ends)
