"""Every kind obeys every law."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from bot.core.kinds import KINDS
from tests.core.laws import LAWS, Subject, lives
from tests.core.subjects import SUBJECTS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_every_kind(kind: str, law: Callable[[Subject, object], None]) -> None:
    subject = SUBJECTS[kind]

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(moves=lives(subject))
    def holds(moves: object) -> None:
        law(subject, moves)

    holds()


def test_every_kind_has_a_subject() -> None:
    assert set(SUBJECTS) == set(KINDS)
