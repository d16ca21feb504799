"""What Slack shows on top of everything: forms, choices and answers as modals."""

from collections.abc import Sequence

from adapters.shortening import cut
from adapters.slack.limits import (
    FIELD_LABEL,
    INPUT,
    OPTION,
    OPTION_VALUE,
    OPTIONS,
    TEXT,
    TITLE,
    VIEW_BLOCKS,
    Json,
)
from adapters.slack.markup import typed_with_slash
from adapters.slack.render import blocks, button
from bot.cards import Action, Ask, Card, Form
from bot.ports import Mention
from bot.verbs import VERBS, Verb
from bot.words.catalogue import Speaker

CALLBACK = "m"


def modal(form: Form, metadata: str, mentions: Sequence[Mention] = ()) -> Json:
    """The form as a modal. The fields have the names of what they ask, as block and as action.

    Args:
        metadata: comes back when it is sent.
        mentions: who was named already, so that they are chosen in it.
    """
    speaker = Speaker(form.language, "UTC")
    above = [_section(form.intro)] if form.intro.strip() else []
    fields = [_field(form, ask, mentions, speaker) for ask in form.asks]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": metadata,
        "title": _plain(form.title, TITLE),
        "submit": _plain(speaker.text("slack-send"), TITLE),
        "close": _plain(speaker.text("slack-cancel"), TITLE),
        "blocks": above + fields,
    }


def loading(language: str) -> Json:
    """What is shown at once while a form is made: a trigger lives for three seconds."""
    speaker = Speaker(language, "UTC")
    return {
        "type": "modal",
        "callback_id": "loading",
        "title": _plain("Circlekeeper", TITLE),
        "close": _plain(speaker.text("slack-cancel"), TITLE),
        "blocks": [_section(speaker.text("slack-loading"))],
    }


def choice(group: str, metadata: str, language: str, *, runs: bool) -> Json:
    """What can be done with the commands of a group, each with a button that stands for the command.

    Args:
        runs: something may be running of which the rest of the commands are.
    """
    speaker = Speaker(language, "UTC")
    every = [verb for verb in VERBS if verb.group == group and not verb.shortcut]
    verbs = [verb for verb in every if runs or not verb.process]
    return {
        "type": "modal",
        "callback_id": "choice",
        "private_metadata": metadata,
        "title": _plain(speaker.text("slack-choose"), TITLE),
        "close": _plain(speaker.text("slack-cancel"), TITLE),
        "blocks": [_offered(verb, speaker) for verb in verbs],
    }


def _offered(verb: Verb, speaker: Speaker) -> Json:
    described = speaker.text(f"verb-{verb.group}-{verb.name}")
    command = Action(f"-/-/{verb.group}.{verb.name}", verb.name, asks=(Ask("text", verb.name),))
    return {**_section(described), "accessory": button(command, speaker.language)}


def shown(card: Card, metadata: str) -> Json:
    """A card as a modal: the answer to what was done in one, or by a button that isn't on a message.

    Args:
        card: lowered to what Slack can do (:func:`bot.cards.fit`).
    """
    return {
        "type": "modal",
        "callback_id": "shown",
        "private_metadata": metadata,
        "title": _plain("Circlekeeper", TITLE),
        "close": _plain(Speaker(card.language, "UTC").text("slack-close"), TITLE),
        "blocks": blocks(card)[:VIEW_BLOCKS],
    }


def _field(form: Form, ask: Ask, mentions: Sequence[Mention], speaker: Speaker) -> Json:
    element = _element(ask, mentions)
    # What can be chosen speaks for itself.
    help_ = typed_with_slash(ask.help) if element["type"] == "plain_text_input" else ""
    if element["type"] == "plain_text_input" and len(ask.value) > INPUT:
        help_ = speaker.text("field-cut")
    field: Json = {
        "type": "input",
        "block_id": ask.name,
        "optional": not ask.required,
        "label": _plain(ask.label, FIELD_LABEL),
        "element": element,
    }
    return {**field, "hint": _plain(help_, FIELD_LABEL)} if help_.strip() else field


def _element(ask: Ask, mentions: Sequence[Mention]) -> Json:
    named = [one.account.id.partition(":")[2] for one in mentions if one.shown and one.shown in ask.value]
    if ask.kind == "members" and (named or not ask.value):
        return {
            "type": "multi_users_select",
            "action_id": ask.name,
            **({"initial_users": named} if named else {}),
        }
    if ask.kind == "member":
        chosen = {"initial_user": named[0]} if named else {}
        return {"type": "users_select", "action_id": ask.name, **chosen}
    if ask.kind == "choice" and ask.choices:
        return _select(ask)
    typed: Json = {
        "type": "plain_text_input",
        "action_id": ask.name,
        "multiline": ask.kind == "text",
        "max_length": INPUT,
    }
    return {**typed, "initial_value": ask.value[:INPUT]} if ask.value else typed


def _select(ask: Ask) -> Json:
    kept = {value: label for value, label in ask.choices if 0 < len(value) <= OPTION_VALUE}
    options = [
        {"text": _plain(label or value, OPTION), "value": value}
        for value, label in list(kept.items())[:OPTIONS]
    ]
    select: Json = {"type": "static_select", "action_id": ask.name, "options": options}
    chosen = [option for option in options if option["value"] == ask.value]
    return {**select, "initial_option": chosen[0]} if chosen else select


def _section(text: str) -> Json:
    return {"type": "section", "text": _plain(typed_with_slash(text), TEXT)}


def _plain(text: str, most: int) -> Json:
    return {"type": "plain_text", "text": cut(" ".join(text.split()), most) or "…", "emoji": True}
