"""How a card becomes a Discord message: no words of people as markup, nobody pinged for nothing."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord.limits import COMPONENTS, TEXTS
from adapters.discord.markup import as_slash, cut, escaped, length, option_names, ours, unmarked
from adapters.discord.render import Drawn, confirm, payload, text_of
from bot.cards import (
    Action,
    Ask,
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
from bot.verbs import GROUPS, VERBS
from tests.discord import component_limits, limits

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


def refused(drawn: Drawn) -> limits.Found:
    """What Discord finds wrong with a message, new or edited."""
    found: limits.Found = []
    limits.created(drawn.json, (), found)
    limits.edited(drawn.edit, (), found)
    component_limits.message(drawn.json, 0, {name for name, _ in drawn.files}, found)
    return found


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
    assert refused(drawn) == []
    files = [part["file"]["url"] for part in parts if part["type"] == 13]
    assert files == [f"attachment://{name}" for name, _ in drawn.files]
    users = drawn.json["allowed_mentions"]["users"]
    assert drawn.json["allowed_mentions"]["parse"] == []
    mentioned = re.findall(r"(?<!\\)<@(\d+)>", "\n".join(said))
    assert set(mentioned) == set(users)


def test_what_people_write_is_read_as_they_wrote_it() -> None:
    for card in (Card(blocks=(Quote(EVE),)), Card(blocks=(Paragraph((Said(EVE),)),))):
        said = shown(card).replace("> ", "")
        assert said == re.sub("[\x00\u202e\u2066]", "", EVE).replace("> ", "")


@pytest.mark.parametrize(
    "alive",
    [
        *("**bold**", "_slanted_", "~~struck~~", "||hidden||", "`code`", "[x](https://y.test)", "\\*"),
        *("@everyone", "@here", "<@80351110224678912>", "<@&1>", "<#1>", "<:a:1>", "<a:a:1>", "<t:0:R>"),
        *(
            "</consent ask:1>",
            "<id:guide>",
            ":heart:",
            "# big",
            "### big",
            "-# small",
            "> quote",
            ">>> quote",
        ),
        *("> quote", ">>> quote", "- item", "* item", "3. item", "4) item", "  - item", "  > quote"),
    ],
)
def test_no_markup_of_people_comes_alive(alive: str) -> None:
    """Each has to have a backslash before what it begins with."""
    markup = escaped(f"so:\n{alive}")
    sign = re.search(r"[^\w\s]|_", alive)
    assert sign is not None
    assert markup.split("\n")[1][sign.start()] == "\\"
    assert unmarked(markup) == f"so:\n{alive}"


def test_two_parts_of_a_line_begin_no_list_together() -> None:
    assert content(Card(blocks=(Paragraph((Said("12"), ". August")),))) == r"12\. August"


def test_links_can_be_clicked_whatever_they_contain() -> None:
    assert escaped("see https://x.test/a_b_c?d=~e.") == "see https://x.test/a_b_c?d=~e."


def test_a_link_that_would_end_our_own_markup_is_shown_as_text() -> None:
    assert escaped("https://x.test/a**b") == r"https\://x.test/a\*\*b"


def test_a_quote_is_a_quote_on_every_line() -> None:
    assert content(Card(blocks=(Quote("One.\n\n> Two.", ("Text:",)),))) == "Text:\n> One.\n> \n> \\> Two."


def test_a_difference_reads_without_colour_and_stops_at_line_ends() -> None:
    block = Difference((("same", "We spend "), ("removed", "400\n"), ("added", "300"), ("same", " €.")))
    assert content(Card(blocks=(block,))) == "> We spend ~~\\[-400-]~~\n> **{+300+}** €."


def test_times_are_told_in_the_readers_own_zone() -> None:
    line = ("until ", Moment(DAY, "Fri 14 Aug, 18:00"), " or on ", Moment(DAY, "14 August", is_day=True))
    assert content(Card(blocks=(Paragraph(line),))) == "until <t:1786723200:f> or on <t:1786723200:D>"


def test_nobody_is_notified_but_who_is_to_be() -> None:
    ben = Name(MemberId("m-ben"), "Ben_", {"discord": "2"})
    card = Card(
        blocks=(Paragraph((ANA, " and ", ben)),), pings=(ben, Name(MemberId("m"), "Web", {"web": "x"}))
    )
    assert content(card) == "Ana and Ben\\_\n<@2>"
    assert payload(card).json["allowed_mentions"] == {"parse": [], "users": ["2"]}
    named = Card(blocks=(Paragraph((Name(ben.member, "Ben", ben.accounts, ping=True), "?")),), pings=(ben,))
    assert content(named) == "<@2>?"


def test_more_people_than_discord_notifies_are_named_instead() -> None:
    many = tuple(Name(MemberId(str(n)), f"P{n}", {"discord": str(n)}, ping=True) for n in range(101))
    drawn = payload(Card(blocks=(Paragraph(many),)))
    assert len(drawn.json["allowed_mentions"]["users"]) == 100
    assert text_of(drawn.json).endswith("P100")


def test_the_first_answer_stands_out_and_a_weighty_one_warns() -> None:
    asks = (Ask("reason", "Why"),)
    actions = (
        Action("a", "Consent", "👍"),
        Action("b", "Object", "✋", asks),
        Action("c", "Meeting", weighty=True),
    )
    buttons = [part for part in every(payload(Card(actions=actions)).json["components"]) if part["type"] == 2]
    assert [(one["custom_id"], one["style"]) for one in buttons] == [("pa", 1), ("fb", 2), ("wc", 4)]
    assert [one.get("emoji") for one in buttons] == [{"name": "👍"}, {"name": "✋"}, None]


LONG = "".join(f"Tuesday {n}: we open. " for n in range(600))
FULL = Card(
    ("Öffnungs­zeiten (#12)",),
    (
        Paragraph(("Everybody answers until ", Moment(DAY, "Friday"), ".")),
        Quote(LONG, ("The text:",)),
        Quote("Short and whole.", ("The aim:",)),
    ),
    (Action("a", "Consent", "👍"),),
    legend=("👍 Consent",),
)


def test_what_is_too_long_is_shortened_and_hangs_below_as_a_file() -> None:
    drawn = payload(FULL)
    said = text_of(drawn.json)
    (name, whole) = drawn.files[0]
    assert name == "offnungszeiten-12.txt"
    assert LONG.strip() in whole.decode()
    assert drawn.json["attachments"] == [{"id": "0", "filename": name}]
    assert "too long for one message" in said
    assert "The whole text is in the file" in said
    for kept in ("Everybody answers", "Short and whole.", "Tuesday 0: we open.", "👍 Consent", "(#12)"):
        assert kept in said
    used = sum(length(part["content"]) for part in every(drawn.json["components"]) if part["type"] == 10)
    assert TEXTS - 100 < used <= TEXTS


def test_what_fits_has_no_file_and_an_edit_takes_away_an_earlier_one() -> None:
    drawn = payload(Card(("T",), (Paragraph(("x",)),)))
    assert drawn.files == ()
    assert drawn.edit["attachments"] == []
    assert (drawn.edit["content"], drawn.edit["embeds"]) == (None, [])


def test_what_is_good_to_know_stands_close_together() -> None:
    card = Card(("T",), (Paragraph(("Main.",)), Paragraph(("a",), small=True), Paragraph(("b",), small=True)))
    assert content(card) == "### T\nMain.\n\n-# a\n-# b"


def test_a_card_says_where_it_is_talked_about() -> None:
    drawn = payload(Card(("T",)), talk="77")
    assert "-# Talk about it in <#77>" in every(drawn.json["components"])[-1]["content"]


@pytest.mark.parametrize(
    ("typed", "on_discord"),
    [
        ("!consent ask #12 Who keeps it?", "/consent ask number: #12 text: Who keeps it?"),
        (
            "!circle create Garden\naim: food\nmembers: here",
            "/circle create name: Garden aim: food members: here",
        ),
        ("!election nominate #12 @ben Calm.", "/election nominate number: #12 member: @ben reason: Calm."),
        ("!consent route #12 ⏎ circle: …", "/consent route number: #12 circle: …"),
        ("!circle away until: 14 august", "/circle away until: 14 august"),
        ("!inbox", "/inbox"),
        ("!consent opt-out #12", "!consent opt-out #12"),
    ],
)
def test_commands_are_told_as_discord_takes_them(typed: str, on_discord: str) -> None:
    assert as_slash(typed) == on_discord
    assert shown(Card(blocks=(Paragraph(("For example ", Said(typed))),))) == f"For example {on_discord}"


def test_every_example_of_a_command_names_only_options_that_discord_offers() -> None:
    for verb in VERBS:
        if verb.example:
            said = as_slash(verb.example)
            assert said.startswith(f"/{verb.words} ")
            assert not re.search(rf"!({'|'.join(GROUPS)})\b", said)
            named = re.findall(r"\b([a-z_]+): ", said)
            assert named
            assert set(named) <= set(option_names(verb))


@pytest.mark.parametrize(
    ("sentence", "on_discord"),
    [
        ("“circle leave” is enough; “!inbox” too.", "“/circle leave” is enough; “/inbox” too."),
        ("„circle role facilitator“ hilft.", "„/circle role role: facilitator“ hilft."),
        ("name one with “circle: NAME”", "name one with “circle: NAME”"),
        ("Type “circle join circle: ", "Type “/circle join circle: "),
        ("Type !consent object and why.", "Type /consent object and why."),
        ("“!consent opt-out #12” is a button", "“!consent opt-out #12” is a button"),
        ("a round of “consent”, a circle", "a round of “consent”, a circle"),
        ("Look into your inbox!", "Look into your inbox!"),
        ("“inbox settings”, “!inbox settings ", "“/inbox”, “/inbox "),
    ],
)
def test_commands_in_sentences_are_told_as_discord_takes_them(sentence: str, on_discord: str) -> None:
    assert ours(sentence) == on_discord


def test_our_sentences_name_slash_commands_and_peoples_texts_stay() -> None:
    assert ours("“!circle back” ends it; “!consent amend #7” too.") == (
        "“/circle back” ends it; “/consent amend number: #7” too."
    )
    assert shown(Card(blocks=(Quote("type !circle join"), Paragraph((Said("no !inbox"),))))) == (
        "> type !circle join\n\nno !inbox"
    )


def test_a_weighty_act_is_asked_about_for_the_persons_eyes_only() -> None:
    asked = confirm("s/x/meeting", "en", label="Meeting")
    found: limits.Found = []
    limits.answered(asked, (), found)
    component_limits.message(asked, 0, set(), found)
    assert found == []
    assert asked["flags"] == 1 << 6 | 1 << 15
    buttons = [part for part in every(asked["components"]) if part["type"] == 2]
    assert [(one["custom_id"], one["label"]) for one in buttons] == [("ps/x/meeting", "Meeting")]
    assert "Meeting: are you sure?" in text_of(asked)
    assert "Bist du sicher?" in text_of(confirm("x", "de"))


@given(st.text(max_size=300), st.integers(2, 100))
def test_a_cut_text_is_never_longer_than_it_may_be(text: str, most: int) -> None:
    assert length(cut(text, most)) <= most
