"""Messages that wait for more than their turn: their place is gone, or somebody deleted them."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.ports import MessageRef, Place, UnitOfWork
from bot.rows import Inbox, Outgoing, PlaceRow, Post

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Until then messages for a place that is gone are put off; :func:`returned` ends it."""


def parked(row: Post | Outgoing) -> bool:
    """Whether it waits for its place to come back."""
    return row.not_before is not None and row.not_before >= NEVER


def lost(post: Post) -> Post:
    """The card after its message was deleted: to be posted again, as another message."""
    return replace(
        post,
        message=None,
        drawn=-1,
        losses=post.losses + 1,
        not_before=None,
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
