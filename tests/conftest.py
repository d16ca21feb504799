"""What holds in every test: a sentence that is missing, or isn't filled, is an error."""

import os

import pytest
import structlog

from bot.words import catalogue
from tests.world import notice_failure


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: stories with real servers mostly wait."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def _every_sentence_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "strict", True)


structlog.configure(
    processors=[structlog.processors.format_exc_info, notice_failure, structlog.processors.KeyValueRenderer()]
)
