"""The quick way to change fields gives what the slow way gives."""

import dataclasses
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.core.replacing import replace


@dataclass(frozen=True, slots=True)
class Slotted:
    """A value with slots."""

    x: int
    y: int
    name: str = ""


@dataclass(frozen=True)
class Open:
    """A value without slots."""

    x: int
    y: int
    name: str = ""


CHANGES = some.fixed_dictionaries({}, optional={"x": some.integers(), "name": some.text()})


@given(some.one_of(some.builds(Slotted), some.builds(Open)), CHANGES)
def test_it_gives_what_dataclasses_give_and_leaves_the_value_alone(
    value: Slotted | Open, changes: dict[str, object]
) -> None:
    before = dataclasses.astuple(value)
    made = replace(value, **changes)
    assert made == dataclasses.replace(value, **changes)  # type: ignore[arg-type]
    assert type(made) is type(value)
    assert hash(made) == hash(dataclasses.replace(value, **changes))  # type: ignore[arg-type]
    assert dataclasses.astuple(value) == before


@pytest.mark.parametrize("value", [Slotted(1, 2), Open(1, 2)])
def test_an_unknown_field_is_an_error(value: Slotted | Open) -> None:
    with pytest.raises(TypeError, match="'z'"):
        replace(value, z=3)
