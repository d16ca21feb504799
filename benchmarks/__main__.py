"""Measures everything, prints a table: ``python -m benchmarks [--quick] [--database sqlite|postgresql]``."""

import argparse
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from benchmarks import disk
from benchmarks.measured import Result, from_line, table

DISKS = (0, 1000, 5000)
"""How long an fsync takes, in microseconds: nothing, a cloud's SSD, a network volume."""

Measurement = tuple[int, Sequence[str]]
"""The disk's speed, and the name and arguments of a measurement."""


def measurements(database: str, quick: bool, shim: bool) -> Iterator[Measurement]:
    """What is measured on a database, one after the other."""
    answers = "1000" if quick else "5000"
    many, timers, members = ("10000", "100000", "20000") if quick else ("100000", "1000000", "100000")
    disks = DISKS if shim else (0,)
    usual = 1000 if shim else 0
    for micros in disks:
        yield micros, ("rates", database, str(micros), answers if micros < 5000 else "1500")
    yield 0, ("members", database, members)
    yield 0, ("processes", database, many)
    yield 0, ("starts", database, many)
    yield usual, ("at_once", database, str(usual), f"1000,{timers}")
    yield usual, ("lateness", database, str(usual), "10000" if quick else "100000")
    yield usual, ("none_lost", database)
    if database == "sqlite":
        yield 0, ("idle", database, "matrix")
        yield 0, ("idle", database, "discord")
        yield 0, ("idle", database, "slack")


def measured(given: Measurement, library: Path | None, folder: Path) -> list[Result]:
    """Runs one measurement in a process of its own."""
    micros, arguments = given
    command = [sys.executable, "-m", "benchmarks.measure", *arguments, str(folder)]
    environment = dict(disk.environment(library if micros else None, micros))
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=900)
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return [Result("", " ".join(arguments), f"failed: {why}")]
    return from_line(done.stdout.splitlines()[-1])


def main() -> None:
    """Runs what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller numbers: two minutes instead of ten")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--only", help="only the measurements with this name")
    asked = parser.parse_args()
    results: list[Result] = []
    begun = perf_counter()
    with tempfile.TemporaryDirectory() as own, disk.folder() as folder:
        library = disk.built(folder)
        print(f"Python {platform.python_version()}, files in {folder.parent or own},", end=" ")
        print("fsync of known speed" if library else "no C compiler: fsync costs what it costs")
        for database in asked.database or ("sqlite", "postgresql"):
            for given in measurements(database, asked.quick, library is not None):
                if asked.only in (None, given[1][0]):
                    print(
                        f"{perf_counter() - begun:5.0f} s  {' '.join(given[1])}", file=sys.stderr, flush=True
                    )
                    found = measured(given, library, folder)
                    results += [replace(one, what=f"{database}: {one.what}") for one in found]
    print(table(sorted(results, key=lambda one: (not one.goal, int(one.goal or 0)))))


if __name__ == "__main__":
    main()
