"""The log: bound at the edge, and no one's words, names or secrets in it."""

import asyncio
import io
import json
import logging
from collections.abc import Callable

import pytest
import structlog

from bot import log
from bot.log import acting
from bot.ports import CannotServe, Gone
from storage.sessions import NewerDatabase
from tests.operating.conftest import LOUD, decide
from tests.world import World

WORDS = "I am afraid of losing my job"
Lines = Callable[[], list[dict[str, object]]]


@pytest.fixture
def out() -> io.StringIO:
    stream = io.StringIO()
    log.set_up(console=False, secrets=("hush-hush", 'with "quotes"'), to=stream)
    return stream


@pytest.fixture
def lines(out: io.StringIO) -> Lines:
    return lambda: [json.loads(line) for line in out.getvalue().splitlines()]


def test_act_and_process_are_bound_once_and_stand_in_every_line_below(lines: Lines) -> None:
    with acting(act="matrix:$abc", platform="matrix", process=None):
        structlog.get_logger().info("taken in")
        with acting(process="p-12"):
            structlog.get_logger().info("decided")
    structlog.get_logger().info("after")
    first, second, third = lines()
    assert (first["act"], first["platform"]) == ("matrix:$abc", "matrix")
    assert "process" not in first
    assert second["process"] == "p-12"
    assert "act" not in third
    assert third["level"] == "info"
    assert str(third["at"]).endswith("Z")


def test_texts_in_unknown_fields_are_left_out_and_numbers_stay(lines: Lines) -> None:
    structlog.get_logger().info(
        "x", reason=WORDS, title="Shredder", name="Ana", text=WORDS, count=3, slot="r1"
    )
    structlog.get_logger().info(
        "x", members=["Ana", "Ben"], thing={"words": WORDS}, place="!room:example.org"
    )
    first, second = lines()
    written = json.dumps([first, second])
    for word in (WORDS, "Shredder", "Ana", "Ben"):
        assert word not in written
    assert (first["count"], first["slot"]) == (3, "r1")
    assert second["place"] == "!room:example.org"


def test_an_error_is_told_by_type_and_place_without_its_sentence(lines: Lines) -> None:
    try:
        try:
            raise KeyError(WORDS)
        except KeyError:
            raise ValueError(WORDS) from None
    except ValueError as error:
        structlog.get_logger().exception("failed", why=error)
    (line,) = lines()
    assert line["error"] == "ValueError"
    assert any("test_log.py" in frame for frame in line["trace"])  # type: ignore[attr-defined]
    assert WORDS not in json.dumps(line)


def test_what_the_network_says_is_kept(lines: Lines) -> None:
    try:
        raise ConnectionRefusedError(111, "Connection refused")
    except OSError:
        structlog.get_logger().exception("failed")
    (line,) = lines()
    assert line["error"] == "ConnectionRefusedError: [Errno 111] Connection refused"


def test_what_a_platform_calls_its_refusal_is_kept_and_no_sentence_with_it(lines: Lines) -> None:
    for error in (Gone("channel_not_found"), Gone(WORDS), ValueError("shredder")):
        structlog.get_logger().info("it didn't go out", error=error)
    told = [line["error"] for line in lines()]
    assert told == ["bot.ports.adapter.Gone: channel_not_found", "bot.ports.adapter.Gone", "ValueError"]


@pytest.mark.parametrize("kind", [CannotServe, NewerDatabase])
def test_what_is_written_for_whoever_runs_the_bot_is_kept(lines: Lines, kind: type[Exception]) -> None:
    try:
        raise kind("The password isn't right.")
    except kind:
        structlog.get_logger().exception("failed")
    (line,) = lines()
    assert str(line["error"]).endswith(": The password isn't right.")


def test_of_a_library_only_the_place_is_told(lines: Lines) -> None:
    logging.getLogger("somelibrary.events").warning("can't parse %s", WORDS)
    logging.getLogger("somelibrary.events").error(f"bad body: {WORDS}")
    try:
        raise RuntimeError(WORDS)
    except RuntimeError:
        logging.getLogger("sqlalchemy").exception(WORDS)
    written = lines()
    assert len(written) == 3
    assert WORDS not in json.dumps(written)
    assert {line["library"] for line in written} == {"somelibrary.events", "sqlalchemy"}
    assert all("test_log.py:" in str(line["where"]) for line in written)


async def test_a_forgotten_task_is_told_without_its_words(lines: Lines) -> None:
    loop = asyncio.get_running_loop()
    loop.default_exception_handler(
        {"message": "Task exception was never retrieved", "exception": ValueError(WORDS)}
    )
    (line,) = lines()
    assert line["event"] == "Task exception was never retrieved"
    assert line["error"] == "ValueError"
    assert WORDS not in json.dumps(line)


def test_secrets_are_blotted_out_wherever_they_turn_up(out: io.StringIO) -> None:
    structlog.get_logger().info("hush-hush", where="https://hush-hush@example.org")
    structlog.get_logger().info('it is with "quotes"')
    assert "hush-hush" not in out.getvalue()
    assert "quotes" not in out.getvalue()
    assert out.getvalue().count("(secret)") == 3


def test_our_own_lines_are_filled_with_ids_and_numbers_only(lines: Lines) -> None:
    logging.getLogger("bot.words").error("no words for %s in %s: %s, %d", "view-plan", "Shredder", WORDS, 3)
    assert lines()[0]["event"] == "no words for view-plan in …: …, 3"


def test_quiet_libraries_stay_quiet_and_our_own_are_heard(lines: Lines) -> None:
    logging.getLogger("aiohttp.access").info("GET /")
    logging.getLogger("storage.migrate").info("upgraded")
    assert [line["event"] for line in lines()] == ["upgraded"]


async def test_of_a_whole_decision_no_word_and_no_name_stands_in_the_log(
    world: World, out: io.StringIO
) -> None:
    logging.getLogger().setLevel(logging.DEBUG)
    world.chat.failures = [RuntimeError(LOUD), TimeoutError("no answer")]
    await decide(world)
    await world.person("Ben").types("!consent consent #99 Nothing is there")
    await world.person("Ben").types("!consent quick\ndeadline: the day before yesterday")
    written = out.getvalue()
    assert "a message didn't go out" in written
    for words in (
        "Ana",
        "Ben",
        "Cleo",
        "Garden",
        "vegetables",
        "shredder",
        "neighbours",
        "Nothing is",
        "yesterday",
    ):
        assert words not in written, words
