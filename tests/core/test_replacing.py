"""The quick way to change fields gives what the slow way gives."""

import dataclasses
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.core.replacing import replace


@dataclass(frozen=True, slots=True)
class Point:
    """A value with a default."""

    x: int
    y: int
    name: str = ""


@given(some.builds(Point), some.fixed_dictionaries({}, optional={"x": some.integers(), "name": some.text()}))
def test_it_gives_what_dataclasses_give_and_leaves_the_value_alone(
    value: Point, changes: dict[str, object]
) -> None:
    before = dataclasses.astuple(value)
    made = replace(value, **changes)
    assert made == dataclasses.replace(value, **changes)  # type: ignore[arg-type]
    assert type(made) is Point
    assert hash(made) == hash(dataclasses.replace(value, **changes))  # type: ignore[arg-type]
    assert dataclasses.astuple(value) == before


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(TypeError, match="'z'"):
        replace(Point(1, 2), z=3)


def test_what_has_no_slots_is_refused() -> None:
    @dataclass
    class Loose:
        x: int
        y: int

    with pytest.raises(TypeError, match="Loose"):
        replace(Loose(1, 2), x=3)
