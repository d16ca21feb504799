"""A courier between a store and a platform, and rows to bring out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from bot.cards import Action, Card
from bot.core.kernel import MemberId, StreamId
from bot.courier import Courier
from bot.ports import Store, UnitOfWork
from bot.rows import Outgoing, Post
from tests.clock import START, StandingClock
from tests.courier.platform import Platform

R = TypeVar("R")


class Crash(BaseException):
    """The process dies here."""


def draw_card(uow: UnitOfWork, post: Post) -> Card:
    """A card that tells which version it shows."""
    return Card(title=(f"{post.slot} v{post.wanted}",))


def draw_outgoing(uow: UnitOfWork, row: Outgoing) -> Card | None:
    """A notice that says its key; nothing, where the key says so; a fault, where it says so. A question shows
    what marks answer it."""
    if "needless" in row.key:
        return None
    if "undrawable" in row.key:
        raise KeyError(row.key)
    answers = (Action("s1/r1-consent/consent", "Consent", "👍"),) if "?" in row.message else ()
    return Card(title=(row.message,), actions=answers)


class World:
    """What a test acts in."""

    def __init__(self, store: Store, *platforms: Platform, clock: StandingClock | None = None) -> None:
        self.store = store
        self.clock = clock or StandingClock()
        self.platforms = {platform.platform: platform for platform in platforms or (Platform(),)}
        self.here = next(iter(self.platforms.values()))
        self.reached: Callable[[str], None] = lambda point: None
        self.courier = self.start()
        self._written = 0

    def start(self, **options: Any) -> Courier:
        """A new courier, as after a restart."""
        self.courier = Courier(
            self.store,
            self.platforms,
            self.clock,
            draw_card,
            draw_outgoing,
            breath=0,
            reached=lambda point: self.reached(point),
            **options,
        )
        return self.courier

    async def deliver(self) -> None:
        """All that is due now goes out."""
        await self.courier.deliver()
        assert not any(platform.collided for platform in self.platforms.values())

    async def put(self, *rows: Any) -> None:
        """Commits these rows."""

        def work(uow: UnitOfWork) -> None:
            for row in rows:
                uow.put(row)

        await self.store.write(work)

    async def drop(self, row: Any) -> None:
        """Commits that this row is no more."""
        await self.store.write(lambda uow: uow.remove(row))

    async def get(self, row: type[R], *key: Any) -> R:
        """The row as it is committed."""
        found = await self.store.read(lambda uow: uow.get(row, *key))
        assert found is not None
        return found

    async def find(self, row: type[R], **equal: Any) -> list[R]:
        """All rows like that."""
        return list(await self.store.read(lambda uow: uow.find(row, **equal)))

    async def card(self, id: str = "p1", *, wanted: int = 1, slot: str = "r1", **more: Any) -> Post:
        """A card that is to hang in a place."""
        given = {"stream": StreamId("s1"), "platform": self.here.platform, "place": "hall", "message": None}
        post = Post(id=id, slot=slot, wanted=wanted, drawn=0, **{**given, **more})
        await self.put(post)
        return post

    async def moves_on(self, id: str = "p1", *, pressing: bool = False) -> None:
        """The stream has a new version, as after an answer; ``pressing``: something was decided."""

        def work(uow: UnitOfWork) -> None:
            post = uow.get(Post, id)
            assert post is not None
            wait = None if pressing else post.not_before
            uow.put(replace(post, wanted=post.wanted + 1, not_before=wait))

        await self.store.write(work)
        self.courier.nudge()

    async def notice(self, text: str, **more: Any) -> Outgoing:
        """A message to be sent once; each is written a second after the one before."""
        self._written += 1
        private = more.get("member") is not None
        row = Outgoing(
            **{
                "key": text,
                "message": text,
                "stream": None,
                "slot": "",
                "member": None,
                "platform": None if private else self.here.platform,
                "place": None if private else "hall",
                "under": None,
                "pings": "",
                "created_at": START.replace(minute=self._written // 60, second=self._written % 60),
                **more,
            }
        )
        await self.put(row)
        return row


ANA = MemberId("ana")
BEN = MemberId("ben")
