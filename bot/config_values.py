"""How each value of the settings file is read, and the sentence for one that can't be."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from bot.core.kernel import Message
from bot.core.settings import LONGEST_SPAN_MONTHS, QuietHours, Reminders, Span
from bot.words.catalogue import LANGUAGES
from bot.words.spans import read_length


class Secret:
    """A value that is never shown: neither by ``repr`` nor by ``str`` nor in a format string."""

    __slots__ = ("_value",)

    def __init__(self, value: str = "") -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself, for the one place that needs it."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return "Secret(…)" if self._value else "Secret()"

    __str__ = __repr__


class Wrong(Exception):
    """What is wrong with a value: the rest of a sentence that begins with the setting's name."""


def duration(text: str) -> timedelta | None:
    """Reads ``2 days`` or ``1 day 12 hours``. ``None`` where it can't be read, is nothing, longer than a
    century, or named in months, of which some are longer."""
    length = read_length(text, "en")
    return None if isinstance(length, Message) or length.calendar.months else length.plain


def span(text: str) -> Span | None:
    """Reads ``1 year`` or ``2 weeks``, in days, weeks, months, years; ``None`` as in :func:`duration`."""
    length = read_length(text, "en")
    if isinstance(length, Message) or length.rest or length.plain > Span(LONGEST_SPAN_MONTHS).about:
        return None
    return length.calendar


def read_value(hint: Any, value: object) -> Any:
    """Makes a setting of what TOML gave, by the type of its field; ``Annotated`` names a reader of its own.

    Raises:
        Wrong: the value doesn't fit.
    """
    if get_origin(hint) is Annotated:
        reader: Callable[[object], Any] = get_args(hint)[1]
        return reader(value)
    if get_origin(hint) is Literal:
        return _choice(value, get_args(hint))
    return _BY_TYPE[hint](value)


def _choice(value: object, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise Wrong(f"has to be {' or '.join(map(_shown, choices))}, not {_shown(value)}")
    return str(value)


def text(value: object) -> str:
    """Any text."""
    if not isinstance(value, str):
        raise Wrong("has to be text in quotes")
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise Wrong("has to be true or false, without quotes")
    return value


def within(longest: timedelta) -> Callable[[object], timedelta]:
    """A duration, no longer than this."""

    def read(value: object) -> timedelta:
        made = duration(value) if isinstance(value, str) else None
        if made is None:
            raise Wrong(f'has to be a duration such as "2 days" or "12 hours", not {_shown(value)}')
        if made > longest:
            most = f"{longest.days} days" if longest.days else f"{longest.seconds // 3600} hour"
            raise Wrong(f"can be at most {most}, not {_shown(value)}")
        return made

    return read


def calendar_span(value: object) -> Span:
    """A length of time in days, weeks, months or years."""
    made = span(value) if isinstance(value, str) else None
    if made is None:
        raise Wrong(f'has to be "6 months", "1 year" or the like, at most ten years, not {_shown(value)}')
    return made


def _path(value: object) -> Path:
    if not isinstance(value, str) or not value.strip():
        raise Wrong("has to be the name of a file or folder, in quotes")
    return Path(value).expanduser()


_BY_TYPE: dict[Any, Callable[[object], Any]] = {
    str: text,
    bool: _truth,
    Path: _path,
    Secret: lambda value: Secret(text(value)),
}


def whole(least: int, most: int) -> Callable[[object], int]:
    """A whole number within bounds."""

    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise Wrong(f"has to be a whole number from {least} to {most}, without quotes")
        return value

    return read


def web(value: object) -> str:
    """The address of a server, without a slash at its end; empty where none is named."""
    address = text(value).strip().rstrip("/")
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https", "ws", "wss") and bool(parts.hostname)
    except ValueError:
        good = False
    if address and not good:
        raise Wrong(f'has to be an address such as "https://matrix.example.org", not {_shown(value)}')
    return address


def database(value: object) -> Secret:
    """Where the database is; a secret, since it may hold a password."""
    url = text(value).strip()
    if url.startswith("sqlite:///"):
        if url.removeprefix("sqlite:///") in ("", ":memory:"):
            raise Wrong('has to name a file, such as "sqlite:///circlekeeper.db": what is in memory is lost')
        return Secret(url)
    if re.match(r"postgres(ql)?(\+psycopg)?://.", url):
        return Secret(re.sub(r"^postgres(ql)?(\+psycopg)?://", "postgresql://", url))
    raise Wrong('has to begin with "sqlite:///" or "postgresql://"')


def slack_token(start: str) -> Callable[[object], Secret]:
    """A token of Slack's that doesn't expire, by what it begins with ("Token types"); empty for none."""

    def read(value: object) -> Secret:
        token = text(value).strip()
        if token.startswith("xoxe."):
            raise Wrong(
                "is one that expires after hours, since the app has token rotation on: leave it out and "
                "install the app by client_id, client_secret and token_key instead"
            )
        if token and not token.startswith(start):
            raise Wrong(f'has to begin with "{start}"')
        return Secret(token)

    return read


def token_keys(value: object) -> Secret:
    """Keys of 32 bytes in hexadecimal, separated by commas, and ``lost`` behind them; a secret."""
    keys = [key.strip() for key in text(value).split(",")]
    good = [bool(re.fullmatch(r"[0-9a-fA-F]{64}", key)) for key in keys]
    if keys != [""] and not (good[0] and all(good[:-1]) and (good[-1] or keys[-1] == "lost")):
        raise Wrong(
            "has to hold 64 hexadecimal digits, as `openssl rand -hex 32` makes them; several, newest first, "
            "separated by commas"
        )
    return Secret(",".join(keys))


def user_id(value: object) -> str:
    """A Matrix user id (Matrix spec, "User identifiers")."""
    name = text(value).strip()
    if not re.fullmatch(r"@[^\s:]+:\S+", name):
        raise Wrong(f'has to be a Matrix id such as "@keeper:example.org", not {_shown(value)}')
    return name


def invites(value: object) -> tuple[str, ...]:
    """Patterns of Matrix ids: ``@ana:example.org``, ``*:example.org``, or ``*`` for anybody."""
    if not isinstance(value, list) or not all(
        isinstance(item, str) and re.fullmatch(r"\*|(\*|@[^\s:]+):\S+", item) for item in value
    ):
        raise Wrong('has to be a list of Matrix ids, such as ["*:example.org", "@ana:other.org"]')
    return tuple(value)


def reminders(value: object) -> Reminders:
    """When people are reminded: ``half`` of the time, and durations before the end."""
    items = value if isinstance(value, list) and all(isinstance(item, str) for item in value) else [""]
    before = [duration(item) for item in items if item != "half"]
    if None in before:
        raise Wrong('has to be a list of "half" and durations, such as ["half", "24 hours"], or [] for none')
    return Reminders("half" in items, tuple(one for one in before if one is not None))


def quiet_hours(value: object) -> QuietHours | None:
    """Hours in which nobody is reminded, ``21:00-08:00``; empty for none."""
    if value == "":
        return None
    try:
        return QuietHours.read(text(value))
    except (ValueError, Wrong):
        raise Wrong(f'has to be hours such as "21:00-08:00", or "" for none, not {_shown(value)}') from None


_zones = cache(available_timezones)


def zone(value: object) -> str:
    """A time zone of the tz database."""
    if not isinstance(value, str) or value not in _zones():
        raise Wrong(f'has to be a time zone such as "Europe/Berlin", not {_shown(value)}')
    return value


def language(value: object) -> str:
    """A language that has a catalogue."""
    if value not in LANGUAGES:
        raise Wrong(f"has to be {' or '.join(map(_shown, LANGUAGES))}, not {_shown(value)}")
    return str(value)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'"{value[:60]}"'
    return str(value).lower() if isinstance(value, bool) else str(value)[:60]
