"""Who speaks when.

Starter and direction vary from round to round (S3 practical guide, *Rounds*); the facilitator is neither
first nor last (*Many Voices One Song*). ``fair`` puts first who spoke least of late.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from bot.core.kernel import MemberId
from bot.core.round.state import Order


def ranked(
    members: Sequence[MemberId],
    order: Order,
    *,
    spoken: Mapping[MemberId, int],
    rounds: int,
    last_starter: MemberId | None,
    seed: int,
) -> tuple[MemberId, ...]:
    """Everybody, as they would speak.

    Args:
        members: in the order of the circle's list.
        spoken: how much each said in the circle's last rounds, in characters.
        rounds: how many there were.
        last_starter: who spoke first in the last one.
        seed: of the chance, for ``random``.
    """
    if order is Order.LIST:
        return tuple(members)
    if order is Order.RANDOM:
        return tuple(sorted(members, key=lambda member: blake2b(f"{seed}/{member}".encode()).digest()))
    step, count = (1 if rounds % 2 == 0 else -1), len(members)
    turned = [members[(rounds + step * place) % count] for place in range(count)]
    turned.sort(key=lambda member: spoken.get(member, 0))
    if len(turned) > 1 and turned[0] == last_starter:
        turned[0], turned[1] = turned[1], turned[0]
    return tuple(turned)


def neither_first_nor_last(queue: Sequence[MemberId], facilitator: MemberId) -> tuple[MemberId, ...]:
    """The same order with the facilitator somewhere in the middle; where there is a middle."""
    if len(queue) < 3 or facilitator not in (queue[0], queue[-1]):
        return tuple(queue)
    others = [member for member in queue if member != facilitator]
    middle = len(others) // 2
    return (*others[:middle], facilitator, *others[middle:])
