"""Lines that name people and stay readable: of many, some are named and the others counted."""

from collections.abc import Iterable, Iterator, Sequence

from bot.cards import Line, Name, Paragraph
from bot.core.kernel import MemberId
from bot.views.look import Look

MOST_LISTED = 40
"""So many are named in one line or list; of the others, how many they are."""


def in_order(look: Look, members: Sequence[MemberId]) -> Line:
    """People in this order."""
    return _cut(look, look.names(members[:MOST_LISTED]), len(members))


def people(look: Look, key: str, members: Iterable[MemberId]) -> Iterator[Paragraph]:
    """A small line that names people in the order of their names, if there are any."""
    named = look.by_name(members)
    if named:
        yield look.paragraph(key, small=True, people=_cut(look, named, len(named)), count=len(named))


def _cut(look: Look, names: Sequence[Name], count: int) -> Line:
    left = count - MOST_LISTED
    more = (look.say("view-and-more", count=left),) if left > 0 else ()
    return look.join((*names[:MOST_LISTED], *more))
