"""The story in the terminal, from the first proposal to the review of what was agreed."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.playing import play
from bot.words.catalogue import LANGUAGES, Speaker


async def told(language: str) -> str:
    pieces: list[str] = []
    assert await play(language=language, out=pieces.append) == 0
    return "\n".join(pieces)


def in_order(text: str, *parts: str) -> None:
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, part
        at = found + len(part)


async def test_an_objection_is_heard_worked_in_and_becomes_part_of_the_agreement() -> None:
    text = " ".join((await told("en")).replace("│", " ").replace("▏", " ").split())
    in_order(
        text,
        "Ana: !round start How do you come today?",
        "Ben, it is your turn",
        "Ben → [Say]",
        "Ana, it is your turn",
        "Cleo → ⏭",
        "Heard: Ben and Ana.",
        "Ana: !consent propose A key for every household",
        "Ben → [Ask] “Who pays for forty keys?”",
        "Ana → [Answer]",
        "Cleo → ✅",
        "Cleo → [Give reaction]",
        "Ana → 👍",
        "Ben → [Object]",
        "Cleo → [Consent]",
        "With forty keys about, one will get lost",
        "Ana → [Amend]",
        "{+The saw and the sprays move into a locked cupboard inside.",
        "Ben → [Consent]",
        "#2 A key for every household: decided",
        "[Renew]",
        "### #2 A key for every household: adopted",
        "Objection of Ben: integrated",
    )


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_story_is_told_whole_in_every_language(language: str) -> None:
    text = await told(language)
    assert Speaker(language, "UTC").text("play-consent-title") in text
    assert "[view-" not in text
    assert max(len(line) for line in text.split("\n# ")[0].splitlines()) <= 78


async def test_nobody_learns_of_an_objection_before_all_have_answered() -> None:
    text = await told("en")
    before = text[text.index("Ben → [Object]") : text.index("Cleo → [Consent]")]
    assert before.count("forty keys") == 1, "only where Ben writes it"


def test_the_command_tells_it_in_seconds_and_leaves_nothing_behind(tmp_path: Path) -> None:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "try", "--play"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "TMPDIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        cwd=Path(__file__).parents[2],
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Objection of Ben: integrated" in done.stdout
    assert time.monotonic() - began < 60
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_that_knows_no_such_letters_gets_question_marks(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "try", "--play"],
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "ascii", "TMPDIR": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
