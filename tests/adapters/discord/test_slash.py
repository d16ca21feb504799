"""What is registered with Discord, and how what was filled in there becomes a command."""

import copy
from collections.abc import Iterator
from typing import Any

from adapters.discord.markup import option_names
from adapters.discord.slash import commands, read, unchanged
from bot.ports import Account, Mention
from bot.verbs import BY_WORDS, VERBS
from tests.discord import command_limits, limits

ALL = commands()
BY_NAME = {one["name"]: one for one in ALL}


def parts(one: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield one
    for below in ("options", "choices"):
        for each in one.get(below, ()):
            yield from parts(each)


def option(group: str, verb: str, name: str) -> dict[str, Any]:
    below = BY_NAME[group]["options"]
    if verb:
        below = next(one for one in below if one["name"] == verb)["options"]
    found: dict[str, Any] = next(one for one in below if one["name"] == name)
    return found


def test_every_verb_is_registered_but_for_those_that_are_buttons() -> None:
    registered = {
        (one["name"], sub["name"]) for one in ALL for sub in one.get("options", ()) if sub["type"] == 1
    }
    assert registered == {
        (verb.group, verb.name) for verb in VERBS if not verb.shortcut and verb.group != "inbox"
    }
    assert [one["name"] for one in BY_NAME["inbox"]["options"]] == [
        "language",
        "timezone",
        "quiet_hours",
        "pause",
    ]


def test_a_verb_has_its_title_its_text_and_all_its_options() -> None:
    for verb in VERBS:
        if not verb.shortcut and verb.group != "inbox":
            sub = next(one for one in BY_NAME[verb.group]["options"] if one["name"] == verb.name)
            wanted = {one.name for one in verb.options} | {verb.title, verb.text} - {""}
            assert {one["name"] for one in sub["options"]} == wanted


def test_discord_takes_all_of_it() -> None:
    found: limits.Found = []
    command_limits.commands(ALL, found)
    assert found == []


def test_no_description_had_to_be_cut() -> None:
    texts = [
        text
        for one in ALL
        for part in parts(one)
        for text in (part.get("description", ""), *part.get("description_localizations", {}).values())
    ]
    assert [text for text in texts if text.endswith("…")] == []


def test_nothing_is_required_so_that_a_form_can_ask_for_it() -> None:
    assert not any(part.get("required") for one in ALL for part in parts(one))


def test_options_are_picked_suggested_or_written_as_they_are_meant() -> None:
    assert option("consent", "handover", "member")["type"] == 6
    assert option("circle", "add", "member") | {"type": 3} == option("circle", "add", "member")
    assert option("consent", "object", "number")["autocomplete"] is True
    assert option("circle", "role", "role")["autocomplete"] is True
    assert option("consent", "propose", "deadline")["autocomplete"] is True
    assert "autocomplete" not in option("circle", "settings", "minimum_answers")
    assert option("consent", "propose", "text")["max_length"] == 6000
    assert [one["value"] for one in option("round", "start", "mode")["choices"]] == ["live", "async", "blind"]


def test_what_it_is_about_comes_first_and_words_after_it() -> None:
    assert option_names(BY_WORDS["election", "nominate"]) == ["number", "member", "reason"]
    assert option_names(BY_WORDS["consent", "propose"])[:2] == ["title", "text"]


def test_people_read_it_in_their_language() -> None:
    consent = next(one for one in BY_NAME["consent"]["options"] if one["name"] == "object")
    assert "Schaden" in consent["description_localizations"]["de"]
    names = {one["name"]: (one["type"], one["name_localizations"]["de"]) for one in ALL if one["type"] != 1}
    assert names == {
        "Make a proposal": (3, "Vorschlag daraus machen"),
        "Roles and terms": (2, "Rollen und Amtszeiten"),
    }
    assert all(len(name) <= 32 for name in names)


def sub(name: str, verb: str, *given: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": name, "type": 1, "options": [{"name": verb, "type": 1, "options": [*given]}], **more}


BEN = {
    "resolved": {
        "users": {"2": {"id": "2", "username": "ben", "global_name": "Ben"}},
        "members": {"2": {"nick": "Benno"}},
    }
}
NAMED = Mention(Account("discord", "2"), "@Benno")


def test_a_command_is_read_with_all_that_was_filled_in() -> None:
    data = sub(
        "consent",
        "object",
        {"name": "number", "type": 3, "value": "#12"},
        {"name": "reason", "type": 3, "value": "Too dear."},
    )
    command = read(data)
    assert (command.group, command.verb) == ("consent", "object")
    assert command.options == {"number": "#12", "reason": "Too dear."}


def test_people_who_were_picked_or_mentioned_are_named() -> None:
    picked = read(sub("consent", "handover", {"name": "member", "type": 6, "value": "2"}, **BEN))
    assert picked.options == {"member": "@Benno"}
    assert picked.mentions == (NAMED,)
    typed = read(sub("circle", "add", {"name": "member", "type": 3, "value": "<@2> and <@!2>"}, **BEN))
    assert typed.options == {"member": "@Benno and @Benno"}
    assert typed.mentions == (NAMED,)


def test_the_inbox_with_any_option_is_its_settings() -> None:
    assert read({"name": "inbox", "type": 1}).verb == ""
    alone = read({"name": "inbox", "options": [{"name": "language", "type": 3, "value": "de"}]})
    assert (alone.verb, alone.options) == ("settings", {"language": "de"})
    assert read(sub("inbox", "settings")).verb == "settings"


def as_discord_gives_it(one: dict[str, Any]) -> dict[str, Any]:
    """With what Discord adds, and without what it drops."""
    given = {name: value for name, value in one.items() if value is not False}
    for below in ("options", "choices"):
        if below in given:
            given[below] = [as_discord_gives_it(each) for each in given[below]]
    for name in ("name_localizations", "description_localizations"):
        given.setdefault(name, None)
    return given


def registered() -> list[dict[str, Any]]:
    added = {"id": "7", "application_id": "8", "version": "9", "nsfw": False, "dm_permission": True}
    found = [{**as_discord_gives_it(one), **added} for one in copy.deepcopy(ALL)]
    return [{"description": "", "default_member_permissions": None, **one} for one in reversed(found)]


def test_what_discord_has_already_is_not_registered_again() -> None:
    assert unchanged(registered(), ALL)


def test_any_change_is_seen() -> None:
    assert not unchanged(registered()[1:], ALL)
    for change in ({"description": "x"}, {"contexts": [0]}, {"description_localizations": None}):
        assert not unchanged(
            [{**one, **change} if one["name"] == "round" else one for one in registered()], ALL
        )
    for field in ("name", "value"):
        deep = registered()
        next(part for one in deep for part in parts(one) if part.get("value") == "async")[field] = "x"
        assert not unchanged(deep, ALL)
