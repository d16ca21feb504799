"""What the form for a proposal says beneath its deadline: when the steps end if none is given."""

from collections.abc import Mapping
from datetime import datetime

from bot.core.circle import Circle
from bot.core.consent.planning import usual_plan
from bot.words.catalogue import Speaker


def planned(circle: Circle, now: datetime) -> Mapping[str, str]:
    """The ends of the steps by the circle's own lengths, in its language, for each verb that proposes."""
    settings = circle.settings
    speaker = Speaker(settings.language, settings.timezone, now=now)
    whole, quick = usual_plan(now, settings, quick=False), usual_plan(now, settings, quick=True)
    if whole.questions is None or whole.reactions is None or whole.consent is None or quick.consent is None:
        raise AssertionError("the usual plan has an end for each of its steps")
    return {
        "propose": speaker.text(
            "view-planned-propose",
            questions=whole.questions,
            reactions=whole.reactions,
            consent=whole.consent,
        ),
        "quick": speaker.text("view-planned-quick", consent=quick.consent),
    }
