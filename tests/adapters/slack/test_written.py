"""What people write in Slack is read as plain words, whatever Slack makes of it on the way."""

from itertools import starmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.written import Spoken, people_in, plain
from bot.ports import Account, Mention

BOT = "U0KEEPER"
NAMES = {"U0ANA": "Ana", "U0ANNA": "Ana B.", BOT: "Keeper", "U0SIGN": "R&amp;D"}
CHANNELS = {"C0SHED": "shed"}


def mention(user: str, label: str) -> Mention:
    return Mention(Account("slack", f"T0:{user}"), f"@{NAMES.get(user) or label or user}")


def spoken(content: str, *, whole: bool = False) -> Spoken:
    return plain(content, BOT.__eq__, mention, lambda id: CHANNELS.get(id, ""), whole=whole)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<@U0ANA> and <@U0NEW|nele>", "@Ana and @nele"),
        ("<#C0SHED>, <#C0PLANS|plans>, <#C0SECRET>, <#C0SECRET|>", "#shed, #plans, #…, #…"),
        ("<!here> <!channel|channel> <!subteam^S0TEAM|@gardeners>", "@here channel @gardeners"),
        ("<!date^1392734382^{date_short}|Feb 18>", "Feb 18"),
        ("5 &lt; 6 &amp;&amp; 7 &gt; 6", "5 < 6 && 7 > 6"),
        ("<https://example.org/a?b=1&amp;c=2>", "https://example.org/a?b=1&c=2"),
        ("<http://example.org|example.org>", "example.org"),
        ("<https://example.org/plan|the plan>", "the plan (https://example.org/plan)"),
        ("<mailto:ana@example.org|ana@example.org>", "ana@example.org"),
        ("<tel:+49301234|+49 30 1234>", "+49 30 1234 (tel:+49301234)"),
        (":+1: *bold* _and_ `code`", ":+1: *bold* _and_ `code`"),
        ("2 < 3 <not markup>", "2 < 3 <not markup>"),
    ],
)
def test_what_slack_encodes_reads_as_it_was_written(content: str, words: str) -> None:
    assert spoken(content).words == words


def test_what_somebody_wrote_as_an_escape_stays_one() -> None:
    assert spoken("&amp;lt; is how one writes &lt;").words == "&lt; is how one writes <"
    assert spoken("&copy; &amp;copy;").words == "&copy; &copy;"


def test_a_name_is_never_read_as_markup() -> None:
    found = spoken("with <@U0SIGN>")
    assert found.words == "with @R&amp;D"
    assert found.mentions[0].shown in found.words


def test_a_longer_name_is_found_before_one_that_it_begins_with() -> None:
    found = spoken("<@U0ANA> <@U0ANNA> <@U0ANA>")
    assert [each.shown for each in found.mentions] == ["@Ana B.", "@Ana"]


def test_the_bot_at_the_beginning_is_who_is_spoken_to() -> None:
    assert spoken(f" <@{BOT}>: inbox") == Spoken("inbox", (), addressed=True)
    assert spoken(f"<@{BOT}|keeper> inbox") == Spoken("inbox", (), addressed=True)
    assert spoken(f"ask <@{BOT}>") == Spoken("ask @Keeper")
    assert spoken(f"<@{BOT}> inbox", whole=True) == Spoken("@Keeper inbox")


def test_who_is_mentioned_is_found_however_it_is_written() -> None:
    assert people_in(f"<@U0ANA>, <@{BOT}|keeper> &lt;@U0BEN&gt;") == ("U0ANA", BOT)


PARTS = st.sampled_from(["<", ">", "@", "#", "!", "|", "U0ANA", "C0SHED", "https:", "&amp;", "&", "^", " "])


@given(st.lists(PARTS | st.text(max_size=3), max_size=30).map("".join))
def test_anything_is_read_and_all_that_it_names_stands_in_it(content: str) -> None:
    found = spoken(content)
    assert all(each.shown in found.words for each in found.mentions)


def test_a_long_row_of_signs_takes_no_time() -> None:
    row = "<!" * 20_000
    assert spoken(row).words == row


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_what_slack_escapes_comes_back_as_it_was(words: str) -> None:
    signs = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    escaped = "".join(starmap(signs.get, zip(words, words, strict=True)))
    assert spoken(escaped).words == words.lstrip()
