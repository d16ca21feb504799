"""What a start costs, and what the idle program holds in memory."""

import importlib
import json
import resource
import subprocess
import sys
import warnings
from pathlib import Path
from time import perf_counter

from benchmarks.community import clone, community
from benchmarks.measured import Result, middle

REPEATS = 5


def _resident() -> int:
    """Memory of this process in bytes."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


async def start_once(url: str) -> None:
    """Opens the database, looks for what is due, and tells how long that took and what it holds."""
    begun = perf_counter()
    async with community(url) as of:
        now = of.engine.clock.now()
        await of.engine.next_due()
        await of.store.read(lambda uow: (uow.undrawn(now, limit=50), uow.unsent(now, limit=50)))
        await of.store.write(lambda uow: None)
        print(json.dumps([perf_counter() - begun, _resident()]), flush=True)


def _run(name: str, *arguments: str) -> list[float]:
    command = [sys.executable, "-m", "benchmarks.measure", name, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


async def starts(url: str, beside: str, many: int) -> list[Result]:
    """Goal 10: ready for what comes, with many open processes and with one, turn by turn.

    Args:
        beside: another empty database.
    """
    for one in (url, beside):
        async with community(one) as of:
            ids = await of.settle(10, 1)
    clone(url, ids[0], many)
    runs = [(_run("start_once", url), _run("start_once", beside)) for _ in range(REPEATS)]
    after, before = (middle([pair[place][0] for pair in runs]) for place in (0, 1))
    size, base = (middle([pair[place][1] for pair in runs]) for place in (0, 1))
    what = f"start with {many:,} open processes"
    times, sizes = (
        f"{after * 1e3:.0f} ms; with one {before * 1e3:.0f} ms",
        f"{size / 1e6:.1f} MB; {base / 1e6:.1f} MB",
    )
    return [
        Result("10", what, times, after / before, 1.5, 1.2),
        Result("10", "… memory", sizes, size / base, 1.1, 1.1),
    ]


async def idle_once(url: str, platform: str) -> None:
    """Imports the program with one platform, opens a store, and tells time, memory and which libraries it
    has loaded."""
    begun = perf_counter()
    for name in ("bot.app", f"adapters.{platform}"):
        importlib.import_module(name)

    took = perf_counter() - begun
    async with community(url) as of:
        await of.engine.next_due()
        size = _resident()
    ours = {"bot", "adapters", "storage", "benchmarks"}
    loaded = [name for name in sys.modules if name.partition(".")[0] not in ours and not name.startswith("_")]
    print(json.dumps([took, size, loaded]), flush=True)


def libraries_once(names: str) -> None:
    """Imports libraries and nothing else, and tells time and memory."""
    warnings.simplefilter("ignore")
    wanted = json.loads(Path(names).read_text())
    begun = perf_counter()
    for name in wanted:
        try:
            importlib.import_module(name)
        except Exception:
            continue
    print(json.dumps([perf_counter() - begun, _resident()]), flush=True)


def _keep(file: Path, names: object) -> None:
    file.write_text(json.dumps(names))


async def idle(url: str, platform: str) -> list[Result]:
    """Goal 17: time to import and memory when idle with one platform, beside the same libraries alone."""
    async with community(url):
        pass
    ours, theirs = [], []
    names = Path(url.removeprefix("sqlite:///") + ".names")
    for _ in range(REPEATS):
        took, size, loaded = _run("idle_once", url, platform)
        _keep(names, loaded)
        ours.append((took, size))
        theirs.append(_run("libraries_once", str(names)))
    size, base = middle([size for _, size in ours]), middle([size for _, size in theirs])
    took, alone = middle([took for took, _ in ours]), middle([took for took, _ in theirs])
    held = f"{size / 1e6:.0f} MB; libraries alone {base / 1e6:.0f} MB"
    waited = f"{took:.2f} s; libraries alone {alone:.2f} s"
    return [
        Result("17", f"memory when idle, {platform}", held, size / base, 1.3, 1.15),
        Result("17", f"time to import, {platform}", waited, took / alone, 1.3, 1.15),
    ]
