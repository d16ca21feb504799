"""Who speaks when in a round."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.kernel import MemberId
from bot.core.round.order import neither_first_nor_last, ranked
from bot.core.round.state import Order

ANA, BEN, CLEO, DAN = (MemberId(name) for name in ("ana", "ben", "cleo", "dan"))
ALL = (ANA, BEN, CLEO, DAN)
groups = st.lists(st.sampled_from([MemberId(f"m{n}") for n in range(12)]), unique=True)


def fair(rounds: int = 0, last: MemberId | None = None, **spoken: int) -> tuple[MemberId, ...]:
    said = {MemberId(name): amount for name, amount in spoken.items()}
    return ranked(ALL, Order.FAIR, spoken=said, rounds=rounds, last_starter=last, seed=1)


def test_who_spoke_least_of_late_comes_first() -> None:
    assert fair(ana=900, ben=20, cleo=300, dan=0) == (DAN, BEN, CLEO, ANA)


def test_starter_and_direction_vary_where_all_spoke_alike() -> None:
    orders = [fair(rounds) for rounds in range(4)]
    assert len({order[0] for order in orders}) > 2
    turned = [ALL.index(order[1]) - ALL.index(order[0]) for order in orders]
    assert {step % 4 for step in turned} == {1, 3}


def test_nobody_starts_twice_running() -> None:
    assert fair(last=ANA)[0] != ANA
    assert fair(last=DAN, ana=9, ben=9, cleo=9)[0] != DAN


def test_the_list_is_the_list_and_chance_is_told_by_its_seed() -> None:
    def by(order: Order, seed: int) -> tuple[MemberId, ...]:
        return ranked(ALL, order, spoken={ANA: 9}, rounds=3, last_starter=ANA, seed=seed)

    assert by(Order.LIST, 1) == ALL
    assert by(Order.RANDOM, 1) == by(Order.RANDOM, 1)
    assert len({by(Order.RANDOM, seed) for seed in range(60)}) > 12


@given(groups, st.sampled_from(Order), st.integers(0, 9), st.integers(0, 999))
def test_everybody_is_in_it_once(members: list[MemberId], order: Order, rounds: int, seed: int) -> None:
    last = members[0] if members else None
    found = ranked(members, order, spoken={}, rounds=rounds, last_starter=last, seed=seed)
    assert sorted(found) == sorted(members)


@given(groups, st.integers(0, 11))
def test_the_facilitator_is_neither_first_nor_last_where_there_is_a_middle(
    members: list[MemberId], which: int
) -> None:
    guide = MemberId(f"m{which}")
    found = neither_first_nor_last(members, guide)
    assert sorted(found) == sorted(members)
    if len(members) > 2:
        assert guide not in (found[0], found[-1])
    others = [member for member in members if member != guide]
    assert [member for member in found if member != guide] == others
