"""What holds in every world once everything has gone out, whatever happened before."""

from collections.abc import Sequence

from bot.core.kinds import KINDS
from bot.ports import UnitOfWork
from bot.rows import Outgoing, Post
from tests.world import World


async def is_sound(world: World) -> None:
    """Every card hangs once and shows what is committed, every word was said once, and what is kept is what
    the log says.

    Raises:
        AssertionError: one of these doesn't hold.
    """
    await world.settle()
    posts, words, wrong = await world.store.read(_kept)
    sent = [key for message in world.chat.messages for key in message.keys]
    assert not wrong, f"{wrong} isn't what its log says"
    for post in posts:
        assert post.drawn == post.wanted, post
        hanging = next(one for one in world.chat.messages if one.ref.id == post.message)
        assert not hanging.deleted
        assert sent.count(f"{post.id}~{post.losses}" if post.losses else post.id) == 1
    for row in words:
        assert row.sent_at is not None, row
        assert sent.count(row.key) <= 1


def _kept(uow: UnitOfWork) -> tuple[Sequence[Post], Sequence[Outgoing], list[str]]:
    wrong = []
    for id in uow.streams():
        stream, state = uow.load(id), None
        assert stream is not None
        for fact in uow.facts(id):
            state = KINDS[stream.kind].evolve(state, fact)
        if state != stream.state:
            wrong.append(stream.kind)
    return uow.find(Post), uow.find(Outgoing), wrong
