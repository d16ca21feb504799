"""What somebody wrote isn't lost with a refusal."""

import pytest

from adapters.receipts import with_their_words
from bot.cards import Card, Paragraph, Quote
from bot.ports import Act, Command, Press, Wrote
from bot.words.catalogue import Speaker

REFUSED = Card(blocks=(Paragraph(("That can't be.",)),))
SPEAKER = Speaker("en", "UTC")


@pytest.mark.parametrize(
    "act",
    [
        Press("-/-/consent.quick", {"title": "A shredder", "text": " For 400 €. ", "deadline": "whenever"}),
        Command("consent", "quick", {"title": "A shredder", "text": "For 400 €.", "deadline": "whenever"}),
    ],
)
def test_what_people_wrote_themselves_is_given_back_and_nothing_else(act: Act) -> None:
    *_, quote = with_their_words(REFUSED, act, SPEAKER).blocks
    assert quote == Quote("A shredder\n\nFor 400 €.", ("What you wrote",))


@pytest.mark.parametrize("act", [Press("s/r1/consent"), Command("consent", "quick"), Wrote("hello")])
def test_who_wrote_nothing_gets_nothing_back(act: Act) -> None:
    assert with_their_words(REFUSED, act, SPEAKER) is REFUSED


def test_of_a_very_long_text_the_beginning_is_given_back() -> None:
    *_, quote = with_their_words(REFUSED, Press("-/-/consent.quick", {"text": "a" * 9000}), SPEAKER).blocks
    assert isinstance(quote, Quote)
    assert quote.text == "a" * 3000 + " …"
