"""The command ``circlekeeper``: run, check, try, export, backup, forget."""

import argparse
import asyncio
import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from bot.config import Settings, SettingsError, load
from bot.operating import Failed

FAILED = 1
MISUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit code: 0 done, 1 it failed, 2 it was asked for wrongly."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.does(asked))
    except SettingsError as error:
        print(_mistakes(error), file=sys.stderr)
        return MISUSED
    except Failed as error:
        print(error, file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # Whoever read our output has gone (`circlekeeper export | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("CIRCLEKEEPER_TRACEBACK"):
            raise
        print(_fault(error), file=sys.stderr)
        return FAILED


def _fault(error: Exception) -> str:
    """What we didn't foresee, in a sentence; who wants to mend it can ask for more."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}." if error.filename else f"{error.strerror}."
    where = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"Circlekeeper has a fault here: {type(error).__name__} at {Path(where.filename).name}, line "
        f"{where.lineno}. Please tell its maintainers; with CIRCLEKEEPER_TRACEBACK=1 it says more."
    )


def _mistakes(error: SettingsError) -> str:
    if len(error.mistakes) == 1:
        return error.mistakes[0]
    return "\n".join(
        [f"{len(error.mistakes)} things in the settings are wrong:", *(f"- {m}" for m in error.mistakes)]
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="circlekeeper",
        description="Lets a group run sociocracy where it already talks.",
        epilog="Begin with: circlekeeper try",
    )
    parser.add_argument("--version", action="version", version=f"circlekeeper {version('circlekeeper')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    one = commands.add_parser("try", help="a little community on this machine, without any account")
    one.add_argument("--play", action="store_true", help="tell the story in the terminal instead")
    one.add_argument("--port", type=port_number, default=0, help="port of the page; default: any free one")
    one.add_argument("--language", default="en", help="language of the page or story; default: en")
    one.set_defaults(does=_try)

    one = commands.add_parser("run", help="connect all configured platforms and serve until stopped")
    _with_lost_key(one)
    one.set_defaults(does=_run)
    _with_config(one)

    one = commands.add_parser("check", help="try settings, storage and connections, and say what is missing")
    one.set_defaults(does=_check)
    _with_config(one)

    one = commands.add_parser("export", help="write the whole record to standard output")
    one.add_argument(
        "--format", choices=("json", "markdown", "csv"), default="json", help="default: %(default)s"
    )
    one.add_argument("--table", help="with csv: this table alone")
    one.set_defaults(does=_export)
    _with_config(one)

    one = commands.add_parser("backup", help="copy the database and the keys, beside a running bot")
    one.add_argument("folder", nargs="?", type=Path, help="a new folder; default: named by the time")
    one.set_defaults(does=_backup)
    _with_config(one)

    one = commands.add_parser("forget", help="forget a member's words and names; the record stays checkable")
    one.add_argument("member", metavar="MEMBER", help="an account (@ana:example.org), an id, or a name")
    one.add_argument("--yes", action="store_true", help="don't ask back")
    _with_lost_key(one)
    one.set_defaults(does=_forget)
    _with_config(one)
    return parser


def _with_lost_key(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seal-key-lost",
        action="store_true",
        help="go on although the key is gone under which nominations lie; they are asked for again",
    )


def _with_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config",
        type=Path,
        default=Path("config.toml"),
        metavar="FILE",
        help="the settings file; default: %(default)s",
    )


def port_number(text: str) -> int:
    """A port, as argparse reads it."""
    port = int(text)
    if not 0 <= port <= 65_535:
        raise ValueError
    return port


def _settings(asked: argparse.Namespace) -> Settings:
    settings = load(asked.config)
    os.umask(0o077)  # what is made from here on is nobody else's: the database, keys, backups
    return settings


# Each command imports what it needs when it is called: whoever exports doesn't load the platforms.


def _try(asked: argparse.Namespace) -> int:
    if asked.play:
        from bot.playing import play

        return asyncio.run(play(language=asked.language))
    from bot.trying import serve

    return asyncio.run(serve(port=asked.port, language=asked.language))


def _run(asked: argparse.Namespace) -> int:
    from bot.app import run

    return asyncio.run(run(_settings(asked), seal_key_lost=asked.seal_key_lost))


def _check(asked: argparse.Namespace) -> int:
    from bot.operating.check import check

    return asyncio.run(check(_settings(asked)))


def _export(asked: argparse.Namespace) -> int:
    from bot.operating.export import export

    return asyncio.run(export(_settings(asked), asked.format, asked.table))


def _backup(asked: argparse.Namespace) -> int:
    from bot.operating.backup import backup

    return asyncio.run(backup(_settings(asked), asked.folder))


def _forget(asked: argparse.Namespace) -> int:
    from bot.operating.forget import forget

    ask = not asked.yes and sys.stdin.isatty()
    return asyncio.run(forget(_settings(asked), asked.member, ask=ask, seal_key_lost=asked.seal_key_lost))


if __name__ == "__main__":
    sys.exit(main())
