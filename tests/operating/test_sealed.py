"""Nominations are sealed for real: whoever has the database, the log, the numbers and all messages in hand
before the reveal doesn't learn who named whom, or why."""

import asyncio
import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import log
from bot.config import load
from bot.meters import Meters
from bot.operating import Failed
from bot.operating.check import _findings
from bot.operating.minutes import minutes
from bot.operating.sealing import must_fit
from bot.operating.tables import tables
from bot.rows import Words
from bot.seal import LENGTH, Broken, Seal, seal_key
from tests.databases import sqlite_url
from tests.world import Person, World

__all__ = ["sqlite_url"]

REASON = "Because nobody else waters the quinces"


@pytest.fixture
def out() -> io.StringIO:
    stream = io.StringIO()
    log.set_up(console=False, to=stream)
    return stream


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    async with World(sqlite_url) as made:
        yield made


def dump(world: World) -> str:
    """All rows of the database."""
    with sqlite3.connect(world.url.removeprefix("sqlite:///")) as database:
        return "\n".join(database.iterdump())


def raw(world: World) -> bytes:
    """Every byte of the database's files, free pages and all."""
    file = Path(world.url.removeprefix("sqlite:///"))
    return b"".join(each.read_bytes() for each in sorted(file.parent.glob(f"{file.name}*")))


async def nominating(world: World) -> list[Person]:
    """Five in a circle, in whose election nominations are open."""
    people = await world.circle("Ana", "Ben", "Cleo", "Dagobert", "Eva")
    await people[0].types("!election start Secretary")
    for person in people:
        await person.marks("👍")
    return people


async def traces(world: World, person: Person) -> tuple[int, int, int]:
    """How often somebody is named in the database: by id, name and account."""
    whole = dump(world)
    return whole.count(await person.member()), whole.count(person.name), whole.count(person.id)


async def test_neither_whom_nor_why_can_be_found_before_the_reveal(world: World, out: io.StringIO) -> None:
    people = await nominating(world)
    nominee = people[3]
    meters = Meters()
    world.engine.refused = meters.refused
    before = await traces(world, nominee)
    said = len([m for m in world.chat.messages if nominee.name in m.text])
    for person in people[:3]:
        await person.writes_privately(f"election nominate Dagobert {REASON}")
    await people[0].writes_privately(f"election nominate {nominee.id} {REASON}, as I said")
    await people[1].types(f"!election nominate Dagobert {REASON}")
    await people[1].writes_privately(f"election nominate Dagobertus {REASON}")
    await people[1].presses("Nominate", world.card, member=await nominee.member(), reason=REASON)
    await world.restart()
    assert await traces(world, nominee) == before
    assert REASON not in dump(world)
    assert REASON.encode() not in raw(world)
    assert not any(REASON in m.text for m in world.chat.messages)
    assert len([m for m in world.chat.messages if nominee.name in m.text]) == said
    record = await world.record()
    assert REASON not in json.dumps(record)
    assert REASON not in minutes(record)
    assert REASON not in tables(record)
    assert not [a for p in record["processes"] for a in p["answers"] if a["nominee"]]
    assert REASON not in out.getvalue()
    assert nominee.name not in out.getvalue()
    numbers = meters.text().decode()
    assert REASON not in numbers
    assert nominee.name not in numbers
    for person in (people[1], people[2], nominee, people[4]):
        await person.writes_privately(f"election nominate Dagobert {REASON}")
    assert REASON in world.card.text


async def test_of_two_nominations_nobody_can_tell_which_names_whom_or_is_longer(world: World) -> None:
    people = await nominating(world)
    await people[0].writes_privately("election nominate Ben yes")
    await people[1].writes_privately("election nominate Dagobert " + "he knows so much and more. " * 20)
    rows = await world.store.read(lambda uow: uow.find(Words))
    sealed = [row.text for row in rows if row.text and len(row.text) > 1000]
    assert len(sealed) == 2
    assert len({len(text) for text in sealed}) == 1


async def test_once_opened_nothing_is_left_under_the_seal(world: World) -> None:
    people = await nominating(world)
    for person in people:
        await person.writes_privately(f"election nominate Ben {REASON}")
    rows = await world.store.read(lambda uow: uow.find(Words))
    assert len([row for row in rows if row.text == REASON]) == 5
    assert len([row for row in rows if row.text is None]) == 5


async def test_with_another_key_they_are_asked_again_and_nothing_hangs(world: World) -> None:
    people = await nominating(world)
    for person in people[:4]:
        await person.writes_privately(f"election nominate Ben {REASON}")
    world.engine.seal = Seal(bytes(LENGTH))
    await people[4].writes_privately(f"election nominate Ben {REASON}")
    assert "1 of 5 is in" in " ".join(world.card.text.split())
    assert "can't be opened any more" in " ".join(people[0].letter.text.split())
    for person in people[:4]:
        await person.writes_privately("election nominate Ben once more, then")
    assert "once more, then" in world.card.text


def test_a_seal_opens_only_for_what_it_was_closed_for() -> None:
    seal = Seal(bytes(LENGTH))
    closed = seal.close({"nominee": "m1", "reason": REASON}, "p1/ana")
    assert seal.open(closed, "p1/ana") == {"nominee": "m1", "reason": REASON}
    for other, bound in (
        (seal, "p1/ben"),
        (Seal(b"x" * LENGTH), "p1/ana"),
    ):
        with pytest.raises(Broken):
            other.open(closed, bound)
    for broken in ("", "nothing", closed[:-8] + "AAAAAAA=", closed[4:]):
        with pytest.raises(Broken):
            seal.open(broken, "p1/ana")


@pytest.fixture
def config(tmp_path: Path, world: World) -> Path:
    """Settings under which the world's database is the bot's."""
    file = tmp_path / "config.toml"
    matrix = '[matrix]\nhomeserver = "https://x.org"\nuser_id = "@k:x.org"\npassword = "hush"\n'
    file.write_text(f'[storage]\nurl = "{world.url}"\n{matrix}', encoding="utf-8")
    return file


async def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a process of its own."""
    line = [sys.executable, "-m", "bot", *arguments]
    return await asyncio.to_thread(subprocess.run, line, capture_output=True, check=False, text=True)


@pytest.mark.parametrize("key", [None, "ab" * LENGTH])
async def test_without_the_key_the_bot_does_not_start_says_so_in_one_sentence_and_loses_nothing(
    world: World, config: Path, key: str | None
) -> None:
    people = await nominating(world)
    await people[0].writes_privately(f"election nominate Ben {REASON}")
    file, before = config.with_name("seal.key"), await world.record()
    if key is not None:
        file.write_text(key, encoding="ascii")
    for asked in (("run",), ("forget", "Eva", "--yes")):
        done = await command(*asked, "--config", str(config))
        assert done.returncode == 1
        assert f"The seal key {file} {'is missing' if key is None else 'is not'}" in done.stderr
        assert "the nominations of #1 lie under another. Put that one back" in done.stderr
        assert "Traceback" not in done.stderr
    assert (file.read_text(encoding="ascii") if file.exists() else None) == key
    assert await world.record() == before
    checked = [finding async for finding in _findings(load(config))]
    assert any("Put that one back" in finding.told for finding in checked)


async def test_with_the_key_put_back_nothing_was_lost(world: World, config: Path) -> None:
    people = await nominating(world)
    for person in people[:4]:
        await person.writes_privately(f"election nominate Ben {REASON}")
    file = config.with_name("seal.key")
    seal = Seal(seal_key(file))
    with pytest.raises(Failed, match="is missing"):
        await must_fit(world.store, seal, file, is_new=True)
    assert not file.exists()
    file.write_text(bytes(range(LENGTH)).hex(), encoding="ascii")
    await must_fit(world.store, Seal(seal_key(file)), file, is_new=False)
    await people[4].writes_privately(f"election nominate Ben {REASON}")
    assert world.card.text.count(REASON) == 5


async def test_a_backup_with_its_key_tells_the_same_record_and_opens_what_lies_under_the_seal(
    world: World, config: Path
) -> None:
    people = await nominating(world)
    for person in people[:4]:
        await person.writes_privately(f"election nominate Ben {REASON}")
    config.with_name("seal.key").write_text(bytes(range(LENGTH)).hex(), encoding="ascii")
    folder = config.with_name("copy")
    assert (await command("backup", str(folder), "--config", str(config))).returncode == 0
    (folder / "config.toml").write_text("", encoding="utf-8")
    database = Path(world.url.removeprefix("sqlite:///"))
    (folder / database.name).rename(folder / "circlekeeper.db")
    told = await command("export", "--config", str(folder / "config.toml"))
    assert (told.returncode, told.stderr) == (0, "")
    assert json.loads(told.stdout) == await world.record()
    assert REASON not in told.stdout
    async with World(f"sqlite:///{folder}/circlekeeper.db") as copy:
        await must_fit(copy.store, Seal(seal_key(folder / "seal.key")), folder / "seal.key", is_new=False)
