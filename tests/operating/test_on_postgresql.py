"""Export, forget, check and backup where the record is in PostgreSQL."""

import io
import json
from pathlib import Path

import pytest

from bot.config import read_settings
from bot.operating.backup import backup
from bot.operating.check import check
from bot.operating.export import export
from bot.operating.forget import forget
from tests.databases import postgresql_server, postgresql_url
from tests.operating.conftest import decide
from tests.operating.test_record import adopted
from tests.world import World

__all__ = ["postgresql_server", "postgresql_url"]


async def test_all_commands_work_on_postgresql(
    postgresql_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = read_settings({"storage": {"url": postgresql_url}}, tmp_path, {})
    assert await check(settings) == 1
    assert "its tables will be made at the first start" in capsys.readouterr().out
    async with World(postgresql_url) as world:
        await decide(world)
        out = io.StringIO()
        assert await export(settings, "json", to=out) == 0
        assert json.loads(out.getvalue()) == await world.record()
        await forget(settings, "Ben", ask=False)
        told = await world.record()
    assert "neighbours" not in json.dumps(told)
    assert adopted(told["processes"][0])
    assert "until the next VACUUM" in capsys.readouterr().out
    await backup(settings, tmp_path / "copy")
    assert "Copy it with pg_dump" in capsys.readouterr().out
