"""The log: what happened, by key and kind; never what somebody wrote, nor what they are called, nor a secret.

Lines are JSON, or text for a terminal. ``act``, ``platform`` and ``process`` are bound once at the edge
(:func:`acting`), so that every line below carries them. Three nets keep people's words out, whoever writes
a line: a text stands only in a field that is known to hold an id or a kind; of an error the sentence is kept
only where it comes from the network or the file system; and of a library's own line only where it was
written, as a parser's complaint quotes what it couldn't parse.
"""

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

import structlog

Line = MutableMapping[str, Any]

# fmt: off
KEYS = frozenset({
    "act", "account", "anchor", "attempt", "card", "circle", "cursor", "database", "device", "edge",
    "file", "function", "host", "id", "key", "kind", "library", "line", "logger", "member", "message",
    "network", "organisation", "path", "phase", "place", "platform", "port", "post", "process", "row",
    "slot", "step", "stream", "task", "to", "url", "user", "verb", "version", "where",
})
# fmt: on
"""The fields that hold an id or a kind. A text in any other field is left out of the line."""

OURS = ("bot", "adapters", "storage")
PLAIN = ("alembic", "apscheduler")
"""Libraries whose lines hold nothing of what people wrote."""
FOR_OPERATORS = frozenset({"bot.ports.adapter.CannotServe", "storage.sessions.CannotOpen"})
"""Errors of ours whose text is a sentence for whoever runs the bot."""
FRAMES = 12


_BOUND: ContextVar[Mapping[str, str]] = ContextVar("bound", default=MappingProxyType({}))


@contextmanager
def acting(**bound: str | None) -> Iterator[None]:
    """Binds the act, platform, process … to every line written inside."""
    # One variable for all of them: structlog's own, one for each, cost a tenth of what an act costs.
    before = _BOUND.set({**_BOUND.get(), **{key: value for key, value in bound.items() if value}})
    try:
        yield
    finally:
        _BOUND.reset(before)


def _with_bound(logger: Any, name: str, line: Line) -> Line:
    return {**_BOUND.get(), **line}


def set_up(*, console: bool, secrets: Sequence[str] = (), to: TextIO | None = None) -> None:
    """Sends all lines, the libraries' too, to standard error.

    Args:
        console: text for people; otherwise JSON, one object a line.
        secrets: values that are blotted out wherever they turn up.
    """
    out = to or sys.stderr
    blotted = _blots(secrets)
    render: Any = structlog.dev.ConsoleRenderer(colors=out.isatty(), pad_event_to=0) if console else _json
    chain = [
        _with_bound,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        describe_errors,
        leave_out_words,
        render,
        lambda logger, name, line: _blot(line, blotted),
    ]
    structlog.configure(
        processors=chain,
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers[:] = [_FromLibraries()]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    logging.captureWarnings(True)


def describe_errors(logger: Any, name: str, line: Line) -> Line:
    """Processor: errors by type and place; their sentence only where it can't hold what somebody wrote."""
    info = line.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    for key, value in list(line.items()):
        if isinstance(value, BaseException):
            line[key] = _Told(_sentence(value))
    if isinstance(error, BaseException):
        line["error"] = _Told(_sentence(error))
        line["trace"] = [_Told(frame) for frame in _frames(error)]
    return line


def leave_out_words(logger: Any, name: str, line: Line) -> Line:
    """Processor: a text stays only in a field of :data:`KEYS`, and only if it is one word."""
    for key, value in line.items():
        if key in ("event", "level", "at"):
            continue
        line[key] = _without_words(key, value)
    return line


class _Told(str):
    """A text of our own making."""

    __slots__ = ()


def _without_words(key: str, value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, _Told):
        return str(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [_without_words(key, item) for item in list(value)[:20]]
    text = str(value) if isinstance(value, str | Path) else ""
    if value == "" or (
        key in KEYS and text and len(text) <= 300 and not any(character.isspace() for character in text)
    ):
        return text
    return f"({type(value).__name__} left out)"


def _sentence(error: BaseException) -> str:
    """The error's type, and what it says where that is the network's, the system's or our own word; also what
    a platform calls its refusal, which the adapters' errors carry."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    network = type(error).__module__.split(".")[0] in ("aiohttp", "ssl", "socket")
    own = any(f"{kind.__module__}.{kind.__name__}" in FOR_OPERATORS for kind in type(error).__mro__)
    refusal = type(error).__module__.split(".")[0] in ("adapters", "bot") and _CALLED.fullmatch(str(error))
    if isinstance(error, OSError) or network or own or refusal:
        return f"{kind}: {error}"
    return kind


def _frames(error: BaseException) -> Iterator[str]:
    seen: BaseException | None = error
    for _ in range(4):
        if seen is None:
            return
        if seen is not error:
            yield f"because of {_sentence(seen)}"
        for frame in traceback.extract_tb(seen.__traceback__)[-FRAMES:]:
            yield f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
        seen = seen.__cause__ or seen.__context__


def _short(file: str) -> str:
    return "/".join(Path(file).parts[-3:])


def _json(logger: Any, name: str, line: Line) -> str:
    return json.dumps(line, ensure_ascii=False, default=str)


def _blots(secrets: Sequence[str]) -> tuple[str, ...]:
    whole = [secret for secret in secrets if len(secret) >= 4]
    return tuple({*whole, *(json.dumps(secret, ensure_ascii=False)[1:-1] for secret in whole)})


def _blot(line: str, secrets: tuple[str, ...]) -> str:
    for secret in secrets:
        line = line.replace(secret, "(secret)")
    return line


class _FromLibraries(logging.Handler):
    """Takes in what is written through the standard library's loggers."""

    def emit(self, record: logging.LogRecord) -> None:
        log = structlog.get_logger()
        told = record.getMessage() if record.name.split(".")[0] in PLAIN else _constant(record)
        where = f"{_short(record.pathname)}:{record.lineno}"
        log.log(record.levelno, told, library=record.name, where=where, exc_info=record.exc_info or None)


def _constant(record: logging.LogRecord) -> str:
    """What can be told of other lines: our own and asyncio's are constants but for what is filled in."""
    if record.name.split(".")[0] in OURS:
        return _filled(str(record.msg), record.args)
    if record.name == "asyncio":
        return str(record.msg).partition("\n")[0][:120]
    return "a library has something to say"


_CALLED = re.compile(r"[a-z][a-z0-9_]{0,60}")
"""What a platform calls a refusal."""
_ID = re.compile(r"(?=[a-z0-9]*[-_.:0-9])[a-z0-9][a-z0-9_.:-]{0,80}")


def _filled(template: str, args: Any) -> str:
    """A line of ours, with numbers and what looks like a key or an id."""
    filling = args if isinstance(args, tuple) else ()
    told = tuple(arg if isinstance(arg, int | float) or _ID.fullmatch(str(arg)) else "…" for arg in filling)
    try:
        return template % told if told else template
    except (TypeError, ValueError):
        return template
