"""The words that are understood in each language, beside the names of months and days that the CLDR knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from babel import Locale


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How one language speaks of time and roles. All words in small letters; patterns as in the CLDR."""

    babel: str
    """The locale for names, lists and plurals."""
    moment: str
    """A day with a time, without the year: the zone follows it."""
    moment_with_year: str
    date: str
    date_with_year: str
    today: tuple[str, ...]
    tomorrow: tuple[str, ...]
    day_after: tuple[str, ...]
    """The day after tomorrow."""
    yesterday: tuple[str, ...]
    noon: tuple[str, ...]
    midnight: tuple[str, ...]
    clock: tuple[str, ...]
    """What stands behind an hour: ``18 uhr``, ``6 o'clock``."""
    at: tuple[str, ...]
    """What stands before an hour."""
    on: tuple[str, ...]
    """What may stand before a day, and says nothing more."""
    until: tuple[str, ...]
    """What may stand before the whole, and says nothing more."""
    within: tuple[str, ...]
    """What stands before a span that begins now."""
    from_now: tuple[str, ...]
    """What may stand behind such a span, and says nothing more."""
    ago: tuple[str, ...]
    """What makes a span lie in the past, before or behind it."""
    this: tuple[str, ...]
    next: tuple[str, ...]
    joined: tuple[str, ...]
    """What joins the parts of a span."""
    half: tuple[str, ...]
    one: tuple[str, ...]
    counts: tuple[str, ...]
    """The words for two, three, …, twelve."""
    units: Mapping[str, tuple[str, ...]]
    """For second, minute, hour, day, week, month, year: all forms."""
    fortnight: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    """What may follow the number of a day: ``14th``."""
    of: tuple[str, ...] = ()
    more_days: Mapping[str, int] = field(default_factory=dict)
    """Names of weekdays that the CLDR lacks; Monday is 0."""
    more_months: Mapping[str, int] = field(default_factory=dict)
    none: tuple[str, ...] = ()
    """How one says that there shall be no quiet hours."""
    to: tuple[str, ...] = ()
    """What stands between the two ends of quiet hours."""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the usual roles are called beside the names that the rules know them by; without the signs by
    which a form includes everybody (``moderator:in``)."""
    oneself: tuple[str, ...] = ()
    """How one names oneself."""
    because: tuple[str, ...] = ()
    """What begins a reason."""
    nominating: tuple[str, ...] = ()
    """By which one tells that one names somebody; ``*`` stands for any ending."""


ENGLISH = Vocabulary(
    babel="en_GB",  # the day before the month, hours up to 24, no comma before "and"
    moment="EEE d MMM, HH:mm",
    moment_with_year="EEE d MMM y, HH:mm",
    date="EEE d MMM",
    date_with_year="d MMM y",
    today=("today",),
    tomorrow=("tomorrow",),
    day_after=("day after tomorrow", "the day after tomorrow"),
    yesterday=("yesterday",),
    noon=("noon", "midday"),
    midnight=("midnight",),
    clock=("o'clock", "oclock"),
    at=("at",),
    on=("on", "the"),
    until=("until", "till", "by"),
    within=("in", "within", "after"),
    from_now=("from now", "from today"),
    ago=("ago",),
    this=("this", "coming"),
    next=("next",),
    joined=("and",),
    half=("half a", "half an"),
    one=("a", "an", "one"),
    counts=("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    units={
        "second": ("second", "seconds", "sec", "secs", "s"),
        "minute": ("minute", "minutes", "min", "mins"),
        "hour": ("hour", "hours", "h", "hr", "hrs"),
        "day": ("day", "days", "d"),
        "week": ("week", "weeks", "w", "wk", "wks"),
        "month": ("month", "months"),
        "year": ("year", "years", "y", "yr", "yrs"),
    },
    fortnight=("fortnight",),
    ordinals=("st", "nd", "rd", "th"),
    of=("of",),
    more_days={"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    more_months={"sep": 9},
    none=("none", "no", "off"),
    to=("to", "until", "till"),
    oneself=("me", "myself"),
    because=("because", "since", "as"),
    nominating=("nominat*", "i propose", "i suggest", "i name", "my vote goes"),
)

GERMAN = Vocabulary(
    babel="de",
    moment="EEE d. MMM, HH:mm",
    moment_with_year="EEE d. MMM y, HH:mm",
    date="EEE d. MMMM",
    date_with_year="d. MMMM y",
    today=("heute",),
    tomorrow=("morgen",),
    day_after=("übermorgen", "uebermorgen"),
    yesterday=("gestern", "vorgestern"),
    noon=("mittag", "mittags"),
    midnight=("mitternacht",),
    clock=("uhr",),
    at=("um",),
    on=("am", "den", "dem"),
    until=("bis", "bis zum"),
    within=("in", "binnen", "innerhalb von", "nach"),
    from_now=("ab jetzt", "ab heute"),
    ago=("vor",),
    this=("diesen", "dieser", "diesem", "kommenden", "kommender", "kommendem"),
    next=("nächsten", "nächster", "nächstem", "nächste", "naechsten", "naechster", "naechste"),
    joined=("und",),
    half=("ein halbes", "eine halbe", "einer halben", "einem halben", "halbes", "halbe"),
    one=("ein", "eine", "einen", "einem", "einer", "eines", "eins"),
    counts=("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    units={
        "second": ("sekunde", "sekunden", "sek"),
        "minute": ("minute", "minuten", "min"),
        "hour": ("stunde", "stunden", "std", "h"),
        "day": ("tag", "tage", "tagen"),
        "week": ("woche", "wochen"),
        "month": ("monat", "monate", "monaten"),
        "year": ("jahr", "jahre", "jahren"),
    },
    more_days={"sonnabend": 5},
    more_months={"jänner": 1, "jaenner": 1, "feber": 2, "maerz": 3, "jan": 1, "mrz": 3, "jun": 6, "jul": 7},
    none=("keine", "aus", "nie"),
    to=("bis",),
    roles={
        "leader": ("leitung", "kreisleitung", "leiter", "leiterin"),
        "facilitator": ("moderation", "moderator", "moderatorin", "gesprächsleitung"),
        "secretary": ("protokoll", "protokollführung", "sekretariat", "sekretär", "sekretärin"),
        "delegate": ("delegation", "delegierte", "delegierter"),
    },
    oneself=("mich",),
    because=("weil", "denn", "da"),
    nominating=("nominier*", "schlage", "vorschl*", "ich nenne", "ich wähle"),
)

VOCABULARIES: Mapping[str, Vocabulary] = {"en": ENGLISH, "de": GERMAN}
"""By language; a language with a catalogue has one here too."""


def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language, or the English one."""
    return VOCABULARIES.get(language, ENGLISH)


def spoken(language: str) -> tuple[Vocabulary, ...]:
    """The vocabularies that are understood: the language's own, and always English."""
    own = vocabulary(language)
    return (own,) if own is ENGLISH else (own, ENGLISH)


@cache
def names(language: str, kind: str) -> Mapping[str, int]:
    """Every spelling of the months (from 1) or the days of the week (Monday is 0).

    Args:
        kind: ``months`` or ``days``.
    """
    found: dict[str, int] = {}
    for each in reversed(spoken(language)):
        locale = Locale.parse(each.babel)
        forms = locale.months if kind == "months" else locale.days
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated", "short"):
                found |= {
                    name.casefold().rstrip("."): index
                    for index, name in forms.get(context, {}).get(width, {}).items()
                }
        found |= each.more_months if kind == "months" else each.more_days
    return found
