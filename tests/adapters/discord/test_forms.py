"""How a form becomes a modal, and suggestions what Discord shows while somebody types."""

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord.limits import FIELDS, INPUT
from adapters.discord.markup import length
from adapters.discord.render import choices, modal, text_of
from bot.cards import Ask, Form
from bot.ports import Account, Mention, Suggestion
from tests.discord import component_limits, limits

texts = st.text(max_size=200)
asks = st.lists(
    st.builds(
        Ask,
        st.uuids().map(str),
        texts,
        st.sampled_from(["text", "line", "member", "choice"]),
        st.booleans(),
        texts | st.just("x" * 5000),
        st.lists(st.tuples(texts, texts), max_size=40).map(tuple),
        texts,
    ),
    min_size=1,
    max_size=7,
).map(tuple)


@given(st.builds(Form, st.just("s/x/y"), texts, asks, texts))
@settings(deadline=None)
def test_whatever_a_form_asks_discord_takes_the_modal(form: Form) -> None:
    drawn = modal(form, "ms/x/y")
    found: limits.Found = []
    component_limits.modal(drawn, found)
    assert found == []
    assert len(drawn["components"]) <= FIELDS


def fields(form: Form, *mentions: Mention) -> list[dict[str, object]]:
    return [part["component"] for part in modal(form, "m", mentions)["components"] if part["type"] == 18]


BEN = Mention(Account("discord", "2"), "@Ben")


def test_each_kind_of_question_has_its_own_field() -> None:
    form = Form(
        "s/x/y",
        "Nominate",
        (
            Ask("member", "Who", "member"),
            Ask("reason", "Why", "text", value="Calm."),
            Ask("term", "Until", "line", required=False),
            Ask("mode", "How", "choice", value="live", choices=(("async", "over days"), ("live", "live"))),
        ),
    )
    member, reason, term, mode = fields(form)
    assert (member["type"], member["custom_id"], member["max_values"]) == (5, "member", 1)
    assert (reason["type"], reason["style"], reason["value"]) == (4, 2, "Calm.")
    assert (term["style"], term["required"], "value" in term) == (1, False, False)
    assert [option.get("default", False) for option in mode["options"]] == [False, True]  # type: ignore[attr-defined]


def test_who_was_named_already_is_chosen() -> None:
    form = Form("s/x/y", "Nominate", (Ask("member", "Who", "member", value="@Ben"),))
    assert fields(form, BEN)[0]["default_values"] == [{"type": "user", "id": "2"}]


def test_where_several_people_are_meant_several_can_be_chosen() -> None:
    assert fields(Form("t", "Add", (Ask("member", "Who", "members"),)))[0]["max_values"] == 25
    assert fields(Form("t", "Remove", (Ask("member", "Who", "member"),)))[0]["max_values"] == 1


def test_people_named_in_words_stay_words() -> None:
    form = Form("t", "A circle", (Ask("members", "First members", "members", value="here"),))
    assert fields(form)[0]["value"] == "here"


def test_a_text_that_is_too_long_for_its_field_is_cut_and_says_so() -> None:
    form = Form("s/x/y", "Amend", (Ask("text", "Text", "text", value="x" * 5000, help="the text"),))
    drawn = modal(form, "m")
    assert length(drawn["components"][0]["component"]["value"]) == INPUT
    assert "only its beginning" in drawn["components"][0]["description"]


def test_the_introduction_stands_above_or_with_the_first_field_where_all_five_are_taken() -> None:
    few = modal(Form("t", "T", (Ask("a", "A"),), "Steps end on *Friday*."), "m")
    assert text_of(few["components"][0]) == "Steps end on *Friday*."
    full = modal(Form("t", "T", tuple(Ask(name, name) for name in "abcde"), "Steps end on Friday."), "m")
    assert [part["type"] for part in full["components"]] == [18] * 5
    assert full["components"][0]["description"] == "Steps end on Friday."


def test_only_so_many_suggestions_are_shown_and_none_is_another_value_by_being_cut() -> None:
    found = [Suggestion("x" * 101, "too long"), *(Suggestion(str(n), "y" * 200) for n in range(30))]
    shown = choices(found)["choices"]
    wrong: limits.Found = []
    limits.suggestions(choices(found), (), wrong)
    assert wrong == []
    assert [one["value"] for one in shown] == [str(n) for n in range(25)]
    assert all(length(one["name"]) <= 100 for one in shown)
