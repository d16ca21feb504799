"""The seal key: made once, private, and refused when it isn't one."""

import os
from pathlib import Path

import pytest

from bot.seal import seal_key


def test_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "seal.key"
    key = seal_key(file)
    assert len(key) == 32
    assert file.stat().st_mode & 0o777 == 0o600
    assert seal_key(file) == key


@pytest.mark.parametrize("text", ["", "abc", "no key at all", "ab" * 31])
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "seal.key"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(OSError, match=r"key|bytes"):
        seal_key(file)
    assert file.read_text(encoding="utf-8") == text


class Crash(Exception):
    """The machine stops here."""


def test_a_crash_while_the_key_is_made_leaves_nothing_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(*given: object) -> None:
        raise Crash

    file = tmp_path / "seal.key"
    for point in ("fsync", "link"):
        with monkeypatch.context() as patched:
            patched.setattr(os, point, stops)
            with pytest.raises(Crash):
                seal_key(file)
        assert not file.exists()
    assert len(seal_key(file)) == 32
    assert os.listdir(tmp_path) == ["seal.key"]


def test_a_key_that_another_process_made_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, link = tmp_path / "seal.key", os.link

    def overtaken(beside: Path, to: Path) -> None:
        to.write_text("ab" * 32, encoding="ascii")
        link(beside, to)

    monkeypatch.setattr(os, "link", overtaken)
    assert seal_key(file) == bytes.fromhex("ab" * 32)


def test_where_files_cannot_be_linked_the_key_is_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unable(*given: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", unable)
    file = tmp_path / "seal.key"
    key = seal_key(file)
    assert (len(key), seal_key(file)) == (32, key)
    assert os.listdir(tmp_path) == ["seal.key"]
