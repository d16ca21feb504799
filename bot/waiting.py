"""Messages that wait for more than their turn: their place is gone, or somebody deleted them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.ports import MessageRef, Place, UnitOfWork
from bot.rows import Inbox, Outgoing, PlaceRow, Post

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Until then messages for a place that is gone are put off; :func:`returned` ends it."""
LONGEST_PAUSE = timedelta(minutes=5)
AT_ONCE = 3
"""So many times a card that was deleted is posted again at once: somebody's slip. What deletes more of them,
such as a bot that keeps a channel clean, is met with growing pauses."""


def pause(attempts: int) -> timedelta:
    """How long a message rests after so many failures: a second, doubled each time, at most five minutes."""
    return min(timedelta(seconds=2 ** min(attempts - 1, 16)), LONGEST_PAUSE)


def parked(row: Post | Outgoing) -> bool:
    """Whether it waits for its place to come back."""
    return row.not_before is not None and row.not_before >= NEVER


def lost(post: Post, now: datetime) -> Post:
    """The card after its message was deleted: to be posted again, as another message."""
    again = post.losses + 1 - AT_ONCE
    return replace(
        post,
        message=None,
        drawn=-1,
        losses=post.losses + 1,
        not_before=now + pause(again) if again > 0 else None,
        leased_until=None,
        attempts=0,
    )


def note_erased(uow: UnitOfWork, message: MessageRef, now: datetime) -> None:
    """A message was deleted of which nothing is known: it may be a card whose arrival isn't noted yet. Kept
    as long as acts are."""
    uow.put(Inbox(_erasure(message), now))


def was_erased(uow: UnitOfWork, message: MessageRef) -> bool:
    """Whether a message that has arrived was deleted before anybody here knew of it."""
    return uow.get(Inbox, _erasure(message)) is not None


def _erasure(message: MessageRef) -> str:
    return f"erased:{message.place.platform}:{message.place.id}:{message.id}"


def returned(uow: UnitOfWork, place: Place) -> bool:
    """The bot is in the place again, or may write there again: what waited for it goes out.

    Call it in the unit that learns so; then nudge the courier.

    Returns:
        Whether it was away.
    """
    current = uow.get(PlaceRow, place.platform, place.id)
    if current is None or not current.gone:
        return False
    uow.put(replace(current, gone=False))
    for post in uow.find(Post, not_before=NEVER, platform=place.platform, place=place.id):
        uow.put(replace(post, not_before=None, attempts=0))
    for row in uow.find(Outgoing, not_before=NEVER, platform=place.platform, place=place.id):
        uow.put(replace(row, not_before=None, attempts=0))
    return True
