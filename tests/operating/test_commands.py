"""The command line: one sentence for every mistake, and what export, backup and forget leave behind."""

import asyncio
import io
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.config import Settings, read_settings
from bot.operating import Failed
from bot.operating.backup import backup
from bot.operating.check import check
from bot.operating.export import export
from bot.operating.forget import forget
from tests.operating.conftest import FIRST, SECOND, decide
from tests.operating.test_record import adopted
from tests.world import World


@pytest.fixture
def config(tmp_path: Path) -> str:
    file = tmp_path / "config.toml"
    file.write_text("", encoding="utf-8")
    return str(file)


def test_mistakes_in_the_settings_are_told_together_and_end_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[rules]\nsilence = "maybe"\nturn = 3\n', encoding="utf-8")
    assert main(["run", "--config", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("2 things in the settings are wrong:\n- [rules] silence")


def test_a_missing_settings_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--config", str(tmp_path / "none.toml")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_a_platform_the_bot_does_not_start_and_says_what_to_do(
    config: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--config", config]) == 1
    told = capsys.readouterr().err
    assert "No platform is configured" in told
    assert "Traceback" not in told


def test_exporting_without_a_record_makes_nothing(config: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--config", config]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "There is no record yet" in told.err
    assert sorted(path.name for path in Path(config).parent.iterdir()) == ["config.toml"]


def test_what_nobody_foresaw_is_a_sentence_too(
    config: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*given: object) -> None:
        raise KeyError("somebody's words")

    monkeypatch.setattr("bot.operating.export.export", fails)
    assert main(["export", "--config", config]) == 1
    told = capsys.readouterr().err
    assert "Circlekeeper has a fault here: KeyError at test_commands.py" in told
    assert "somebody's words" not in told
    assert told.count("\n") == 1


def test_every_command_has_a_line_of_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    for command in ("try", "run", "check", "export", "backup", "forget"):
        assert f"    {command} " in told


async def test_export_beside_a_running_bot_writes_nothing_but_json(world: World, config: str) -> None:
    await decide(world)
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "bot", "export", "--config", config],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == await world.record()


async def test_export_offers_minutes_and_tables(world: World, settings: Settings) -> None:
    await decide(world)
    out = io.StringIO()
    assert await export(settings, "markdown", to=out) == 0
    assert "# Garden" in out.getvalue()
    out = io.StringIO()
    assert await export(settings, "csv", "agreements", to=out) == 0
    assert out.getvalue().startswith("number,title,text")
    with pytest.raises(Failed, match="--table"):
        await export(settings, "csv", "answer")


async def test_a_backup_is_whole_private_and_starts_again_elsewhere(
    world: World, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await decide(world)
    settings.storage.seal_key_file.write_text("ab" * 32, encoding="utf-8")
    target = tmp_path / "copy"
    assert await backup(settings, target) == 0
    for path in (target, *target.iterdir()):
        assert path.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in target.iterdir()) == ["circlekeeper.db", "seal.key"]
    async with World(f"sqlite:///{target}/circlekeeper.db") as copy:
        assert await copy.record() == await world.record()
    with pytest.raises(Failed, match="exists already"):
        await backup(settings, target)
    assert "delete it when you no longer need it" in capsys.readouterr().out


async def test_a_backup_holds_the_keys_of_encrypted_rooms_also_while_they_are_written(tmp_path: Path) -> None:
    matrix = {"homeserver": "https://x.org", "user_id": "@k:x.org", "password": "p"}
    settings = read_settings({"matrix": matrix}, tmp_path, {})
    assert settings.matrix is not None
    store = settings.matrix.store
    store.mkdir()
    (store / "session.json").write_text("{}", encoding="utf-8")
    keys = sqlite3.connect(store / "keys.db")
    keys.execute("PRAGMA journal_mode = WAL")
    keys.execute("CREATE TABLE olm (pickle)")
    keys.execute("INSERT INTO olm VALUES ('latest')")
    keys.commit()
    target = tmp_path / "copy"
    await backup(settings, target)
    keys.close()
    copy = sqlite3.connect(target / "matrix-store" / "keys.db")
    assert copy.execute("SELECT pickle FROM olm").fetchall() == [("latest",)]
    copy.close()
    assert sorted(path.name for path in (target / "matrix-store").iterdir()) == ["keys.db", "session.json"]


async def test_who_is_forgotten_has_no_words_and_no_name_left_and_the_decision_still_stands(
    world: World, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await decide(world)
    ben = world.person("Ben")
    member = await ben.member()
    assert await forget(settings, ben.id, ask=False) == 0
    told = await world.record()
    written = json.dumps(told, ensure_ascii=False)
    assert "neighbours" not in written
    assert "rental firm" not in written
    assert ben.id not in written
    (row,) = [one for one in told["members"] if one["id"] == member]
    assert row == {"id": member, "name": "", "accounts": []}
    (process,) = told["processes"]
    assert adopted(process)
    assert [one["member"] for one in process["objections"]] == [member]
    assert told["agreements"][0]["text"] == SECOND
    assert member not in told["circles"][0]["members"]
    out = capsys.readouterr().out
    assert "Forgotten: the name, 1 account and 2 texts." in out
    assert "They have left Garden." in out


async def test_no_trace_of_the_words_is_left_in_the_database_file(world: World, settings: Settings) -> None:
    await decide(world)
    file = Path(settings.storage.url.reveal().removeprefix("sqlite:///"))
    before = b"".join(path.read_bytes() for path in file.parent.glob("circlekeeper.db*"))
    assert b"neighbours" in before
    await forget(settings, "Ben", ask=False)
    after = b"".join(path.read_bytes() for path in file.parent.glob("circlekeeper.db*"))
    for words in (b"neighbours", b"rental firm", b"@ben:example.org", b"Ben"):
        assert words not in after, words


async def test_forgetting_goes_on_while_the_bot_runs(world: World, settings: Settings) -> None:
    await decide(world)
    await forget(settings, "Ben", ask=False)
    ana = world.person("Ana")
    await ana.types(f"!consent quick Another one\n{FIRST}\ndeadline: 3 days")
    await ana.marks("👍")
    await world.person("Cleo").marks("👍")
    process = (await world.record())["processes"][1]
    assert process["outcome"] == "adopted"
    assert len(process["asked"]) == 2


async def test_what_a_circle_made_its_own_stays_and_is_said_to(
    world: World, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await decide(world)
    await forget(settings, "Ana", ask=False)
    told = await world.record()
    assert told["agreements"][0]["text"] == SECOND
    assert told["circles"][0]["aim"] == "vegetables for forty households"
    (process,) = told["processes"]
    assert process["texts"][0]["text"] is None
    assert "3 texts stayed, which a circle made its own" in capsys.readouterr().out


async def test_older_backups_are_named_with_what_they_still_hold(
    world: World, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await decide(world)
    await backup(settings, tmp_path / "circlekeeper-backup-2026-03-03-100000")
    capsys.readouterr()
    await forget(settings, "Ben", ask=False)
    told = capsys.readouterr().out
    assert "circlekeeper-backup-2026-03-03-100000 still holds the name and 2 texts" in told


async def test_whom_nobody_or_several_are_called_is_asked_for_by_id(world: World, settings: Settings) -> None:
    _, ben = await world.circle("Ana", "Ben")
    await ben.types("!circle away until: in 3 days")
    other = world.person("Ben2")
    world.chat.people[other.id] = "Ben"
    other.name = "Ben"
    other.known = type(other.known)(other.known.account, "Ben")
    await other.types("!circle join")
    with pytest.raises(Failed, match="Nobody here is called Zoe"):
        await forget(settings, "Zoe", ask=False)
    with pytest.raises(Failed, match="Several members are called Ben"):
        await forget(settings, "Ben", ask=False)
    assert await forget(settings, "@ben2:example.org", ask=False) == 0


async def test_check_looks_at_the_database_and_makes_none(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await check(settings) == 1
    assert "will be made at the first start" in capsys.readouterr().out
    assert os.listdir(tmp_path) == []


async def test_check_says_so_where_a_newer_version_wrote_the_database(
    world: World, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await world.store.close()
    file = settings.storage.url.reveal().removeprefix("sqlite:///")
    database = sqlite3.connect(file)
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()
    assert await check(settings) == 1
    assert "newer version" in capsys.readouterr().out
    with pytest.raises(Failed, match="newer version"):
        await export(settings, "json")
