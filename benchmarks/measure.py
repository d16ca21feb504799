"""One measurement in a process of its own: ``python -m benchmarks.measure NAME ARGUMENTS``."""

import asyncio
import inspect
import logging
import sys
import tempfile
from pathlib import Path
from typing import Any


def main(name: str, *given: str) -> None:
    """Runs the measurement and prints its results as one line of JSON.

    The database is the first argument: a URL, or ``sqlite`` or ``postgresql`` for a new one.
    """
    logging.disable(logging.WARNING)
    from benchmarks import answers, starting, timers
    from benchmarks.measured import to_line
    from bot import interpreter

    interpreter.set_up()
    found: Any = None
    for module in (answers, starting, timers):
        found = found or getattr(module, name, None)
    arguments: list[Any] = [_read(text) for text in given[1:]]
    databases = 2 if name in ("rates", "starts", "at_once") else 1
    if given[0] not in ("sqlite", "postgresql"):
        results = found(given[0], *arguments)
        if inspect.isawaitable(results):
            asyncio.run(_awaited(results))
        return
    with tempfile.TemporaryDirectory(dir=Path(given[-1]), ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        arguments.pop()
        if given[0] == "sqlite":
            urls = [f"sqlite:///{folder}/{name}.db" for name in ("first", "second")[:databases]]
            print(to_line(asyncio.run(found(*urls, *arguments))))
            return
        from tests.databases import Server

        server = Server(Path(folder))
        urls = [server.database() for _ in range(databases)]
        print(to_line(asyncio.run(found(*urls, *arguments))))
        server.stop()


async def _awaited(results: Any) -> Any:
    return await results


def _read(text: str) -> Any:
    if "," in text:
        return [int(part) for part in text.split(",")]
    return int(text) if text.isdecimal() else text


if __name__ == "__main__":
    main(*sys.argv[1:])
