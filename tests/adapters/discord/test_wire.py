"""Lists that Discord gives in pages: all of them, once, whatever the order on a page."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from discord.http import Route

from adapters.discord.wire import Wire


class Pages:
    """Discord's answers to calls of a list, ``limit`` after ``after``; the newest first, where it does so."""

    def __init__(self, entries: list[dict[str, Any]], *, newest_first: bool = False) -> None:
        self.entries = entries
        self.newest_first = newest_first
        self.asked: list[str] = []

    async def request(self, route: Route) -> list[dict[str, Any]]:
        query = parse_qs(urlsplit(route.url).query)
        self.asked.append(query["after"][0])
        later = [one for one in self.entries if _id(one) > int(query["after"][0])]
        page = later[: int(query["limit"][0])]
        return page[::-1] if self.newest_first else page


def _id(one: dict[str, Any]) -> int:
    return int((one.get("user") or one)["id"])


@pytest.mark.parametrize(("many", "calls"), [(0, 1), (99, 1), (100, 2), (250, 3)])
async def test_messages_are_read_to_the_last_in_the_order_in_which_they_were_written(
    many: int, calls: int
) -> None:
    pages = Pages([{"id": str(number)} for number in range(50, 50 + many)], newest_first=True)
    found = await Wire(lambda: pages).since("1", "49")  # type: ignore[arg-type, return-value]
    assert found == pages.entries
    assert len(pages.asked) == calls


async def test_everybody_who_put_a_mark_is_found() -> None:
    pages = Pages([{"id": str(number)} for number in range(1, 231)])
    found = await Wire(lambda: pages).reacted("1", "2", "👍")  # type: ignore[arg-type, return-value]
    assert found == pages.entries
    assert pages.asked == ["0", "100", "200"]


async def test_the_members_of_a_large_server_are_found_by_their_own_ids() -> None:
    pages = Pages([{"user": {"id": str(number)}, "nick": None} for number in range(1, 1502)])
    found = await Wire(lambda: pages).members("1")  # type: ignore[arg-type, return-value]
    assert found == pages.entries
    assert pages.asked == ["0", "1000"]
