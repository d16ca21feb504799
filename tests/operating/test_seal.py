"""The seal key: made once, private, and refused when it isn't one."""

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
