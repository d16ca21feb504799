"""Measures the bot on Discord, prints a table: ``python -m benchmarks.discord [--quick] [--only NAME]``."""

import argparse
import asyncio
import platform

from benchmarks import disk
from benchmarks.discord.measures import answering, redrawing
from benchmarks.measured import Result, table


def main() -> None:
    """Runs what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.discord", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller numbers: one minute instead of three")
    parser.add_argument(
        "--only", choices=("answering", "redrawing"), help="only the measurement of this name"
    )
    asked = parser.parse_args()
    results: list[Result] = []
    with disk.folder() as folder:
        library = disk.built(folder)
        environment = disk.environment(library, 1000)
        print(f"Python {platform.python_version()}, fsync {'1 ms' if library else 'as it is'}")
        if asked.only in (None, "answering"):
            repeats, marks = (3, 1_000) if asked.quick else (5, 3_000)
            results += asyncio.run(answering(folder, environment, repeats=repeats, marks=marks))
        if asked.only in (None, "redrawing"):
            seconds = 6 if asked.quick else 20
            results += asyncio.run(redrawing(folder, environment, rate=100, seconds=seconds, cards=10))
    print(table(results))


if __name__ == "__main__":
    main()
