"""The key that seals nominations before the reveal: made once, kept beside the database, nobody else's.

Its file is also what a running bot holds a lock on: every bot has one of its own.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LENGTH = 32
"""Bytes, as AES-256 and ChaCha20 take them."""


def seal_key(file: Path) -> bytes:
    """Reads the key; makes it at the first start, readable by its owner only.

    Raises:
        OSError: it can't be read or made, or isn't a key.
    """
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        key = bytes.fromhex(_text(file))
        if len(key) != LENGTH:
            raise OSError(f"it has to hold {LENGTH} bytes in hexadecimal") from None
        return key
    key = secrets.token_bytes(LENGTH)
    with os.fdopen(handle, "w") as made:
        made.write(key.hex() + "\n")
        made.flush()
        os.fsync(made.fileno())
    return key


def _text(file: Path) -> str:
    text = file.read_text(encoding="ascii", errors="replace").strip()
    if not all(character in "0123456789abcdefABCDEF" for character in text) or len(text) % 2:
        raise OSError("it isn't a key in hexadecimal")
    return text


class RunsAlready(Exception):
    """Another process holds the key's file."""


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Holds the key's file while the block runs; the lock ends with the process, however that ends.

    Two bots with one database and one account would speak twice, and break each other's keys.

    Raises:
        RunsAlready: another process holds it.
    """
    with file.open("rb") as key:
        try:
            fcntl.flock(key, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RunsAlready from None
        yield
