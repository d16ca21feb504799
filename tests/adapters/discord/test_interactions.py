"""What an interaction is taken for: slash commands, buttons, sent forms, menus and options being typed."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.discord.inbound import Interaction, read_interaction
from bot.ports import Account, Command, Inbound, Known, Mention, MessageRef, Place, Press
from tests.adapters.discord.around import AROUND, HERE, SENT
from tests.adapters.discord.payloads import (
    ANA,
    AT,
    BEN,
    BOT,
    CARD,
    DIRECT,
    FORUM,
    GARDEN,
    POST,
    SERVER,
    USERS,
    interaction,
    member,
    mentions,
    press,
    slash,
)
from tests.adapters.test_contract import anything, spoilt

RESOLVED = {
    "users": {BEN: USERS[BEN], ANA: USERS[ANA]},
    "members": {BEN: member(nick="Ben, 3B"), ANA: member()},
}
BEN_NAMED = Mention(Account("discord", BEN), "@Ben, 3B")


def taken(payload: Any) -> Interaction:
    found = read_interaction(payload, AROUND)
    assert found
    return found


def sub(verb: str, *options: dict[str, Any]) -> dict[str, Any]:
    return {"name": verb, "type": 1, "options": list(options)}


def option(name: str, value: Any, kind: int = 3, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "value": value, **more}


def row(*fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(fields)}


def label(field: dict[str, Any]) -> dict[str, Any]:
    return {"type": 18, "id": 1, "component": field}


def form(*components: dict[str, Any], **more: Any) -> dict[str, Any]:
    data = {"custom_id": "ms1/r1-consent/object", "components": list(components), "resolved": RESOLVED}
    return interaction(5, data, **more)


# --- who, where, and what it can be answered by ---------------------------------------------------


def test_a_press_is_one_with_all_that_is_around_it() -> None:
    assert taken(press()) == Interaction(
        id=AT,
        token_="aW50ZXJhY3Rpb24",
        kind="press",
        inbound=Inbound(
            key=f"discord:interaction:{AT}",
            who=Known(Account("discord", ANA), "Ana"),
            place=HERE,
            at=SENT,
            act=Press("s1/r1-consent/consent"),
            organisation=SERVER,
            about=MessageRef(HERE, CARD),
            language="de",
        ),
        letter="p",
        token="s1/r1-consent/consent",
        on_message=True,
        app_permissions=2147552256,
    )


@pytest.mark.parametrize(("permissions", "admin"), [("32", True), ("8", True), ("66560", False), (0, False)])
def test_who_may_manage_the_server_administers_it(permissions: Any, admin: bool) -> None:
    who = {**member(), "user": USERS[ANA], "permissions": permissions}
    assert taken(press(member=who)).inbound.admin is admin


def test_in_private_there_is_no_server_and_no_member() -> None:
    data = {**press(user=USERS[ANA], channel_id=DIRECT, channel={"id": DIRECT, "type": 1})}
    found = taken({key: value for key, value in data.items() if key not in ("guild_id", "member")}).inbound
    assert found.private
    assert found.place == Place("discord", DIRECT)
    assert found.organisation == ""
    assert not found.admin
    assert found.about == MessageRef(Place("discord", DIRECT), CARD)


def test_what_the_bot_may_do_there_is_told_where_discord_says_it() -> None:
    assert taken(press(app_permissions="0")).app_permissions == 0
    assert taken(press(app_permissions=None)).app_permissions is None


# --- which card -------------------------------------------------------------------------------------


def test_a_press_on_what_only_one_person_sees_is_about_no_card() -> None:
    found = taken(press(flags=32768 | 64))
    assert found.ephemeral
    assert found.on_message
    assert found.inbound.about is None


def test_a_press_inside_a_post_is_about_the_card_there() -> None:
    found = taken(press(on="5", at=POST)).inbound
    assert found.place == Place("discord", FORUM)
    assert found.about == MessageRef(Place("discord", FORUM), f"{POST}/5")


def test_a_command_in_the_thread_of_a_card_is_about_it() -> None:
    found = taken(slash("consent", sub("consent"), at=CARD))
    assert found.inbound.place == HERE
    assert found.inbound.about == MessageRef(HERE, CARD)
    assert not found.on_message
    assert taken(slash("consent", sub("consent"))).inbound.about is None


@pytest.mark.parametrize(("parent", "about"), [(GARDEN, "500"), (FORUM, "500/500")])
def test_an_archived_thread_is_known_by_what_the_interaction_says(parent: str, about: str) -> None:
    archived = {"id": "500", "type": 11, "parent_id": parent}
    found = taken(slash("consent", sub("consent"), at="500", channel=archived)).inbound
    assert found.place == Place("discord", parent)
    assert found.about == MessageRef(Place("discord", parent), about)


# --- commands ---------------------------------------------------------------------------------------


def test_a_slash_command_has_its_options_and_the_people_in_them() -> None:
    options = option("member", BEN, 6), option("number", "12")
    payload = slash("consent", sub("handover", *options))
    found = taken({**payload, "data": {**payload["data"], "resolved": RESOLVED}})
    assert found.kind == "command"
    given = {"member": "@Ben, 3B", "number": "12"}
    assert found.inbound.act == Command("consent", "handover", given, (BEN_NAMED,))


def test_a_command_without_a_verb_is_one() -> None:
    assert taken(slash("inbox")).inbound.act == Command("inbox", "")


def test_while_an_option_is_typed_the_command_is_as_far_as_it_stands() -> None:
    options = option("number", "shr", focused=True), option("reason", "too dear")
    found = taken(slash("consent", sub("object", *options), kind=4))
    assert found.kind == "autocomplete"
    assert found.option == "number"
    assert found.inbound.act == Command("consent", "object", {"number": "shr", "reason": "too dear"})


# --- menus ------------------------------------------------------------------------------------------


def proposed(content: str, **more: Any) -> Any:
    message = {"id": "5", "content": content, "author": USERS[BEN], **more}
    data = {"type": 3, "name": "Make a proposal", "target_id": "5", "resolved": {"messages": {"5": message}}}
    found = taken(interaction(2, data))
    assert found.kind == "menu"
    return found.inbound.act


def test_a_message_becomes_the_text_of_a_proposal_and_names_nobody() -> None:
    act = proposed(f"<@{BOT}> <@{BEN}> buys a rake.", **mentions(BOT, BEN))
    assert act == Command("consent", "propose", {"text": "@Keeper @Ben B. buys a rake."})


def test_what_hangs_on_the_message_is_linked_below_its_words() -> None:
    links = "https://cdn.example.org/a.png\nhttps://cdn.example.org/b"
    files = [{"id": "1", "url": link} for link in links.split()]
    assert proposed("Look:", attachments=files).options == {"text": f"Look:\n{links}"}
    assert proposed("", attachments=files).options == {"text": links}


def test_a_message_without_words_leaves_the_text_to_be_asked_for() -> None:
    assert proposed("") == Command("consent", "propose")


def test_a_person_can_be_asked_about_from_their_menu() -> None:
    data = {"type": 2, "name": "Roles and terms", "target_id": BEN, "resolved": RESOLVED}
    found = taken(interaction(2, data))
    assert found.kind == "menu"
    assert found.inbound.act == Command("circle", "person", {"member": "@Ben, 3B"}, (BEN_NAMED,))


# --- forms ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("held", [row, label])
def test_the_fields_of_a_form_are_read_whatever_holds_them(held: Any) -> None:
    found = taken(form(held({"type": 4, "custom_id": "reason", "value": "Too dear.\nAnd loud."})))
    assert found.kind == "modal"
    assert found.letter == "m"
    assert found.inbound.act == Press("s1/r1-consent/object", {"reason": "Too dear.\nAnd loud."})


def test_people_picked_in_a_form_are_named() -> None:
    found = taken(form(label({"type": 5, "custom_id": "member", "values": [BEN, ANA]}))).inbound.act
    ana = Mention(Account("discord", ANA), "@Ana")
    assert found == Press("s1/r1-consent/object", {"member": "@Ben, 3B, @Ana"}, (BEN_NAMED, ana))


def test_what_was_chosen_in_a_form_is_its_value_and_nothing_chosen_is_empty() -> None:
    chosen = label({"type": 3, "custom_id": "mode", "values": ["live"]})
    radio = label({"type": 21, "custom_id": "a", "value": "x"})
    empty = label({"type": 3, "custom_id": "b", "values": []})
    found = taken(form({"type": 10, "id": 1}, chosen, radio, empty)).inbound.act
    assert isinstance(found, Press)
    assert found.fields == {"mode": "live", "a": "x", "b": ""}


def test_a_form_opened_from_a_card_is_about_it_and_one_opened_by_a_command_is_not() -> None:
    card = {"id": CARD, "channel_id": GARDEN, "flags": 32768}
    opened = taken(form(message=card))
    assert opened.inbound.about == MessageRef(HERE, CARD)
    assert opened.on_message
    assert taken(form()).inbound.about is None


# --- whatever comes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("without", ["id", "token", "data", "type", "member", "channel_id"])
def test_what_cannot_be_answered_or_understood_is_nothing(without: str) -> None:
    payload = {key: value for key, value in press().items() if key not in (without, "channel")}
    assert read_interaction(payload, AROUND) is None


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(anything | spoilt(press()) | spoilt(slash("consent", sub("object"))) | spoilt(form()))
def test_whatever_comes_in_an_interaction_or_nothing_comes_out(payload: Any) -> None:
    found = read_interaction(payload, AROUND)
    assert found is None or isinstance(found, Interaction)


def test_its_token_is_shown_nowhere() -> None:
    found = taken(press())
    assert "aW50ZXJhY3Rpb24" not in repr(found)
    assert found.token_ == "aW50ZXJhY3Rpb24"
