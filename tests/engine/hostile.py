"""What people with bad luck or bad intentions type, and what has to be true of every answer to it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any

from adapters.matrix.render import content_for
from adapters.terminal.render import card_lines
from adapters.web.render import card_shown
from bot.cards import Card, Difference, fit
from bot.core.kernel import message
from bot.ports import Inbound, MessageRef, Place, UnitOfWork
from bot.rows import Member, Organisation, Post
from bot.verbs import Option, Verb
from bot.views.drawing import compose_reply, draw_card
from tests.world import PLATFORM, Message, World

MARKER = "@room"
"""Stands in what people write here: it never turns up in words of the bot's own."""

LONG = "A" * 60_000
INVISIBLE = (
    "\u200b\u200b",
    "\u3164",
    "\u115f\u1160",
    "\u2800",
    "\u202e\u202c",
    "\x00",
    "\ufeff",
    "\u2066\u2069",
)
HOSTILE = (
    f"<script>alert('{MARKER}')</script><b>x</b>",
    f"{MARKER} @everyone @here <@123> <!channel> [x](javascript:alert(1))",
    f"a\x00b\x1b[31mc\x07 {MARKER}",
    f"\u202egnihton\u202c \u2066{MARKER}\u2069",
    f"a\u200bb\u200c\u200dc\ufeff {MARKER}",
    "😀👍🏽✋",
    "e" + "\u0301" * 400,
    "\ud800 half a character",
    "{ $name } { -term } %s %(x)s {0}",
    "a: b: c",
    "'; DROP TABLE stream; --",
)
WRONG_NUMBERS = ("#0", "#-1", "#99999999999999999999", "#", "##1", "#1.5", "#abc", "#²", "0x1")
BAD_VALUES: dict[str, tuple[str, ...]] = {
    "line": (*HOSTILE, *INVISIBLE, LONG, "-", "../../etc/passwd", "Mars/Olympus", "25:99-99:00", "-1 h"),
    "text": (*HOSTILE, LONG, "aim: aim: aim"),
    "member": (
        *HOSTILE, LONG, "everyone", "Nobody At All", ",,,", "@", ":", "Ana, Ben", "@nobody", "@a:" + LONG,
    ),
    "members": (*HOSTILE, LONG, "everyone", "Nobody At All", ",,,", "@", "here and there", "@a:" + LONG),
    "moment": (
        *HOSTILE, LONG, "yesterday", "0 days", "-3 days", "9999 years", "99999999999999 days", "1e9 hours",
        "2020-01-01", "31 february", "2026-03-29 25:00", "soon", "1 minute", "+3", "in in 3 days", "٣ days",
        "0001-01-01", "9999-12-31 23:59",
    ),
    "span": (*HOSTILE, LONG, "0", "0 days", "-1 days", "1e99 years", "99999 weeks", "soon", "3", "2 moons"),
    "circle": (*HOSTILE, LONG, "Nowhere", "#1", "garden,village", "%", "*"),
    "choice": (*HOSTILE, LONG, "both", "hold, lapse", "True", "-"),
    "number": (*HOSTILE, LONG, *WRONG_NUMBERS, "-1", "1e3", "999999999999", "٣", "one", "1 2"),
    "agreement": (*HOSTILE, LONG, *WRONG_NUMBERS, "-1", "999999999", "the shredder"),
}  # fmt: skip
GOOD_VALUES = {
    "line": "Something",
    "text": "Some words.",
    "member": "Ben",
    "members": "Ben",
    "moment": "20 days",
    "span": "3 days",
    "circle": "Garden",
    "number": "1",
    "agreement": "#1",
}
OWN_VALUES = {
    "language": "de",
    "timezone": "Europe/Berlin",
    "reminders": "half",
    "quiet_hours": "21:00-08:00",
}


def good(option: Option) -> str:
    """A value that there is nothing wrong with."""
    if option.name in OWN_VALUES:
        return OWN_VALUES[option.name]
    return option.choices[0] if option.choices else GOOD_VALUES[option.value]


def sane(verb: Verb) -> dict[str, str]:
    """The verb with all that it needs, by option."""
    options = {option.name: good(option) for option in verb.options if option.required}
    if verb.process:
        options["number"] = "2"
    if verb.title:
        options[verb.title] = "Something"
    if verb.text and verb.text not in options:
        options[verb.text] = "Some words." if verb.text not in ("member", "until", "number") else "Ben"
    return options


def typed(verb: Verb, options: dict[str, str]) -> str:
    """The options as somebody types them."""
    given = dict(options)
    title = given.pop(verb.title, "") if verb.title else ""
    text = given.pop(verb.text, "") if verb.text else ""
    number = f" #{given.pop('number')}" if verb.process and "number" in given else ""
    first = f"!{verb.words}{number} {title or text}".rstrip()
    body = [text] if title and text else []
    return "\n".join([first, *body, *(f"{name}: {value}" for name, value in given.items())])


def spoilt(verb: Verb) -> Iterator[dict[str, str]]:
    """The verb with one thing wrong at a time."""
    base = sane(verb)
    for name in base:
        yield {key: value for key, value in base.items() if key != name}
    kinds = {option.name: option.value for option in verb.options}
    kinds.setdefault(verb.title, "line")
    kinds.setdefault(verb.text, "text")
    for name, kind in kinds.items():
        for bad in (*BAD_VALUES[kind], "", " \t ") if name else ():
            yield {**base, name: bad}
    yield {**base, **{option.name: good(option) for option in verb.options}}


def strange_lines(verb: Verb) -> Iterator[str]:
    """The verb typed in ways that nobody thought of."""
    words, whole = f"!{verb.words}", typed(verb, sane(verb))
    yield words
    yield words.upper()
    yield words + "\x00"
    yield words + "\n" * 30
    yield words + "\r\r\u2028\u2029\x0b\x0c\x85"
    yield f"{words}\n\n{MARKER}: {MARKER}\n: :\n:::"
    yield f"{words} {LONG}"
    yield f"{words}\n" + "key: value\n" * 3000
    yield f"{whole}\ncolour: red"
    yield f"{whole}\nnumber: 1\nnumber: 2"
    yield f"{whole}\ncircle: Garden\ncircle: Village"
    yield f"{whole}\ndeadline: 3 days\ndeadline: 4 days"
    yield f"{whole}\n-- \nSent from my phone {MARKER}"
    for number in WRONG_NUMBERS:
        yield f"{words} {number}"
        yield f"{words} {number} Some words."
    yield f"{words} #1 #2 #3"
    yield f"{words} #1\nnumber: 2"
    for hostile in (*HOSTILE, *INVISIBLE):
        yield f"{words} {hostile}"
        yield f"{words} {hostile}\n{hostile}"


# --- what has to be true ------------------------------------------------------------------------------


@dataclass
class Outcome:
    """What came of an act."""

    answers: list[Message]
    seen: list[Message]
    """All that was posted or redrawn because of it, answers included."""
    changed: bool
    """Whether the record says anything else than before."""


async def hand_in(world: World, inbound: Inbound) -> Outcome:
    """Hands an act in, lets everything follow, and judges what people get to see.

    Raises:
        AssertionError: the act broke something inside, was answered twice, or something can't be shown.
    """
    before, there = await world.record(), {id(message): message.edits for message in world.chat.messages}
    refused: list[str] = []
    world.engine.refused = refused.append
    reply = await world.engine.handle(inbound)
    await world.settle()
    assert not world.courier.counts["failed", inbound.place.platform], "a message couldn't be sent"
    assert not world.courier.counts["failed", ""], "a message to nobody"
    key = f"answer:{inbound.key}"
    answers = [message for message in world.chat.messages if key in message.keys]
    seen = [message for message in world.chat.messages if there.get(id(message)) != message.edits]
    if reply is not None:
        shown = Message(MessageRef(inbound.place, "reply"), fit(reply.card, world.chat.can), None)
        answers.append(shown)
        seen.append(shown)
    for one in seen:
        can_be_shown(one.card)
    assert len(answers) <= 1, "there is one answer"
    changed = _decided(await world.record()) != _decided(before)
    assert not (refused and changed), f"refused, and yet something changed: {refused}"
    return Outcome(answers, seen, changed)


def _decided(record: dict[str, Any]) -> dict[str, Any]:
    """The record without the people in it: who is answered is known from then on, which decides nothing."""
    return {key: value for key, value in record.items() if key != "members"}


def is_clear(outcome: Outcome) -> None:
    """A command was addressed: it is answered in a sentence, or its effect is there to see."""
    assert outcome.answers or (outcome.changed and outcome.seen), "silence"
    for answer in outcome.answers:
        assert any(sign.isalpha() for sign in answer.text), f"no sentence: {answer.text!r}"
        assert "Something went wrong" not in answer.text
        assert len(answer.text) < 12_000, "an answer that nobody reads"


def can_be_shown(card: Card) -> None:
    """On every platform that draws it, without control characters, and with people's words set apart."""
    content_for(card)
    card_shown(card)
    assert card_lines(card), "a message without a word"
    for text in texts_in(card):
        bad = {hex(ord(sign)) for sign in text if _is_control(sign)}
        assert not bad, f"{bad} in {text[:100]!r}"
    for text in own_words_in(card):
        assert MARKER not in text, f"people's words stand among the bot's own: {text!r}"
    for action in card.actions:
        assert len(action.token) <= 100, action.token
        assert action.token.isascii(), action.token


def _is_control(sign: str) -> bool:
    return (
        (unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t")
        or "\u202a" <= sign <= "\u202e"
        or "\u2066" <= sign <= "\u2069"
    )


def texts_in(value: Any) -> Iterator[str]:
    """Every string in a card."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)


def own_words_in(value: Any) -> Iterator[str]:
    """Every string that is not marked as somebody's words: the plain parts of lines."""
    if is_dataclass(value) and not isinstance(value, Difference):
        for field in fields(value):
            found = getattr(value, field.name)
            if isinstance(found, tuple):
                yield from (part for part in found if isinstance(part, str))
                yield from own_words_in(found)
    elif isinstance(value, tuple):
        for one in value:
            yield from own_words_in(one)
            if isinstance(one, tuple):
                yield from (part for part in one if isinstance(part, str))


async def everything_can_be_drawn(world: World) -> None:
    """All cards, and all views for everybody's eyes, as they stand now.

    Raises:
        AssertionError: one can't be shown.
    """
    for card in await world.store.read(lambda uow: list(_every_card(uow, world.clock.now()))):
        can_be_shown(card)


def _every_card(uow: UnitOfWork, now: datetime) -> Iterator[Card]:
    yield from (draw_card(uow, post, now) for post in uow.find(Post))
    organisations = tuple(row.id for row in uow.find(Organisation))
    circles = tuple(uow.streams(kind="circle"))
    for reader in (None, *(row.id for row in uow.find(Member))):
        views = [
            message("view-circles", organisations=organisations),
            message("view-help", circles=circles),
            message("view-decisions", circles=circles),
            message("view-search", words="a", organisations=organisations),
            *(message("view-circle", circle=circle) for circle in circles),
            *(message("view-settings", circle=circle) for circle in circles),
            *(message("view-decision", agreement=each) for each in uow.streams(kind="agreement")),
            *(message("view-details", process=each) for each in uow.streams(kind="consent")),
        ]
        if reader is not None:
            views += [message("view-inbox", member=reader), message("view-person-settings", member=reader)]
        for view in views:
            yield compose_reply(
                uow,
                view,
                stream=None,
                slot="",
                reader=reader,
                place=Place(PLATFORM, "garden"),
                private=reader is not None,
                now=now,
            )
