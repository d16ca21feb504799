"""What adapters say by themselves of an act: that it is done, that it went wrong, and words given back."""

from dataclasses import replace

from bot.cards import Card, Paragraph, Quote
from bot.ports import Act, Command, Press
from bot.words.catalogue import Speaker

LONGEST = 3_000
"""Characters of their own words that people get back."""
WORDS = frozenset({"title", "text", "reason", "aim", "domain", "description", "qualifications", "name"})
"""Fields that hold what people wrote themselves."""


def done(speaker: Speaker) -> Card:
    """It is done, and there is nothing more to say."""
    return Card(blocks=(Paragraph(speaker.say("done")),), language=speaker.language)


def sorry(speaker: Speaker) -> Card:
    """It went wrong, and nothing was done."""
    return Card(blocks=(Paragraph(speaker.say("refused-internal")),), language=speaker.language)


def with_their_words(card: Card, act: Act, speaker: Speaker) -> Card:
    """The refusal, and beneath it what the person had written, for a form that was sent is gone; as it is
    where they wrote nothing."""
    given = act.fields if isinstance(act, Press) else act.options if isinstance(act, Command) else {}
    texts = [text.strip() for name, text in given.items() if name in WORDS and text.strip()]
    if not texts:
        return card
    said = "\n\n".join(texts)
    said = said if len(said) <= LONGEST else said[:LONGEST] + " …"
    return replace(card, blocks=(*card.blocks, Quote(said, speaker.say("your-words"))))
