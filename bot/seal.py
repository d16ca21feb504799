"""The key that seals nominations before the reveal: made once, kept beside the database, nobody else's.

Its file is also what a running bot holds a lock on: every bot has one of its own.
"""

import base64
import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from Crypto.Cipher import AES

LENGTH = 32
"""Bytes, as AES-256 takes them."""


def seal_key(file: Path) -> bytes:
    """Reads the key; makes it at the first start, readable by its owner only.

    Raises:
        OSError: it can't be read or made, or isn't a key.
    """
    if not file.exists():
        _make(file)
    key = bytes.fromhex(_text(file))
    if len(key) != LENGTH:
        raise OSError(f"it has to hold {LENGTH} bytes in hexadecimal")
    return key


def _make(file: Path) -> None:
    """Puts a whole key in the file's place, or none: a crash on the way leaves nothing that looks like one.
    A key that is there by then stays."""
    beside = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "w") as made:
            made.write(secrets.token_bytes(LENGTH).hex() + "\n")
            made.flush()
            os.fsync(made.fileno())
        with suppress(FileExistsError):
            _place(beside, file)
    finally:
        beside.unlink(missing_ok=True)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _place(beside: Path, file: Path) -> None:
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if not file.exists():
            beside.rename(file)


class Broken(Exception):
    """What lies there isn't what was sealed with this key for this purpose."""


class Seal:
    """Seals words with the key: AES-256 in GCM (NIST SP 800-38D), which also tells if they were changed.

    What they belong to is bound to them, so that nobody can pass one for another. Their length is hidden up
    to the next multiple of :data:`BLOCK`.

    Args:
        key: 32 bytes.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def for_now(cls) -> "Seal":
        """A seal that nobody can open once this process has ended: for what is thrown away."""
        return cls(secrets.token_bytes(LENGTH))

    def close(self, words: dict[str, str], bound: str) -> str:
        """The words under the seal, as text.

        Args:
            bound: what they belong to; they open for nothing else.
        """
        plain = json.dumps(words).encode()
        padded = plain + b" " * (-len(plain) % BLOCK)
        cipher = AES.new(self._key, AES.MODE_GCM, nonce=secrets.token_bytes(_NONCE))
        cipher.update(bound.encode())
        sealed, tag = cipher.encrypt_and_digest(padded)
        return base64.b64encode(cipher.nonce + tag + sealed).decode()

    def open(self, sealed: str, bound: str) -> dict[str, str]:
        """The words.

        Raises:
            Broken: they can't be opened with this key for this purpose.
        """
        try:
            whole = base64.b64decode(sealed, validate=True)
            cipher = AES.new(self._key, AES.MODE_GCM, nonce=whole[:_NONCE])
            cipher.update(bound.encode())
            plain = cipher.decrypt_and_verify(whole[_NONCE + _TAG :], whole[_NONCE : _NONCE + _TAG])
            words: dict[str, str] = json.loads(plain)
        except ValueError as error:
            raise Broken("the seal can't be opened") from error
        return words


_NONCE = 12
_TAG = 16
BLOCK = 1024
"""Bytes: most reasons are shorter, and the length of a longer one tells little."""


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
