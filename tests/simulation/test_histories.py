"""Fifty histories from seeds; each must end as its record says."""

from pathlib import Path

import pytest

from tests.simulation.history import History


@pytest.mark.parametrize("seed", range(50))
async def test_nothing_is_lost_and_nothing_counts_twice(seed: int, tmp_path: Path) -> None:
    await History(seed, tmp_path).play()
