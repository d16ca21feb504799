"""Measures the bot on Slack, prints a table: ``python -m benchmarks.slack [--quick] [--only NAME]``."""

import argparse
import asyncio
import platform

from benchmarks import disk
from benchmarks.measured import Result, table
from benchmarks.slack.measures import answering, meeting, redrawing
from tests.e2e.slack.binding import Mode

MICROS = 1000
MODES: tuple[Mode, ...] = ("socket", "http")


def main() -> None:
    """Runs what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slack", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller numbers: three minutes instead of ten")
    parser.add_argument(
        "--only", choices=(*MODES, "meeting", "redrawing"), help="only the measurement of this name"
    )
    asked = parser.parse_args()
    results: list[Result] = []
    with disk.folder() as folder:
        library = disk.built(folder)
        environment = disk.environment(library, MICROS)
        print(f"Python {platform.python_version()}, fsync {'1 ms' if library else 'as it is'}")
        for mode in MODES:
            if asked.only in (None, mode):
                seconds, repeats, crowd = (3, 1, 500) if asked.quick else (15, 5, 2_000)
                commit = MICROS / 1e6 if library else 0.0
                results += asyncio.run(
                    answering(
                        folder,
                        environment,
                        mode,
                        commit=commit,
                        seconds=seconds,
                        repeats=repeats,
                        crowd=crowd,
                    )
                )
        if asked.only in (None, "meeting"):
            results += asyncio.run(meeting(folder, environment))
        if asked.only in (None, "redrawing"):
            seconds = 6 if asked.quick else 30
            for cards in (1, 5, 10):
                results += asyncio.run(redrawing(folder, environment, rate=100, seconds=seconds, cards=cards))
    print(table(results))


if __name__ == "__main__":
    main()
