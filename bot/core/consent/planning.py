"""When a proposal's steps end and when its agreement is looked at again, as the circle usually has it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.agreement import Dates, Review
from bot.core.consent.state import Plan
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


def review_dates(now: datetime, settings: Settings, on: datetime | None = None) -> Dates:
    """The day of an agreement's review: the one given, or the circle's usual span from now."""
    zone = ZoneInfo(settings.timezone)
    moment = on or settings.review.after(now.astimezone(zone))
    day = moment.astimezone(zone).date()
    return Dates(Review(day, datetime.combine(day, MORNING, zone)))
