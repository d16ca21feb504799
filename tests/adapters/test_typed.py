"""What a typed line means: the prefix, the verb, the title, the text, and the options at its end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.typed import read_typed
from bot.ports import Account, Command, Mention, Typed
from bot.verbs import BY_WORDS, GROUPS, VERBS
from bot.words.catalogue import Speaker

BEN = Mention(Account("matrix", "@ben:example.org"), "Ben")
KEEPER = Mention(Account("matrix", "@keeper:example.org"), "Keeper")


def command(body: str, **more: object) -> Command:
    read = read_typed(body, **more)  # type: ignore[arg-type]
    assert isinstance(read, Command), read
    return read


def options(body: str, **more: object) -> dict[str, str]:
    return dict(command(body, **more).options)


def refusal(body: str, **more: object) -> Typed:
    read = read_typed(body, **more)  # type: ignore[arg-type]
    assert isinstance(read, Typed), read
    return read


def test_a_proposal_has_a_title_a_text_and_trailing_options() -> None:
    read = command(
        "!consent quick Buy a shredder\n"
        "We spend 400 € from the tool budget on a used shredder.\n"
        "deadline: 3 days\n"
        "review: 6 months"
    )
    assert (read.group, read.verb) == ("consent", "quick")
    assert read.options == {
        "title": "Buy a shredder",
        "text": "We spend 400 € from the tool budget on a used shredder.",
        "deadline": "3 days",
        "review": "6 months",
    }


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.words)
def test_every_example_that_is_shown_can_be_typed(verb: object) -> None:
    example = verb.example  # type: ignore[attr-defined]
    if not example:
        return
    read = command(example, mentions=(BEN,))
    assert BY_WORDS[read.group, read.verb] is verb
    for option in verb.options:  # type: ignore[attr-defined]
        assert not option.required or option.name in read.options
    for name in (verb.title, verb.text if verb.text_required else ""):  # type: ignore[attr-defined]
        assert not name or read.options[name]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.words)
def test_every_verb_can_be_typed_alone(verb: object) -> None:
    read = command("!" + verb.words)  # type: ignore[attr-defined]
    assert read == Command(verb.group, verb.name)  # type: ignore[attr-defined]


# --- who is spoken to ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "!circle help",
        "/circle help",
        "//circle help",
        "  ! circle help",
        "!Circle HELP",
        "\ufeff\u200b!circle help",
        "Keeper: circle help",
        "Keeper:  circle help",
        "keeper, circle help",
        "@Keeper circle help",
        "@keeper:example.org: circle help",
        "Keeper: !circle help",
        "Keeper: help",
        "Keeper: Hilfe",
        "!circle",
    ],
)
def test_all_ways_to_speak_to_the_bot_mean_the_same(body: str) -> None:
    assert read_typed(body, names=("Keeper", "@keeper:example.org")) == Command("circle", "help")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "!",
        "/",
        "!!!",
        "circle help",
        "We consent to everything",
        "!weather Berlin",
        "!help",
        "/me waves",
        "Keepers: circle help",
        "Keeper is down again",
        "Keeper:",
        "I told Keeper: circle help",
    ],
)
def test_what_is_not_for_us_is_left_alone(body: str) -> None:
    assert read_typed(body, names=("Keeper", "")) is None


def test_the_bots_own_mention_is_not_handed_on() -> None:
    read = command("Keeper: circle add Ben", mentions=(KEEPER, BEN), names=("Keeper",))
    assert read.mentions == (BEN,)


def test_mentions_are_handed_on() -> None:
    assert command("!circle add Ben", mentions=(BEN,)).mentions == (BEN,)


# --- in private ---------------------------------------------------------------------------------------


def test_in_private_no_prefix_is_needed() -> None:
    assert read_typed("inbox", private=True) == Command("inbox", "")
    assert options("consent object #12 Too loud", private=True) == {"number": "12", "reason": "Too loud"}
    assert read_typed("help", private=True) == Command("circle", "help")


@pytest.mark.parametrize(
    "body",
    [
        "Consent",
        "Decisions like this need more time.",
        "Inbox is full",
        "Circle list isn't up to date",
        "I don't like it",
    ],
)
def test_in_private_plain_words_stay_plain_words(body: str) -> None:
    assert read_typed(body, private=True) is None


def test_in_private_a_mistyped_verb_is_still_told() -> None:
    assert refusal("consent objct Too loud", private=True).refusal == "refused-verb-unknown"


# --- groups and verbs ---------------------------------------------------------------------------------


def test_a_mistyped_verb_names_what_was_meant() -> None:
    read = refusal("!consent propse Buy a shredder")
    assert read.refusal == "refused-verb-unknown"
    assert "!consent propose" in read.params["matches"]
    assert read.params["help"] == "!circle help"


def test_a_strange_verb_names_all_there_are() -> None:
    read = refusal("/consent frobnicate")
    assert read.refusal == "refused-verb-strange"
    assert "withdraw-objection" in read.params["verbs"]
    assert read.params["help"] == "/circle help"


def test_a_group_without_a_verb_asks_which() -> None:
    assert refusal("!consent").refusal == "refused-verb-missing"
    assert refusal("!decisions\nlist").refusal == "refused-verb-missing"


@pytest.mark.parametrize(
    "body",
    [
        "!consent withdraw-objection #12",
        "!consent withdraw objection #12",
        "!consent Withdraw–Objection: #12",
    ],
)
def test_an_objection_can_be_withdrawn_with_or_without_the_hyphen(body: str) -> None:
    assert read_typed(body) == Command("consent", "withdraw-objection", {"number": "12"})


def test_withdrawing_a_proposal_because_of_objections_is_not_withdrawing_an_objection() -> None:
    read = command("!consent withdraw objection by half of us, I will come back with another one")
    assert read.verb == "withdraw"
    assert read.options["reason"].startswith("objection by half")


def test_two_words_are_read_as_the_verb_they_make() -> None:
    assert read_typed("!consent take over #12") == Command("consent", "takeover", {"number": "12"})
    assert command("!consent hand over #12 @ben").options["member"] == "@ben"


# --- numbers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", ["#12 Too loud", "#12: Too loud", "#12, Too loud", "Too loud\nnumber: #12"])
def test_a_process_is_named_by_its_number(body: str) -> None:
    assert options(f"!consent object {body}") == {"number": "12", "reason": "Too loud"}


def test_an_agreement_is_named_with_or_without_the_sign() -> None:
    for body in ("!decisions show #12", "!decisions show 12", "!decisions show number: 12"):
        assert options(body) == {"number": "12"}
    assert options("!decisions drop 12 Not needed") == {"number": "12", "reason": "Not needed"}


def test_a_reason_may_begin_with_a_number_of_its_own() -> None:
    assert options("!consent object 12 people can't come") == {"reason": "12 people can't come"}


def test_a_title_may_begin_with_a_number_sign() -> None:
    assert options("!consent quick #12 again\ntext")["title"] == "#12 again"


def test_two_different_numbers_are_refused() -> None:
    assert refusal("!consent object #12 Too loud\nnumber: 13").params == {"option": "number"}
    assert options("!consent object #12 Too loud\nnumber: 12")["number"] == "12"


# --- titles and texts ---------------------------------------------------------------------------------


def test_a_text_keeps_its_lines_and_everything_it_says() -> None:
    text = "First.\n\n  - note: this is part of the text\n  - aim: so is this\n\nLast."
    assert options(f"!consent amend #12\n{text}\n\n")["text"] == text


def test_the_text_may_begin_on_the_first_line() -> None:
    assert options("!consent amend #12 First.\nSecond.")["text"] == "First.\nSecond."


def test_a_title_on_the_next_line_is_found() -> None:
    read = options("!consent quick\nBuy a shredder\nUsed, for 400 €.")
    assert read == {"title": "Buy a shredder", "text": "Used, for 400 €."}


@pytest.mark.parametrize(
    "title", ["", " ", "\u200b\u2060", "\u3164", "\u2800 \u00ad", "\u202e\u200f", "\u0301"]
)
def test_a_title_that_shows_nothing_is_no_title(title: str) -> None:
    assert "title" not in options(f"!consent quick {title}")
    assert "name" not in options(f"!circle create {title}")


def test_a_text_that_shows_nothing_is_no_text() -> None:
    assert options("!consent quick Title\n\u200b\n\u2060") == {"title": "Title"}


def test_titles_keep_no_characters_that_turn_the_direction() -> None:
    assert options("!consent quick Buy \u202eredderhs\n.")["title"] == "Buy redderhs"


def test_right_to_left_writing_stays_as_it_is() -> None:
    assert options("!consent quick לקנות מגרסה\u200f!\nטקסט")["title"] == "לקנות מגרסה\u200f!"


def test_control_characters_and_foreign_line_breaks_do_no_harm() -> None:
    read = options("!consent quick Buy\x00 it\r\nOne\x07\rTwo\u2028Three\ud800\r\ndeadline: 3 days\r\n")
    assert read == {"title": "Buy it", "text": "One\nTwo\nThree", "deadline": "3 days"}


def test_sixty_thousand_characters_are_read_whole_and_at_once() -> None:
    text = "word: and " * 6_000
    assert options(f"!consent amend #12 {text}")["text"] == text.strip()
    assert len(options(f"!circle create Garden\naim: {text}")["aim"]) == len(text.strip())
    title = "\u200b" * 60_000
    assert options(f"!consent quick {title}") == {}


# --- options ------------------------------------------------------------------------------------------


def test_only_keys_that_this_verb_knows_are_options() -> None:
    read = options("!consent quick Paint\nThe hall.\ncolour: blue\nturn: left")
    assert read["text"] == "The hall.\ncolour: blue\nturn: left"


def test_a_key_before_the_last_lines_stays_text() -> None:
    read = options("!consent quick Paint\ndeadline: is what we call it\nThe hall.\ndeadline: 3 days")
    assert read["text"] == "deadline: is what we call it\nThe hall."
    assert read["deadline"] == "3 days"


def test_keys_may_be_written_in_any_case_with_blank_lines_between() -> None:
    read = options("!consent quick Paint\nThe hall.\n\nDeadline:3 days\n\n  REVIEW : 6 months  \n")
    assert (read["deadline"], read["review"], read["text"]) == ("3 days", "6 months", "The hall.")


def test_the_same_option_twice_is_refused() -> None:
    read = refusal("!consent quick Paint\nThe hall.\ndeadline: 3 days\nDeadline: 4 days")
    assert read == Typed("refused-option-twice", {"option": "deadline"}, "consent", "quick")


def test_the_text_itself_may_be_given_by_its_key() -> None:
    assert options("!consent object reason: Too loud") == {"reason": "Too loud"}
    assert options("!consent quick Paint\ntext: The hall.") == {"title": "Paint", "text": "The hall."}
    assert options("!consent quick title: Paint\nThe hall.") == {"title": "Paint", "text": "The hall."}


def test_a_line_like_a_key_belongs_to_a_text_that_is_already_there() -> None:
    assert options("!consent object Too loud.\nreason: neighbours") == {
        "reason": "Too loud.\nreason: neighbours"
    }


def test_an_option_may_stand_on_the_first_line_of_a_verb_without_prose() -> None:
    assert options("!circle away until: 14 august") == {"until": "14 august"}
    assert options("!circle away until: friday 18:00") == {"until": "friday 18:00"}
    assert options("!circle settings silence: lapse minimum answers: 3") == {
        "silence": "lapse",
        "minimum_answers": "3",
    }
    assert options("!circle role secretary member: @ben, term: 6 months") == {
        "role": "secretary",
        "member": "@ben",
        "term": "6 months",
    }
    assert options("!consent extend #12 deadline: 2 days") == {"number": "12", "deadline": "2 days"}


def test_what_can_only_mean_one_option_needs_no_key() -> None:
    assert options("!circle create Garden") == {"name": "Garden"}
    assert options("!circle join Garden") == {"circle": "Garden"}
    assert options("!circle away 14 august") == {"until": "14 august"}
    assert options("!consent extend #12 2 days") == {"number": "12", "deadline": "2 days"}
    assert options("!consent advance 12") == {"number": "12"}


def test_settings_are_changed_in_one_line() -> None:
    assert options("!inbox settings language: de") == {"language": "de"}
    assert options("!inbox settings pause: 2 weeks") == {"pause": "2 weeks"}
    assert options("!circle settings quiet_hours: 22:00-07:00") == {"quiet_hours": "22:00-07:00"}


def test_an_aim_may_go_on_over_several_lines() -> None:
    read = options("!circle create Garden\naim: vegetables\nfor forty households\nmembers: here")
    assert read == {"name": "Garden", "aim": "vegetables\nfor forty households", "members": "here"}


def test_an_unknown_key_of_a_verb_without_prose_is_refused_with_those_it_knows() -> None:
    read = refusal("!circle create Garden\naim: vegetables\ndomian: the beds")
    assert (read.refusal, read.params["given"]) == ("refused-option-unknown", "domian")
    assert "domain" in read.params["options"]


def test_words_that_a_verb_cannot_take_are_refused() -> None:
    assert refusal("!circle list of friends").refusal == "refused-nothing-taken"
    assert refusal("!consent advance please").refusal == "refused-nothing-taken"
    assert refusal("!inbox settings please").refusal == "refused-nothing-taken"


def test_a_title_with_a_known_word_before_a_colon_stays_a_title() -> None:
    assert options("!consent quick Deadline: move it\nTo Friday.")["title"] == "Deadline: move it"


# --- whatever people write ----------------------------------------------------------------------------

pieces = st.one_of(
    st.sampled_from(
        [*GROUPS, *(verb.name for verb in VERBS), "deadline:", "aim:", "#12", "number:", "Keeper:"]
    ),
    st.sampled_from(["\n", "\r\n", "\x00", "\u202e", "\u200b", ":", "!", "/", "@", " ", "\u3164", "\ud800"]),
    st.text(max_size=8),
)


@settings(max_examples=500, deadline=None)
@given(
    prefix=st.sampled_from(["!", "/", "Keeper: ", ""]),
    body=st.lists(pieces, max_size=12).map(" ".join),
    private=st.booleans(),
)
def test_anything_typed_is_a_command_a_sentence_or_nothing(prefix: str, body: str, private: bool) -> None:
    read = read_typed(prefix + body, (BEN,), names=("Keeper",), private=private)
    if isinstance(read, Typed):
        assert Speaker("de", "UTC").text(read.refusal, **read.params)
    elif read is not None:
        verb = BY_WORDS[read.group, read.verb]
        known = {option.name for option in verb.options} | {verb.title, verb.text}
        assert set(read.options) <= known - {""}
        for value in read.options.values():
            value.encode()
            assert "\x00" not in value
            assert "\r" not in value
