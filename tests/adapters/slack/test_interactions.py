"""What a slash command, a button, a sent form or a shortcut of Slack is taken for."""

from typing import Any

from hypothesis import HealthCheck, given, settings

from adapters.slack.around import Bot, asks_for, place_of
from adapters.slack.forms import modal
from adapters.slack.interactions import Interaction, Origin, act_in, origin_of, read_interaction
from bot.cards import Ask, Form
from bot.ports import Account, Act, Command, Inbound, Known, Mention, MessageRef, Press, Typed
from tests.adapters.slack.payloads import (
    ANA,
    AT,
    BEN,
    BOT,
    CARD,
    DIRECT,
    ELSEWHERE,
    FOREIGN,
    GARDEN,
    GRID,
    SENT,
    TEAM,
    URL,
    Json,
    around,
    home_press,
    interaction,
    press,
    slash,
    submission,
    typed,
)
from tests.adapters.test_contract import anything, spoilt

HERE = place_of(TEAM, GARDEN)
THE_CARD = MessageRef(HERE, CARD)
TOKEN = "s1/r1-consent/object"
FROM_CARD = Origin(TOKEN, GARDEN, CARD, team=TEAM, response_url=URL)


def read(payload: Any, **more: Any) -> Interaction:
    found = read_interaction(payload, around(**more))
    assert found
    return found


def act(payload: Any, **more: Any) -> Act:
    return read(payload, **more).inbound.act


def sent(origin: Origin = FROM_CARD, **more: Any) -> Json:
    return submission(origin.metadata(), **{"reason": typed("It is too dear."), **more})


def message_action(words: str, **more: Any) -> Json:
    message = {"type": "message", "user": BEN, "text": words, "ts": CARD, **more}
    return interaction(
        "message_action",
        callback_id="propose-this",
        message=message,
        message_ts=CARD,
        channel={"id": GARDEN, "name": "garden"},
        response_url=URL,
        action_ts=AT,
    )


# --- slash commands -----------------------------------------------------------------------------------------


def test_a_slash_command_is_read_as_it_is_typed() -> None:
    found = read(slash("/consent", "quick Buy a rake\nIt costs 20 €.\ndeadline: 3 days"))
    options = {"title": "Buy a rake", "text": "It costs 20 €.", "deadline": "3 days"}
    assert found.inbound == Inbound(
        key="slack:trigger:13345224609.738474920.8088930838d88f008e0",
        who=Known(Account("slack", f"{TEAM}:{ANA}"), "Ana"),
        place=HERE,
        at=found.inbound.at,
        act=Command("consent", "quick", options),
        organisation=TEAM,
    )
    assert (found.kind, found.user, found.channel, found.team) == ("command", ANA, GARDEN, TEAM)
    assert (found.response_url, found.verbless) == (URL, False)


def test_people_and_channels_are_understood_as_slack_encodes_them() -> None:
    found = act(slash("/circle", f"create R&amp;D\nmembers: <@{BEN}|ben>"))
    ben = Mention(Account("slack", f"{TEAM}:{BEN}"), "@Ben B.")
    assert found == Command("circle", "create", {"name": "R&D", "members": "@Ben B."}, (ben,))
    said = act(slash("/consent", "quick See <#C0PLANS|plans> and <#C0SHED>"), channel_of=lambda id: "shed")
    assert said == Command("consent", "quick", {"title": "See #plans and #shed"})


def test_a_command_without_its_verb_is_to_be_offered_one() -> None:
    assert read(slash("/consent")).verbless
    assert read(slash("/circle", "  ")).verbless
    assert act(slash("/consent")) == Command("consent", "")


def test_a_command_that_is_complete_by_its_name_is_done() -> None:
    assert not read(slash("/inbox")).verbless
    assert act(slash("/inbox")) == Command("inbox", "")


def test_a_failed_command_is_told_what_was_wrong() -> None:
    assert isinstance(act(slash("/consent", "quik Buy a rake")), Typed)


def test_a_command_of_another_app_is_nothing() -> None:
    assert read_interaction(slash("/weather", "here"), around()) is None


def test_a_command_in_somebodys_private_conversation_is_one_in_the_bots_own() -> None:
    found = read(slash("/inbox", channel_id=FOREIGN, channel_name="directmessage"))
    assert found.inbound.private
    assert found.inbound.place == place_of(TEAM, DIRECT)
    assert found.channel == FOREIGN


def test_the_private_conversation_of_somebody_whom_the_bot_never_wrote_to_is_named_by_them() -> None:
    assert read(slash("/inbox", channel_id=FOREIGN, user_id=BEN)).inbound.place == place_of(TEAM, BEN)


def test_who_has_to_be_looked_up_for_a_command_is_told() -> None:
    asked = asks_for(act_in, slash("/circle", f"add <@{BEN}>"), around())
    assert (asked.team, set(asked.users)) == (TEAM, {ANA, BEN})


# --- buttons ------------------------------------------------------------------------------------------------


def test_a_press_says_all_that_is_around_it() -> None:
    found = read(press(f"p{TOKEN}"))
    assert found.inbound == Inbound(
        key=f"slack:press:{ANA}:{CARD}:{AT}",
        who=Known(Account("slack", f"{TEAM}:{ANA}"), "Ana"),
        place=HERE,
        at=SENT,
        act=Press(TOKEN),
        organisation=TEAM,
        about=THE_CARD,
    )
    assert (found.letter, found.token, found.label) == ("p", TOKEN, "Consent")
    assert (found.on_message, found.ephemeral, found.view_id) == (True, False, "")


def test_a_press_on_what_one_person_sees_is_about_no_card() -> None:
    found = read(press(ephemeral=True))
    assert found.inbound.about is None
    assert (found.on_message, found.ephemeral, found.response_url) == (True, True, URL)


def test_a_press_on_a_card_in_a_thread_names_it_as_it_was_posted() -> None:
    box = {"message_ts": CARD, "channel_id": GARDEN, "thread_ts": "1.000001", "is_ephemeral": False}
    assert read(press(container=box)).inbound.about == MessageRef(HERE, f"1.000001/{CARD}")


def test_a_second_press_is_another_act() -> None:
    again = press()
    again["actions"][0]["action_ts"] = "1772445601.000200"
    assert read(again).inbound.key != read(press()).inbound.key


def test_a_button_that_only_leads_elsewhere_is_nothing() -> None:
    assert read_interaction(press("aXyZ1"), around()) is None


def test_a_press_in_the_private_conversation_is_done_there() -> None:
    box = {"message_ts": CARD, "channel_id": DIRECT, "is_ephemeral": False}
    found = read(press(container=box, channel={"id": DIRECT, "name": "directmessage"}))
    assert found.inbound.private
    assert found.inbound.about == MessageRef(place_of(TEAM, DIRECT), CARD)
    assert read(
        press(container=box, channel={"id": DIRECT}), im_of=lambda user: ""
    ).inbound.place == place_of(TEAM, DIRECT)


def test_a_press_in_the_home_is_done_in_private() -> None:
    found = read(home_press())
    assert (found.inbound.place, found.inbound.private) == (place_of(TEAM, DIRECT), True)
    assert (found.token, found.view_id, found.on_message) == ("inbox/open", "V0HOME", False)


# --- forms --------------------------------------------------------------------------------------------------


def test_a_sent_form_is_handed_in_where_it_was_opened() -> None:
    found = read(sent())
    assert found.inbound.act == Press(TOKEN, {"reason": "It is too dear."})
    assert (found.inbound.about, found.inbound.place, found.inbound.organisation) == (THE_CARD, HERE, TEAM)
    assert (found.kind, found.letter, found.token, found.view_id) == ("modal", "m", TOKEN, "V0FORM")
    assert (found.on_message, found.response_url) == (True, URL)


def test_a_form_brings_back_what_the_button_was_pressed_on() -> None:
    pressed = read(press(f"f{TOKEN}"))
    found = read(sent(pressed.origin(TOKEN)))
    for name in ("about", "place", "organisation", "private", "who"):
        assert getattr(found.inbound, name) == getattr(pressed.inbound, name)
    private = read(press(f"f{TOKEN}", ephemeral=True)).origin(TOKEN)
    assert (read(sent(private)).ephemeral, read(sent(private)).inbound.about) == (True, None)


def test_a_form_of_a_command_is_about_no_card() -> None:
    origin = read(slash("/consent", "quick")).origin("-/-/consent.quick")
    found = read(sent(origin))
    assert (found.inbound.about, found.inbound.place, found.on_message) == (None, HERE, False)


def test_people_who_are_chosen_are_named() -> None:
    users = {"type": "multi_users_select", "selected_users": [ANA, BEN]}
    one = {"type": "users_select", "selected_user": BEN}
    found = act(sent(members=users, member=one))
    assert isinstance(found, Press)
    assert (found.fields["members"], found.fields["member"]) == ("@Ana, @Ben B.", "@Ben B.")
    assert [each.account.id for each in found.mentions] == [f"{TEAM}:{ANA}", f"{TEAM}:{BEN}"]


def test_an_option_is_told_by_its_value_and_what_is_left_empty_is_empty() -> None:
    option = {"type": "static_select", "selected_option": {"value": "days", "text": {"text": "Days"}}}
    found = act(sent(deadline=option, reason=typed(None)))
    assert found == Press(TOKEN, {"reason": "", "deadline": "days"})


def test_every_field_of_a_form_comes_back_by_the_name_of_what_it_asks() -> None:
    asks = (
        Ask("reason", "Why?", kind="text"),
        Ask("until", "Until when?"),
        Ask("member", "Who?", kind="member"),
    )
    blocks = modal(Form(TOKEN, "Object", asks), "{}")["blocks"]
    answers = {block["block_id"]: {block["element"]["action_id"]: typed("x")} for block in blocks}
    payload = sent()
    payload["view"]["state"]["values"] = answers
    found = act(payload)
    assert isinstance(found, Press)
    assert list(found.fields) == ["reason", "until", "member"]


def test_the_same_form_sent_twice_is_one_act_and_a_mended_one_another() -> None:
    first, mended = read(sent()), read(sent(reason=typed("It is far too dear.")))
    assert first.inbound.key == read(sent()).inbound.key != mended.inbound.key
    assert first.inbound.key.startswith("slack:sent:V0FORM:156772938.1827394")
    assert read(sent(hash="156772939.1")).inbound.key != first.inbound.key


def test_what_a_form_brings_back_is_read_or_nothing() -> None:
    assert origin_of(FROM_CARD.metadata()) == FROM_CARD
    assert origin_of("") == origin_of("[1]") == origin_of(None) == Origin()
    assert read_interaction(submission("", reason=typed("x")), around()) is None


def test_a_form_that_is_closed_or_loads_is_nothing() -> None:
    closed = {**sent(), "type": "view_closed"}
    assert read_interaction(closed, around()) is None
    loading = sent()
    loading["view"]["callback_id"] = "loading"
    assert read_interaction(loading, around()) is None


# --- shortcuts ----------------------------------------------------------------------------------------------


def test_the_shortcut_that_is_everywhere_starts_a_proposal_in_private() -> None:
    found = read(interaction("shortcut", callback_id="propose", action_ts=AT))
    assert (found.inbound.act, found.kind) == (Command("consent", "propose"), "shortcut")
    assert (found.inbound.place, found.inbound.private) == (place_of(TEAM, DIRECT), True)
    assert found.inbound.key == f"slack:trigger:{found.trigger_id}"


def test_a_message_becomes_the_text_of_a_proposal_with_those_it_names() -> None:
    found = read(message_action(f"<@{ANA}> should buy a rake &amp; a hoe"))
    ana = Mention(Account("slack", f"{TEAM}:{ANA}"), "@Ana")
    text = {"text": "@Ana should buy a rake & a hoe"}
    assert found.inbound.act == Command("consent", "propose", text, (ana,))
    assert (found.inbound.place, found.inbound.private) == (HERE, False)


def test_what_hangs_on_a_message_is_proposed_by_its_address() -> None:
    files = [{"id": "F1", "permalink": "https://village.slack.com/files/F1"}]
    assert act(message_action("The plan:", files=files)) == Command(
        "consent", "propose", {"text": "The plan:\nhttps://village.slack.com/files/F1"}
    )
    assert act(message_action("")) == Command("consent", "propose")


def test_a_mention_of_the_bot_stays_in_what_is_proposed() -> None:
    assert act(message_action(f"<@{BOT}> may post here")) == Command(
        "consent", "propose", {"text": "@Keeper may post here"}
    )


def test_another_shortcut_is_nothing() -> None:
    assert read_interaction(interaction("shortcut", callback_id="weather"), around()) is None


# --- who somebody is ----------------------------------------------------------------------------------------


def test_somebody_of_an_organisation_is_known_by_it_however_they_act() -> None:
    user = {"id": ANA, "team_id": TEAM}
    enterprise = {"id": GRID, "name": "The Valley"}
    org_user = {"id": ANA, "team_id": GRID}
    found = [
        slash("/inbox", enterprise_id=GRID),
        press(user=user, enterprise=enterprise),
        press(user=org_user, enterprise=enterprise),
        press(user=user, team={"id": TEAM, "enterprise_id": GRID}),
        press(user=org_user, team=None, enterprise=enterprise),
    ]
    assert {read(one).inbound.who.account.id for one in found} == {f"{GRID}:{ANA}"}
    assert {read(one).inbound.organisation for one in found} == {TEAM}


def test_somebody_from_elsewhere_presses_as_themselves_in_the_workspace_of_the_card() -> None:
    team = {"id": ELSEWHERE, "enterprise_id": "E0OTHER"}
    found = read(press(team=team, user={"id": BEN, "team_id": ELSEWHERE})).inbound
    assert (found.who.account.id, found.organisation) == (f"E0OTHER:{BEN}", TEAM)


def test_whom_somebody_from_elsewhere_chooses_is_not_from_there() -> None:
    payload = sent(member={"type": "users_select", "selected_user": BEN})
    payload |= {"team": {"id": ELSEWHERE}, "enterprise": {"id": "E0OTHER"}}
    found = act(payload)
    assert isinstance(found, Press)
    assert [each.account.id for each in found.mentions] == [f"{TEAM}:{BEN}"]


def test_what_is_done_in_a_channel_of_others_belongs_to_where_the_app_is_installed() -> None:
    found = read(press(team={"id": ELSEWHERE}, ephemeral=True))
    assert (found.team, found.inbound.who.account.id) == (TEAM, f"{TEAM}:{ANA}")


def test_the_installation_knows_its_organisation_where_a_payload_does_not_say_it() -> None:
    grid = {TEAM: Bot(BOT, enterprise=GRID)}
    assert read(press(), bots=grid).inbound.who.account.id == f"{GRID}:{ANA}"


def test_an_admin_is_one_only_as_far_as_that_was_looked_up() -> None:
    assert not read(press()).inbound.admin
    assert read(press(), is_admin=lambda user: True).inbound.admin


def test_a_form_from_a_card_belongs_to_the_workspace_of_the_card() -> None:
    second = {TEAM: Bot(BOT), ELSEWHERE: Bot("U1KEEPER")}
    found = sent(Origin(TOKEN, GARDEN, CARD, team=ELSEWHERE))
    assert read(found, bots=second).team == ELSEWHERE


def test_nothing_that_opens_a_door_is_written_down() -> None:
    for found in (read(slash("/inbox")), read(press()), read(sent())):
        assert URL not in repr(found)
    assert URL not in repr(FROM_CARD)


# --- anything -----------------------------------------------------------------------------------------------

REAL = (
    slash("/consent", "quick Buy a rake"),
    press(),
    press(ephemeral=True),
    home_press(),
    sent(),
    message_action("Buy a rake"),
    interaction("shortcut", callback_id="propose"),
)


def test_whatever_comes_in_an_interaction_or_nothing_comes_out() -> None:
    inner = spoilt(REAL[0])
    for each in REAL[1:]:
        inner = inner | spoilt(each)

    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)
    @given(anything | inner)
    def holds(payload: Any) -> None:
        found = read_interaction(payload, around())
        assert found is None or isinstance(found.inbound, Inbound)

    holds()
