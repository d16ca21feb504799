"""Settings: what is accepted, what is refused and how, where secrets come from."""

from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest

from bot import config
from bot.config import MatrixSettings, Settings, SettingsError, load
from bot.config_values import Secret, duration, span
from bot.core.settings import Reminders, Span
from bot.core.settings import Settings as CircleSettings

MATRIX = '[matrix]\nhomeserver = "https://matrix.example.org"\nuser_id = "@keeper:example.org"\n'
EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


@pytest.fixture(autouse=True)
def _two_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.config_values.LANGUAGES", ("de", "en"))


def settings(folder: Path, text: str, **environ: str) -> Settings:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return load(file, environ)


def mistakes(folder: Path, text: str, **environ: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        settings(folder, text, **environ)
    return caught.value.mistakes


def test_an_empty_file_gives_the_defaults_and_no_platform(tmp_path: Path) -> None:
    made = settings(tmp_path, "")
    assert (made.matrix, made.discord, made.slack) == (None, None, None)
    assert made.rules == config.RulesSettings()
    assert made.server.port == 8090


def test_relative_paths_are_relative_to_the_settings_file(tmp_path: Path) -> None:
    made = settings(tmp_path, MATRIX + '[storage]\nseal_key_file = "/elsewhere/seal.key"', **PASSWORD)
    assert made.storage.url.reveal() == f"sqlite:///{tmp_path}/circlekeeper.db"
    assert made.storage.seal_key_file == Path("/elsewhere/seal.key")
    assert made.matrix is not None
    assert made.matrix.store == tmp_path / "matrix-store"


def test_the_example_has_every_setting_with_its_default(tmp_path: Path) -> None:
    example = config.tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert list(example) == list(config.SECTIONS)
    for name, section in config.SECTIONS.items():
        assert list(example[name]) == [one.name for one in fields(section)]
    given = {
        "CIRCLEKEEPER_DISCORD_TOKEN": "from the environment",
        "CIRCLEKEEPER_SLACK_BOT_TOKEN": "xoxb-1",
        "CIRCLEKEEPER_SLACK_APP_TOKEN": "xapp-1",
    }
    made = load(EXAMPLE, {**PASSWORD, **given})
    bare = settings(tmp_path, MATRIX, **PASSWORD)
    assert made.matrix is not None
    assert bare.matrix is not None
    for name in config.SECTIONS:
        if name == "slack":
            assert made.slack == config.SlackSettings(bot_token=Secret("xoxb-1"), app_token=Secret("xapp-1"))
        elif name == "discord":
            assert made.discord == config.DiscordSettings(token=config.Secret("from the environment"))
        elif name in ("storage", "matrix"):
            continue
        else:
            assert getattr(made, name) == getattr(bare, name)
    assert made.matrix.invites == bare.matrix.invites == ("*:example.org",)
    assert made.matrix.store.name == bare.matrix.store.name
    assert Path(made.storage.url.reveal()).name == Path(bare.storage.url.reveal()).name
    assert made.storage.seal_key_file.name == bare.storage.seal_key_file.name


def test_another_server_than_discord_is_named_with_its_gateway(tmp_path: Path) -> None:
    told = mistakes(tmp_path, '[discord]\ntoken = "x"\napi_url = "http://127.0.0.1:1/api"')
    assert told == ("[discord] api_url and gateway_url belong together: set both, or neither.",)


KEY = "0123456789abcdefABCDEF0123456789" * 2
SEVERAL = f'client_id = "1.2"\nclient_secret = "hush"\ntoken_key = "{KEY}"\n'
ONE = 'bot_token = "xoxb-1"\n'
SOCKET = 'app_token = "xapp-1"\n'


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", ("app_token is missing, which Socket Mode needs", "bot_token is missing")),
        (ONE, ("app_token is missing, which Socket Mode needs",)),
        (ONE + SOCKET + 'mode = "http"', ('signing_secret is missing, which mode = "http" needs',)),
        (SOCKET, ("bot_token is missing: set CIRCLEKEEPER_SLACK_BOT_TOKEN, or client_id",)),
        (SOCKET + 'client_id = "1.2"', ("client_secret and token_key are missing: client_id is for",)),
        (ONE + SOCKET + 'client_secret = "x"', ("client_id and token_key are missing: client_secret is",)),
        (SOCKET + 'client_id = "1"\nclient_secret = "x"', ("token_key is missing: client_id is for",)),
        (SOCKET + SEVERAL.replace("0", "o"), ("token_key has to hold 64 hexadecimal digits",)),
        (SOCKET + SEVERAL.replace(KEY, f"{KEY},{KEY[1:]}"), ("token_key has to hold 64 hexadecimal",)),
        (SOCKET + SEVERAL.replace(KEY, "lost"), ("token_key has to hold 64 hexadecimal digits",)),
        (SOCKET + SEVERAL.replace(KEY, f"lost,{KEY}"), ("token_key has to hold 64 hexadecimal digits",)),
        ('bot_token = "xapp-1"\napp_token = "xoxb-1"', ("bot_token has to begin", "app_token has to begin")),
        (SOCKET + 'bot_token = "xoxe.xoxb-1"', ("bot_token is one that expires after hours",)),
    ],
)
def test_what_slack_lacks_is_told_in_one_sentence_each(
    tmp_path: Path, given: str, told: tuple[str, ...]
) -> None:
    found = mistakes(tmp_path, f"[slack]\n{given}")
    for wanted in told:
        assert sum(line.startswith(f"[slack] {wanted}") for line in found) == 1, (wanted, found)
    assert len(found) == len(told)
    assert "hush" not in "".join(found)
    assert KEY[1:] not in "".join(found)


@pytest.mark.parametrize(
    "given",
    [
        ONE + SOCKET,
        ONE + 'mode = "http"\nsigning_secret = "x"',
        SEVERAL + SOCKET,
        ONE + SOCKET + SEVERAL,
        SOCKET + SEVERAL.replace(KEY, f"{KEY} , {KEY}"),
        SOCKET + SEVERAL.replace(KEY, f"{KEY}, lost"),
    ],
)
def test_one_workspace_or_several_by_socket_or_by_http(tmp_path: Path, given: str) -> None:
    assert settings(tmp_path, f"[slack]\n{given}").slack is not None


def test_the_key_for_tokens_comes_from_the_environment_too(tmp_path: Path) -> None:
    several = SEVERAL.partition("token_key")[0]
    made = settings(tmp_path, f"[slack]\n{SOCKET}{several}", CIRCLEKEEPER_SLACK_TOKEN_KEY=KEY)
    assert made.slack is not None
    assert made.slack.token_key.reveal() == KEY


def test_every_setting_of_the_example_says_why_in_one_line() -> None:
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        if " = " in line and not line.startswith("#"):
            assert " # " in line, line


PASSWORD = {"CIRCLEKEEPER_MATRIX_PASSWORD": "from the environment"}


def password(made: Settings) -> str:
    assert made.matrix is not None
    return made.matrix.password.reveal()


def test_the_environment_wins_over_a_file_and_a_file_over_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("from a file\n", encoding="utf-8")
    named = {"CIRCLEKEEPER_MATRIX_PASSWORD_FILE": str(file)}
    written = MATRIX + 'password = "from the settings"\n'
    assert password(settings(tmp_path, written)) == "from the settings"
    assert password(settings(tmp_path, written, **named)) == "from a file"
    assert password(settings(tmp_path, written, **named, **PASSWORD)) == "from the environment"


def test_what_is_set_but_empty_in_the_environment_counts_as_not_set(tmp_path: Path) -> None:
    written = MATRIX + 'password = "from the settings"\n'
    assert password(settings(tmp_path, written, CIRCLEKEEPER_MATRIX_PASSWORD="")) == "from the settings"


def test_a_secret_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    told = mistakes(tmp_path, MATRIX, CIRCLEKEEPER_MATRIX_PASSWORD_FILE="/nowhere/at/all")
    assert any("CIRCLEKEEPER_MATRIX_PASSWORD_FILE names /nowhere/at/all" in line for line in told)


def test_the_database_can_be_named_in_the_environment_since_it_may_hold_a_password(tmp_path: Path) -> None:
    made = settings(tmp_path, "", CIRCLEKEEPER_STORAGE_URL="postgres://keeper:hush@db/circles")
    assert made.storage.url.reveal() == "postgresql://keeper:hush@db/circles"
    assert "hush" in made.secrets()


def test_all_mistakes_are_told_at_once_each_by_name(tmp_path: Path) -> None:
    told = mistakes(
        tmp_path,
        """
        colour = "green"
        [matrix]
        homeserver = "matrix.example.org"
        pasword = "x"
        [rules]
        silence = "maybe"
        minimum_answers = -1
        questions = "soon"
        reminders = "half"
        quiet_hours = "9 to 5"
        timezone = "Mars/Olympus"
        language = "tlh"
        [server]
        port = "8090"
        [sever]
        [discord]
        read_threads = "yes"
        """,
    )
    for name in (
        "colour isn't",
        "[matrix] homeserver",
        "[matrix] user_id is missing",
        "[matrix] pasword isn't a setting; did you mean password?",
        "[matrix] password is missing",
        '[rules] silence has to be "hold" or "lapse", not "maybe"',
        "[rules] minimum_answers",
        "[rules] questions",
        "[rules] reminders",
        "[rules] quiet_hours",
        "[rules] timezone",
        "[rules] language",
        "[server] port",
        "[sever] isn't a setting; did you mean server?",
        "[discord] read_threads",
        "[discord] token is missing",
    ):
        assert sum(name in line for line in told) == 1, (name, told)
    assert len(told) == 16
    assert all(line.endswith((".", "?")) for line in told)


@pytest.mark.parametrize(
    "text", ["rules = 3", "[[matrix]]", "[rules]\nquestions = 3", "[rules]\nturn = true"]
)
def test_a_value_of_another_sort_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    assert len(mistakes(tmp_path, text)) == 1


def test_a_broken_file_is_told_by_its_place_and_without_its_content(tmp_path: Path) -> None:
    (told,) = mistakes(tmp_path, '[matrix]\npassword = "hush\n')
    assert "line 2" in told
    assert "hush" not in told


def test_a_missing_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="There is no settings file"):
        load(tmp_path / "none.toml", {})


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="UTF-8"):
        load(tmp_path / "config.toml", {})


def test_an_access_token_needs_its_device(tmp_path: Path) -> None:
    (told,) = mistakes(tmp_path, MATRIX + 'access_token = "hush"')
    assert "device_id" in told
    assert "hush" not in told
    assert settings(tmp_path, MATRIX + 'access_token = "hush"\ndevice_id = "D"').matrix is not None


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://x/y", "circlekeeper.db", ""])
def test_a_database_that_keeps_nothing_or_is_unknown_is_refused(tmp_path: Path, url: str) -> None:
    (told,) = mistakes(tmp_path, f'[storage]\nurl = "{url}"')
    assert told.startswith("[storage] url")


def test_invitations_default_to_the_own_homeserver_and_can_be_none(tmp_path: Path) -> None:
    made = settings(tmp_path, MATRIX, **PASSWORD)
    assert made.matrix is not None
    assert made.matrix.invites == ("*:example.org",)
    made = settings(tmp_path, MATRIX + "invites = []", **PASSWORD)
    assert made.matrix is not None
    assert made.matrix.invites == ()


def test_no_secret_is_seen_in_any_shape_of_the_settings(tmp_path: Path) -> None:
    made = settings(
        tmp_path,
        MATRIX + 'password = "hush-1"\naccess_token = "hush-2"\ndevice_id = "D"\n'
        '[discord]\ntoken = "hush-3"\n[slack]\nbot_token = "xoxb-hush-4"\napp_token = "xapp-hush-5"\n'
        '[storage]\nurl = "postgresql://keeper:hush-6@db/circles"',
    )
    assert "hush" not in f"{made} {made!r} {made.matrix}"
    assert {secret[-6:] for secret in made.secrets()} == {f"hush-{n}" for n in range(1, 7)}
    assert isinstance(made.matrix, MatrixSettings)
    assert made.matrix.password == Secret("hush-1")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2 days", timedelta(days=2)),
        ("1 week", timedelta(days=7)),
        ("1 day 12 hours", timedelta(hours=36)),
        ("1 hour and 30 Minutes", timedelta(minutes=90)),
        ("1 month", None),
        ("0 days", None),
        ("", None),
        ("2", None),
        ("two days", timedelta(days=2)),
        ("-2 days", None),
        ("900000 weeks", None),
        ("2 days of rest", None),
    ],
)
def test_durations_are_read_or_refused(text: str, read: timedelta | None) -> None:
    assert duration(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1 year", Span(months=12)),
        ("6 months, 2 weeks", Span(months=6, days=14)),
        ("12 hours", None),
        ("11 years", None),
        ("soon", None),
    ],
)
def test_lengths_by_the_calendar_are_read_or_refused(text: str, read: Span | None) -> None:
    assert span(text) == read


def test_a_new_circle_begins_with_the_rules_of_the_settings(tmp_path: Path) -> None:
    assert settings(tmp_path, "").rules.of_a_new_circle() == CircleSettings()
    made = settings(
        tmp_path,
        """
        [rules]
        silence = "lapse"
        reminders = ["12 hours", "2 hours"]
        quiet_hours = ""
        review = "6 months"
        """,
    ).rules.of_a_new_circle()
    assert made == CircleSettings(
        silence="lapse",
        reminders=Reminders(False, (timedelta(hours=12), timedelta(hours=2))),
        quiet_hours=None,
        review=Span(months=6),
    )


def test_a_step_longer_than_a_circle_may_choose_is_refused(tmp_path: Path) -> None:
    (told,) = mistakes(tmp_path, '[rules]\nconsent = "91 days"')
    assert told == '[rules] consent can be at most 90 days, not "91 days".'
