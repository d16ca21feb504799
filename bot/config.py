"""Settings from a TOML file, secrets from the environment or files; all mistakes are told at once."""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_type_hints
from urllib.parse import urlsplit

from bot import config_values as values
from bot.config_values import Secret, Wrong, read_value
from bot.core.settings import (
    LONGEST_STEP,
    LONGEST_TURN,
    MOST_ANSWERS,
    Answers,
    CheckIns,
    Joining,
    Profile,
    QuietHours,
    Reminders,
    Silence,
    Span,
)
from bot.core.settings import SETTINGS as CIRCLE_SETTINGS
from bot.core.settings import Settings as CircleSettings

UNSET = Secret()
USUAL = CircleSettings()
"""How a circle works where nothing is said."""
DATABASE = Secret("sqlite:///circlekeeper.db")


class SettingsError(Exception):
    """The settings can't be used. ``mistakes`` has one sentence for each thing that is wrong."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True)
class StorageSettings:
    """Where everything is kept."""

    url: Annotated[Secret, values.database] = DATABASE
    seal_key_file: Path = Path("seal.key")


@dataclass(frozen=True, slots=True)
class MatrixSettings:
    """The account on a Matrix homeserver."""

    homeserver: Annotated[str, values.web]
    user_id: Annotated[str, values.user_id]
    password: Secret = UNSET
    access_token: Secret = UNSET
    device_id: str = ""
    store: Path = Path("matrix-store")
    invites: Annotated[tuple[str, ...], values.invites] = ()
    """Who may invite the bot, as patterns. Where the file says nothing: everybody on its own homeserver."""


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """The bot's account on Discord."""

    token: Secret = UNSET
    read_threads: bool = False
    api_url: Annotated[str, values.web] = ""
    gateway_url: Annotated[str, values.web] = ""
    proxy: Annotated[str, values.web] = ""


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """The app in one Slack workspace, or in several."""

    mode: Literal["socket", "http"] = "socket"
    bot_token: Annotated[Secret, values.slack_token("xoxb-")] = UNSET
    app_token: Annotated[Secret, values.slack_token("xapp-")] = UNSET
    signing_secret: Secret = UNSET
    client_id: str = ""
    client_secret: Secret = UNSET
    token_key: Annotated[Secret, values.token_keys] = UNSET
    api_url: Annotated[str, values.web] = ""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where health, metrics and what platforms ask of us are served."""

    host: str = "127.0.0.1"
    port: Annotated[int, values.whole(0, 65_535)] = 8090
    """0: any free port."""


@dataclass(frozen=True, slots=True)
class RulesSettings:
    """The rules that a new circle begins with; each circle decides its own."""

    profile: Profile = USUAL.profile
    silence: Silence = USUAL.silence
    minimum_answers: Annotated[int, values.whole(0, MOST_ANSWERS)] = USUAL.minimum_answers
    answers: Answers = USUAL.answers
    check_ins: CheckIns = USUAL.check_ins
    minimum_window: Annotated[timedelta, values.within(LONGEST_STEP)] = USUAL.minimum_window
    joining: Joining = USUAL.joining
    creating: Literal["anyone", "admins"] = "anyone"
    questions: Annotated[timedelta, values.within(LONGEST_STEP)] = USUAL.questions
    reactions: Annotated[timedelta, values.within(LONGEST_STEP)] = USUAL.reactions
    consent: Annotated[timedelta, values.within(LONGEST_STEP)] = USUAL.consent
    nominations: Annotated[timedelta, values.within(LONGEST_STEP)] = USUAL.nominations
    change: Annotated[timedelta, values.within(LONGEST_STEP)] = USUAL.change
    turn: Annotated[timedelta, values.within(LONGEST_TURN)] = USUAL.turn
    review: Annotated[Span, values.calendar_span] = USUAL.review
    term_reminder: Annotated[Span, values.calendar_span] = USUAL.term_reminder
    reminders: Annotated[Reminders, values.reminders] = USUAL.reminders
    quiet_hours: Annotated[QuietHours | None, values.quiet_hours] = USUAL.quiet_hours
    timezone: Annotated[str, values.zone] = USUAL.timezone
    language: Annotated[str, values.language] = USUAL.language

    def of_a_new_circle(self) -> CircleSettings:
        """What a circle begins with; who may create circles is no setting of a circle."""
        return CircleSettings(**{name: getattr(self, name) for name in CIRCLE_SETTINGS})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. A platform that is ``None`` is off."""

    storage: StorageSettings = field(default_factory=StorageSettings)
    matrix: MatrixSettings | None = None
    discord: DiscordSettings | None = None
    slack: SlackSettings | None = None
    server: ServerSettings = field(default_factory=ServerSettings)
    rules: RulesSettings = field(default_factory=RulesSettings)

    def secrets(self) -> tuple[str, ...]:
        """Every value that must not be seen anywhere, for the log to look out for."""
        found = [
            value.reveal()
            for section in (self.matrix, self.discord, self.slack)
            if section is not None
            for one in fields(section)
            if isinstance(value := getattr(section, one.name), Secret) and value
        ]
        password = urlsplit(self.storage.url.reveal()).password
        return (*found, password) if password else tuple(found)


SECTIONS: Mapping[str, type] = {
    "storage": StorageSettings,
    "matrix": MatrixSettings,
    "discord": DiscordSettings,
    "slack": SlackSettings,
    "server": ServerSettings,
    "rules": RulesSettings,
}
PLATFORMS = ("matrix", "discord", "slack")


def load(file: Path, environ: Mapping[str, str] | None = None) -> Settings:
    """Reads the settings file; relative paths in it are relative to its folder.

    Secrets are taken from the environment first (``CIRCLEKEEPER_MATRIX_PASSWORD``), then from the file that
    the same word with ``_FILE`` names, then from the settings file.

    Raises:
        SettingsError: with one sentence for every mistake there is.
    """
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        hint = "Write one (config.example.toml shows how), or name another with --config."
        raise SettingsError((f"There is no settings file {file}. {hint}",)) from None
    except OSError as error:
        raise SettingsError((f"{file} can't be read: {error.strerror}.",)) from None
    except UnicodeDecodeError:
        raise SettingsError((f"{file} isn't a text file in UTF-8.",)) from None
    except tomllib.TOMLDecodeError as error:
        # Only the place is told: the parser's sentence may quote a secret.
        place = re.search(r"\((at .*)\)", str(error))
        where = f" ({place[1]})" if place else ""
        raise SettingsError((f"{file} can't be read as TOML: there is a mistake{where}.",)) from None
    return read_settings(raw, file.absolute().parent, os.environ if environ is None else environ)


def read_settings(raw: Mapping[str, Any], folder: Path, environ: Mapping[str, str]) -> Settings:
    """As :func:`load`, from what TOML gave."""
    mistakes: list[str] = []
    for name, value in raw.items():
        if name not in SECTIONS:
            mistakes.append(_unknown(f"[{name}]" if isinstance(value, dict) else name, name, SECTIONS))
        elif not isinstance(value, dict):
            mistakes.append(f"[{name}] has to be a section with settings in it.")
    given = {name: value for name, value in raw.items() if isinstance(value, dict)}
    made: dict[str, Any] = {}
    for name, section in SECTIONS.items():
        if name in PLATFORMS and name not in given:
            continue
        before = len(mistakes)
        entries = _values(section, name, given.get(name, {}), environ, mistakes)
        if name == "matrix":
            _check_matrix(entries, mistakes)
        if name == "discord":
            _check_discord(entries, mistakes)
        if name == "slack":
            _check_slack(entries, mistakes)
        if len(mistakes) == before:
            made[name] = section(**entries)
    if mistakes:
        raise SettingsError(tuple(mistakes))
    return _grounded(Settings(**made), folder)


def _values(
    section: type, name: str, given: Mapping[str, Any], environ: Mapping[str, str], mistakes: list[str]
) -> dict[str, Any]:
    hints = get_type_hints(section, include_extras=True)
    mistakes.extend(_unknown(f"[{name}] {key}", key, hints) for key in given if key not in hints)
    required = {one.name for one in fields(section) if one.default is MISSING}
    read: dict[str, Any] = {}
    for key, hint in hints.items():
        value = given.get(key)
        word = f"CIRCLEKEEPER_{name}_{key}".upper()
        if Secret in (hint, *get_args(hint)):
            value = _from_environment(word, environ, mistakes) or value
        if value is not None:
            try:
                read[key] = read_value(hint, value)
            except Wrong as wrong:
                mistakes.append(f"[{name}] {key} {wrong}.")
        elif key in required:
            mistakes.append(f"[{name}] {key} is missing.")
    return read


def _from_environment(word: str, environ: Mapping[str, str], mistakes: list[str]) -> str | None:
    """A secret from the environment or the file it names; what is set but empty counts as not set."""
    if environ.get(word):
        return environ[word]
    file = environ.get(f"{word}_FILE")
    if not file:
        return None
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it isn't text in UTF-8"
        mistakes.append(f"{word}_FILE names {file}, which can't be read: {why}.")
        return None


def _check_matrix(read: dict[str, Any], mistakes: list[str]) -> None:
    if read.get("homeserver") == "":
        mistakes.append("[matrix] homeserver is empty; it has to be the address of the homeserver.")
    token, password = read.get("access_token"), read.get("password")
    if token and not password and not read.get("device_id"):
        mistakes.append("[matrix] device_id is missing: an access_token works only with its own device.")
    if not token and not password:
        mistakes.append(
            "[matrix] password is missing: set CIRCLEKEEPER_MATRIX_PASSWORD, or access_token and device_id."
        )
    if "user_id" in read:
        read.setdefault("invites", (f"*:{read['user_id'].partition(':')[2]}",))


def _check_discord(read: dict[str, Any], mistakes: list[str]) -> None:
    if not read.get("token"):
        mistakes.append("[discord] token is missing: set CIRCLEKEEPER_DISCORD_TOKEN.")
    if bool(read.get("api_url")) != bool(read.get("gateway_url")):
        mistakes.append("[discord] api_url and gateway_url belong together: set both, or neither.")


def _check_slack(read: dict[str, Any], mistakes: list[str]) -> None:
    def there(key: str) -> bool:
        """Whether it is given; what is given and can't be read has been told."""
        return bool(read.get(key)) or any(told.startswith(f"[slack] {key} ") for told in mistakes)

    if read.get("mode", "socket") == "http":
        if not there("signing_secret"):
            mistakes.append(
                '[slack] signing_secret is missing, which mode = "http" needs: '
                "set CIRCLEKEEPER_SLACK_SIGNING_SECRET."
            )
    elif not there("app_token"):
        mistakes.append(
            "[slack] app_token is missing, which Socket Mode needs: "
            'set CIRCLEKEEPER_SLACK_APP_TOKEN, or mode = "http".'
        )
    keys = ("client_id", "client_secret", "token_key")
    given = [key for key in keys if there(key)]
    absent = [key for key in keys if key not in given]
    if given and absent:
        mistakes.append(
            f"[slack] {' and '.join(absent)} {'are' if absent[1:] else 'is'} missing: {given[0]} is for "
            "installing into several workspaces, which takes client_id, client_secret and token_key."
        )
    elif not given and not there("bot_token"):
        mistakes.append(
            "[slack] bot_token is missing: set CIRCLEKEEPER_SLACK_BOT_TOKEN, or client_id, client_secret and "
            "token_key to have it installed into several workspaces."
        )


def _grounded(settings: Settings, folder: Path) -> Settings:
    """The settings with every relative path made absolute."""
    storage, matrix = settings.storage, settings.matrix
    url = storage.url.reveal()
    if url.startswith("sqlite:///"):
        url = f"sqlite:///{folder / Path(url.removeprefix('sqlite:///')).expanduser()}"
    return replace(
        settings,
        storage=replace(storage, url=Secret(url), seal_key_file=folder / storage.seal_key_file),
        matrix=matrix and replace(matrix, store=folder / matrix.store),
    )


def _unknown(shown: str, name: str, known: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.6)
    return f"{shown} isn't a setting" + (f"; did you mean {near[0]}?" if near else ".")
