"""What is written down can be read again: of the kinds there are, and of every type they may use."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, NewType

import pytest
from hypothesis import given
from hypothesis import strategies as some
from rpds import HashTrieMap, HashTrieSet

from bot.codec import Codec, Unreadable, read_message, write_message
from bot.core.kernel import MemberId, Message, Person, Quoted, StreamId, WordsId, message
from bot.core.kinds import KINDS as REAL
from bot.ports import UnitOfWork
from storage import open_store
from tests.databases import query_directly
from tests.storage.asking import KIND, KINDS, NOW, Asked, Asking, Said, Stance, begin

Name = NewType("Name", str)


@dataclass(frozen=True, slots=True)
class Inner:
    """Nothing special."""

    at: datetime
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Rich:
    """One field of every type that states and events use."""

    ids: "HashTrieSet[Name]"
    inner: "HashTrieMap[Name, Inner]"
    nested: "HashTrieMap[Name, tuple[HashTrieSet[Name], ...]]"
    maybe: "HashTrieMap[Name, str] | None"
    mixed: tuple[str | timedelta, ...]
    several: tuple[Inner, ...]
    pair: tuple[time, time] | None
    fixed: frozenset[str]
    by_name: Mapping[str, int]
    stance: Stance
    basis: Literal["consent", "lapse"]
    day: date | None
    lasts: timedelta
    late: bool = False


_names = some.text(min_size=1, max_size=5).map(Name)
_moments = some.datetimes(timezones=some.just(UTC))
_inner = some.builds(Inner, _moments, some.none() | some.text())
_spans = some.timedeltas(min_value=timedelta(0), max_value=timedelta(days=9999))
_sets = some.frozensets(_names).map(HashTrieSet)
_rich = some.builds(
    Rich,
    _sets,
    some.dictionaries(_names, _inner).map(HashTrieMap),
    some.dictionaries(_names, some.tuples(_sets, _sets)).map(HashTrieMap),
    some.none() | some.dictionaries(_names, some.text()).map(HashTrieMap),
    some.lists(some.text() | _spans).map(tuple),
    some.lists(_inner).map(tuple),
    some.none() | some.tuples(some.times(), some.times()),
    some.frozensets(some.text()),
    some.dictionaries(some.text(), some.integers(-(2**53), 2**53)),
    some.sampled_from(Stance),
    some.sampled_from(["consent", "lapse"]),
    some.none() | some.dates(),
    _spans,
    some.booleans(),
)


def _codec(state: type, **more: Any) -> Codec:
    return Codec({"asking": replace(KIND, state=state, **more)})


@given(_rich)
def test_a_state_of_any_type_is_read_as_it_was_written(state: Rich) -> None:
    codec = _codec(Rich)
    text = codec.write_state("asking", state)
    assert codec.read_state("asking", text) == state
    assert codec.write_state("asking", codec.read_state("asking", text)) == text


@given(some.permutations([f"m{i}" for i in range(9)]))
def test_the_same_state_gives_the_same_text_however_it_came_about(order: list[str]) -> None:
    state = Asking(9, NOW)
    for one in order:
        said = Said(MemberId(one), Stance.YES, None)
        state = replace(state, answers=state.answers.insert(said.by, said))
    codec = Codec(KINDS)
    text = codec.write_state("asking", state)
    assert text.index('"m0"') < text.index('"m1"') < text.index('"m8"')
    assert codec.read_state("asking", text) == state


def test_events_are_stored_under_the_name_their_kind_gives() -> None:
    name, text = Codec(KINDS).write_event("asking", Said(MemberId("ana"), Stance.NO, WordsId("w")))
    assert (name, text) == ("said", '{"by":"ana","stance":"no","reason":"w"}')


def test_a_field_that_came_later_takes_its_default_and_one_that_went_is_passed_over() -> None:
    codec = _codec(Inner)
    text = '{"at":"2026-03-01T12:00:00Z","gone":1}'
    assert codec.read_state("asking", text) == Inner(NOW)


def test_an_event_of_an_old_schema_is_brought_up_to_date() -> None:
    def first(name: str, value: Any) -> tuple[str, Any]:
        return (
            ("asked", {"asked": value["people"], "ends_at": value["until"]})
            if name == "opened"
            else (name, value)
        )

    def second(name: str, value: Any) -> tuple[str, Any]:
        return name, {**value, "asked": value["asked"] + 1} if name == "asked" else value

    codec = Codec({"asking": replace(KIND, schema=3)}, {("asking", 1): first, ("asking", 2): second})
    old = '{"people":3,"until":"2026-03-01T12:00:00Z"}'
    assert codec.read_event("asking", "opened", old, 1) == Asked(4, NOW)
    now = '{"asked":3,"ends_at":"2026-03-01T12:00:00Z"}'
    assert codec.read_event("asking", "asked", now, 2) == Asked(4, NOW)
    assert codec.read_event("asking", "asked", now, 3) == Asked(3, NOW)


async def test_a_log_of_an_old_schema_is_read_by_a_new_version(sqlite_url: str) -> None:
    store = open_store(sqlite_url, KINDS)
    await store.write(begin)
    await store.close()
    body = '{"people":3,"until":"2026-03-01T12:00:00Z"}'
    query_directly(sqlite_url, f"UPDATE event SET name = 'opened', body = '{body}'")

    def upcast(name: str, value: Any) -> tuple[str, Any]:
        return (
            ("asked", {"asked": value["people"], "ends_at": value["until"]})
            if name == "opened"
            else (name, value)
        )

    newer = {"asking": replace(KIND, schema=2)}
    store = open_store(sqlite_url, newer, upcasts={("asking", 1): upcast})

    def state(uow: UnitOfWork) -> Any:
        found = uow.load(StreamId("s1"))
        return found.state if found else None

    assert await store.read(state) == Asking(3, NOW)
    await store.close()


@pytest.mark.parametrize(
    ("name", "text"),
    [("never", "{}"), ("said", "{}"), ("said", "nonsense"), ("said", '{"by":1,"stance":"yes"}')],
)
def test_what_fits_no_event_is_said_to_be_unreadable(name: str, text: str) -> None:
    with pytest.raises(Unreadable, match=name):
        Codec(KINDS).read_event("asking", name, text, 1)


def test_an_event_of_no_kind_is_not_written() -> None:
    with pytest.raises(Unreadable, match="Inner"):
        Codec(KINDS).write_event("asking", Inner(NOW))


def test_a_type_that_cannot_be_stored_is_found_at_the_start() -> None:
    @dataclass(frozen=True, slots=True)
    class Odd:
        what: memoryview | complex

    with pytest.raises(Unreadable):
        _codec(Odd)


def test_every_type_of_the_real_kinds_can_be_stored() -> None:
    Codec(REAL)


_params = (
    some.text()
    | some.integers(-(2**53), 2**53)
    | _moments
    | _spans
    | some.builds(Person, some.text())
    | some.builds(Quoted, some.text())
    | some.lists(some.text()).map(tuple)
    | some.lists(some.builds(Person, some.text()), min_size=1).map(tuple)
)


@given(some.builds(Message, some.text(), some.dictionaries(some.text(), _params)))
def test_a_message_is_read_as_it_was_written(said: Message) -> None:
    assert read_message(write_message(said)) == said


def test_a_message_that_carries_something_else_is_refused() -> None:
    with pytest.raises(Unreadable, match="list"):
        write_message(message("k", what=["a"]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '["k",["x"]]', '["k",{"a":["unheard",1]}]', '["k",{"a":["datetime","x"]}]']
)
def test_what_is_no_message_is_said_to_be_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        read_message(text)
