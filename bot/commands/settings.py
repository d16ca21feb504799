"""Settings as people type them in a chat, read into what the rules know."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from bot.commands.acting import Acting, Refusal, refuse
from bot.commands.names import circle_key
from bot.commands.values import choice_of, title_of
from bot.core.circle import Circle
from bot.core.kernel import Message
from bot.core.settings import (
    LONGEST_STEP,
    LONGEST_TURN,
    MOST_ANSWERS,
    NEED_CONSENT,
    STEPS,
    Changes,
    Reminders,
    Settings,
    Span,
    changes,
    problem,
)
from bot.ports import Stream
from bot.verbs import SETTINGS, Option
from bot.words.catalogue import LANGUAGES
from bot.words.moments import read_quiet_hours, read_span
from bot.words.spans import read_length
from bot.words.written import words_of

NOTHING = ("none", "nothing", "-", "keine", "nichts")
"""Empties a setting that may be empty."""

NO_QUIET_HOURS = "none"
"""What is kept of a person who wants no quiet hours, whatever their circle has."""

_OPTIONS: Mapping[str, Option] = {option.name: option for option in SETTINGS}
_AT_CREATION = ("profile", "joining", "language", "timezone")
_zones = cache(available_timezones)


def settings_from(acting: Acting, options: Mapping[str, str], defaults: Settings) -> Settings:
    """The settings of a new circle: the defaults, and what ``circle create`` says otherwise."""
    given = {
        name: _read(acting, name, options[name], defaults.language)
        for name in _AT_CREATION
        if options.get(name)
    }
    values: dict[str, Any] = {name: getattr(defaults, name) for name in _names(defaults)}
    return Settings(**{**values, **given})


def _names(settings: Settings) -> tuple[str, ...]:
    return tuple(settings.__dataclass_fields__)


def read_changes(acting: Acting, circle: Stream, options: Mapping[str, str]) -> Changes:
    """What is to be different about a circle; all of it is read before anything changes."""
    state: Circle = circle.state
    language = acting.language(state.settings)
    values: dict[str, Any] = {}
    for name, text in options.items():
        if name in _OPTIONS:
            values[name] = _charter(acting, circle, name, text) or _read(acting, name, text, language)
    wanted = changes({name: None if value is _EMPTY else value for name, value in values.items()})
    wrong = problem(wanted)
    if wrong is not None:
        raise Refusal(wrong)
    return wanted


def changes_in(acting: Acting, circle: Stream, text: str) -> Changes:
    """What a proposal's text says about the settings that the circle itself decides: its lines such as
    ``silence: hold → lapse`` or ``silence: lapse``.

    Raises:
        Refusal: there is none, or one can't be read.
    """
    options: dict[str, str] = {}
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon and name.strip().casefold() in NEED_CONSENT:
            options[name.strip().casefold()] = value.rpartition("→")[2]
    if not options:
        refuse("refused-settings-lines", settings=tuple(sorted(NEED_CONSENT)))
    return read_changes(acting, circle, options)


_EMPTY = object()


def _charter(acting: Acting, circle: Stream, name: str, text: str) -> Any:
    """What a circle is, beside how it works: name, aim, domain, parent. ``None``: not one of these."""
    nothing = text.strip().casefold() in NOTHING
    if name == "name":
        return title_of(text)
    if name == "aim":
        return acting.words(text, circle.id) if words_of(text) else refuse("refused-aim-missing")
    if name == "domain":
        return _EMPTY if nothing or not words_of(text) else acting.words(text, circle.id)
    if name == "parent":
        if nothing:
            return _EMPTY
        parent = acting.circle_named(text)
        if circle_key(parent.name) == circle_key(circle.name):
            refuse("circle-parent-loop", circle=circle.state.name)
        return parent.id
    return None


def _read(acting: Acting, name: str, text: str, language: str) -> Any:
    if _OPTIONS[name].choices:
        return choice_of(_OPTIONS[name], text)
    return read_setting(name, text, language)


def _length(name: str, text: str, language: str) -> timedelta:
    found = read_span(text, language)
    if isinstance(found, Message):
        raise Refusal(found)
    longest = LONGEST_TURN if name == "turn" else LONGEST_STEP
    if found > longest:
        refuse("refused-setting-too-long", option=name, longest=longest)
    return found


def _calendar(name: str, text: str, language: str) -> Span:
    found = read_length(text, language)
    if isinstance(found, Message):
        raise Refusal(found)
    if found.rest:
        refuse("refused-setting-days", option=name, given=text)
    return found.calendar


def _number(name: str, text: str, language: str) -> int:
    if not text.isdecimal() or int(text[:9]) > MOST_ANSWERS:
        refuse("refused-setting-number", option=name, given=text)
    return int(text)


def _zone(name: str, text: str, language: str) -> str:
    same = {zone.casefold(): zone for zone in _zones()}
    return same.get(text.casefold()) or refuse("refused-timezone", given=text)


def _language(name: str, text: str, language: str) -> str:
    if text.casefold() not in LANGUAGES:
        refuse("refused-language", given=text, languages=LANGUAGES)
    return text.casefold()


def _quiet(name: str, text: str, language: str) -> Any:
    found = read_quiet_hours(text, language)
    if isinstance(found, Message):
        raise Refusal(found)
    return _EMPTY if found is None else found


def _reminders(name: str, text: str, language: str) -> Reminders:
    if text.casefold() in NOTHING:
        return Reminders(half=False, before=())
    half, before = False, []
    for part in text.split(","):
        if part.strip().casefold() == "half":
            half = True
        else:
            before.append(_length(name, part, language))
    return Reminders(half, tuple(before))


_READERS: Mapping[str, Callable[[str, str, str], Any]] = {
    "language": _language,
    "timezone": _zone,
    "reminders": _reminders,
    "quiet_hours": _quiet,
    "minimum_answers": _number,
    "minimum_window": _length,
    "turn": _length,
    "review": _calendar,
    "term_reminder": _calendar,
    **dict.fromkeys(STEPS, _length),
}


def read_setting(name: str, text: str, language: str) -> Any:
    """One setting that isn't a choice, as people write it; a refusal if it can't be read."""
    return _READERS[name](name, text.strip(), language)


def read_person(name: str, text: str, language: str) -> str | None:
    """One of a person's own settings, as it is kept; ``None``: as the circle has it."""
    if text.strip().casefold() in NOTHING:
        return None
    value = read_setting(name, text, language)
    return NO_QUIET_HOURS if value is _EMPTY else str(value)
