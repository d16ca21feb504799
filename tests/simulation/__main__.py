"""``python -m tests.simulation 5000 [FIRST]``: plays so many histories and says which fail."""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

import structlog

from bot.words import catalogue
from tests.simulation.history import History
from tests.world import notice_failure


def main() -> int:
    """Plays them one after another."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    catalogue.strict = True
    structlog.configure(processors=[structlog.processors.format_exc_info, notice_failure, _silent])
    failed, crashes, began = [], 0, time.monotonic()
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            history = History(seed, Path(folder))
            try:
                asyncio.run(history.play())
            except (Exception, AssertionError) as error:
                failed.append(seed)
                print(f"seed {seed}: {type(error).__name__}: {error}", flush=True)
            crashes += history.crashes
    print(f"{count} histories, {crashes} crashes, {len(failed)} failed, {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


def _silent(logger: object, name: str, event: dict[str, object]) -> str:
    raise structlog.DropEvent


if __name__ == "__main__":
    sys.exit(main())
