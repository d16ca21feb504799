"""How a card becomes a Discord message: no words of people as markup, nobody pinged for nothing."""

import re
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord.limits import COMPONENTS, TEXTS
from adapters.discord.markup import length
from adapters.discord.render import payload, text_of
from bot.cards import (
    Action,
    Bullets,
    Capabilities,
    Card,
    Difference,
    Heading,
    Moment,
    Name,
    Paragraph,
    Quote,
    Said,
    fit,
)
from bot.core.kernel import MemberId

ANA = Name(MemberId("m-ana"), "Ana", {"discord": "80351110224678912"})
EVE = (
    "**x** @everyone <@80351110224678912> <#1> <:a:1> <t:0:R> </consent ask:1> [x](https://y.test/a_b_c) "
    "`c` ||s|| ~~d~~ \\* :100: https://z.test/a*b_c\n# h\n-# s\n> q\n>>> r\n- l\n1. n\n\u202e\x00\u2066"
)
DAY = datetime(2026, 8, 14, 16, 0, tzinfo=UTC)

texts = st.text(max_size=60) | st.sampled_from(
    [EVE, "  two\n\n\tand a tab ", "שלום <b>", "", "\ud800", "> x"]
)
long = st.integers(0, 6000).map(lambda n: "Tuesdays, *from* four_o'clock. "[:31] * (n // 31))
members = st.builds(
    Name,
    st.just(MemberId("m")),
    texts,
    st.sampled_from([{}, {"discord": "80351110224678912"}, {"discord": "<@1>"}, {"web": "ana"}]),
    st.booleans(),
)
lines = st.lists(
    texts | long | members | st.builds(Said, texts) | st.builds(Moment, st.just(DAY), texts, st.booleans()),
    max_size=4,
).map(tuple)
runs = st.lists(st.tuples(st.sampled_from(["same", "removed", "added"]), texts | long), max_size=4).map(tuple)
blocks = st.one_of(
    st.builds(Paragraph, lines, st.booleans()),
    st.builds(Heading, lines),
    st.builds(Quote, texts | long, lines),
    st.builds(Bullets, st.lists(lines, max_size=3).map(tuple)),
    st.builds(Difference, runs, lines),
)
actions = st.builds(
    Action,
    st.integers(0, 99).map(lambda n: f"s/r1/{n}"),
    st.text(min_size=1, max_size=120),
    st.none() | st.sampled_from(["👍", "✋", "⏭️"]),
    weighty=st.booleans(),
)
cards = st.builds(
    Card,
    lines,
    st.lists(blocks, max_size=12).map(tuple),
    st.lists(actions, max_size=40).map(tuple),
    pings=st.lists(members, max_size=3).map(tuple),
    language=st.sampled_from(["en", "de", "xx"]),
)


def every(part: Any) -> list[dict[str, Any]]:
    """All components, nested ones included."""
    if isinstance(part, list):
        return [one for each in part for one in every(each)]
    return [part, *every(part.get("components", []))]


def shown(card: Card) -> str:
    return text_of(payload(card).json)


def content(card: Card) -> str:
    return "\n".join(
        part["content"] for part in every(payload(card).json["components"]) if part["type"] == 10
    )


@given(cards, st.none() | st.just("123"))
@settings(max_examples=150, deadline=None)
def test_whatever_is_on_a_card_discord_takes_the_message(card: Card, talk: str | None) -> None:
    drawn = payload(fit(card, Capabilities(buttons=25)), talk=talk)
    parts = every(drawn.json["components"])
    said = [part["content"] for part in parts if part["type"] == 10]
    assert len(parts) <= COMPONENTS
    assert sum(map(length, said)) <= TEXTS
    assert parts
    assert all(text.strip() for text in said)
    ids = [part["custom_id"] for part in parts if part["type"] == 2]
    assert len(ids) == len(set(ids)) <= 25
    assert {action.token for action in card.actions[:25]} == {token[1:] for token in ids}
    for row in parts:
        if row["type"] == 1:
            assert 1 <= len(row["components"]) <= 5
    for button in parts:
        if button["type"] == 2:
            assert 1 <= length(button["label"]) <= 80
    files = [part["file"]["url"] for part in parts if part["type"] == 13]
    assert files == [f"attachment://{name}" for name, _ in drawn.files]
    users = drawn.json["allowed_mentions"]["users"]
    assert drawn.json["allowed_mentions"]["parse"] == []
    mentioned = re.findall(r"(?<!\\)<@(\d+)>", "\n".join(said))
    assert set(mentioned) == set(users)
