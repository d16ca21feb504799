"""What Discord asks people: forms as modals, and what an option could be while they type it."""

import re
from collections.abc import Sequence

from adapters.discord.limits import (
    CHOICE,
    CHOICES,
    DESCRIPTION,
    FIELD,
    FIELD_LABEL,
    FIELDS,
    INPUT,
    OPTION,
    OPTIONS,
    PARAGRAPH,
    SHORT,
    STRING_SELECT,
    TEXT,
    TEXT_INPUT,
    TITLE,
    USER_SELECT,
    Json,
)
from adapters.discord.markup import cut, escaped, length, ours
from bot.cards import Ask, Form
from bot.ports import Mention, Suggestion
from bot.words.catalogue import Speaker
from bot.words.written import words_of

_SENTENCES = re.compile(r"(?<=[.?!]) ")
INTRO = 2000
"""Characters of the text above the fields, so that they are still in view."""


def modal(form: Form, custom_id: str, mentions: Sequence[Mention] = ()) -> Json:
    """The form as a modal. The fields have the names of what they ask.

    Args:
        custom_id: comes back when it is sent.
        mentions: who was named already, so that they are chosen in it.
    """
    asks = form.asks[:FIELDS]
    intro = cut(words_of(ours(form.intro)), INTRO)
    above = bool(intro) and len(asks) < FIELDS
    fields = [
        _field(form, ask, mentions, intro if intro and not above and place == 0 else "")
        for place, ask in enumerate(asks)
    ]
    shown: list[Json] = [{"type": TEXT, "content": escaped(intro)}] if above else []
    return {
        "custom_id": custom_id,
        "title": cut(" ".join(form.title.split()), TITLE) or "…",
        "components": shown + fields,
    }


def choices(found: Sequence[Suggestion]) -> Json:
    """What an option could be (Discord's documentation, Autocomplete)."""
    fitting = [one for one in found if one.value and length(one.value) <= CHOICE][:CHOICES]
    return {"choices": [{"name": cut(one.shown, CHOICE) or one.value, "value": one.value} for one in fitting]}


def _field(form: Form, ask: Ask, mentions: Sequence[Mention], intro: str) -> Json:
    component = _component(ask, mentions)
    label, more = _label(form, ask)
    # What can be chosen speaks for itself.
    beside = words_of(ours(ask.help)) if component["type"] == TEXT_INPUT else ""
    help_ = intro or " ".join(filter(None, (more, beside)))
    if component["type"] == TEXT_INPUT and length(ask.value) > INPUT:
        help_ = Speaker(form.language, "UTC").text("field-cut")
    field: Json = {
        "type": FIELD,
        "label": cut(label, FIELD_LABEL) or "…",
        "component": component,
    }
    return {**field, "description": cut(help_, DESCRIPTION)} if help_ else field


def _label(form: Form, ask: Ask) -> tuple[str, str]:
    """What stands above a field, and what of it has to stand beneath: labels are short on Discord."""
    whole = " ".join(ask.label.split())
    if length(whole) <= FIELD_LABEL:
        return whole, ""
    first, rest = ([*_SENTENCES.split(whole, maxsplit=1), ""])[:2]
    return (first, rest) if length(first) <= FIELD_LABEL else (form.title, whole)


def _component(ask: Ask, mentions: Sequence[Mention]) -> Json:
    named = [mention.account.id for mention in mentions if mention.shown and mention.shown in ask.value]
    # Who was named in words only can't be chosen for them: a line keeps the words.
    if ask.kind == "member" or (ask.kind == "members" and (named or not ask.value)):
        return _members(ask, named, OPTIONS if ask.kind == "members" else 1)
    options = _options(ask) if ask.kind == "choice" else []
    if options:
        return {**_select(STRING_SELECT, ask, 1), "options": options}
    return {
        "type": TEXT_INPUT,
        "custom_id": ask.name,
        "style": PARAGRAPH if ask.kind == "text" else SHORT,
        "max_length": INPUT,
        "required": ask.required,
        **({"value": cut(ask.value, INPUT)} if ask.value else {}),
    }


def _members(ask: Ask, named: list[str], most: int) -> Json:
    chosen = [{"type": "user", "id": account} for account in dict.fromkeys(named)][:most]
    select = _select(USER_SELECT, ask, most)
    return {**select, "default_values": chosen} if chosen else select


def _options(ask: Ask) -> list[Json]:
    """What can be chosen; what was given is chosen already."""
    kept = {value: label for value, label in ask.choices if 0 < length(value) <= OPTION}
    return [
        {"label": cut(label, OPTION) or value, "value": value, "default": value == ask.value}
        for value, label in list(kept.items())[:OPTIONS]
    ]


def _select(kind: int, ask: Ask, most: int) -> Json:
    return {
        "type": kind,
        "custom_id": ask.name,
        "required": ask.required,
        "min_values": 1 if ask.required else 0,
        "max_values": most,
    }
