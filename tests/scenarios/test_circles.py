"""What a circle is and who belongs to it, as its members meet it."""

from tests.scenarios.telling import adopted, all_consent, circle_called, ends, flat, register
from tests.world import Person, World


async def test_members_stand_in_the_order_in_which_they_came(world: World) -> None:
    names = ("Dan", "Ana", "Gil", "Cleo", "Fay", "Ben")
    people = await world.circle(*names)
    home = world.messages()[0]
    assert "6 members: Dan, Ana, Gil, Cleo, Fay and Ben." in flat(home)
    newcomers = [world.person(name) for name in ("Zoe", "Yan")]
    await people[0].types("!circle add Zoe, Yan", mentions=newcomers)
    assert "8 members: Dan, Ana, Gil, Cleo, Fay, Ben, Zoe and Yan." in flat(home)


async def test_join_is_not_offered_to_who_belongs_already(world: World) -> None:
    _, ben = await world.circle("Ana", "Ben")
    zoe = world.person("Zoe")
    await ben.writes_privately("circle show")
    assert "Join" not in ben.letter.labels
    await zoe.types("!circle show")
    assert "Join" in world.last.labels


async def test_those_who_answered_are_named_in_the_order_of_their_answers(world: World) -> None:
    people = await world.circle("Dan", "Ana", "Cleo", "Ben")
    await people[0].types("!consent quick A bench\nWe build a bench.")
    await all_consent(*reversed(people))
    assert "Ben, Cleo, Ana and Dan consent" in flat(world.card)


async def test_people_who_arent_waited_for_are_named_by_name(world: World) -> None:
    people = await world.circle("Dan", "Ana", "Cleo", "Ben", "Eva")
    for person in (people[3], people[1], people[2]):
        await person.types("!circle away until: 30 march")
    await people[0].types("!consent quick A bench\nWe build a bench.")
    assert "Informed, not waited for: Ana, Ben and Cleo." in flat(world.card)


# --- a circle ends ------------------------------------------------------------------------------------


async def three_levels(world: World) -> dict[str, Person]:
    """Village, in it Garden, in it Beds; two people each."""
    await world.circle("Ana", "Ben", name="Village", room="village")
    await world.circle("Dan", "Eva", name="Garden", lines="parent: Village", room="garden")
    await world.circle("Fay", "Gil", name="Beds", lines="parent: Garden", room="beds")
    return world.people


async def test_a_closed_circle_ends_what_runs_in_it_and_hands_its_domain_up(world: World) -> None:
    people = await three_levels(world)
    dan, eva = people["Dan"], people["Eva"]
    await adopted(world, dan, eva)
    await dan.types("!consent propose A rake\nWe buy a rake.")
    await dan.types("!circle settings\nsilence: lapse")
    await eva.types("!circle close We merge with the village.")
    assert "We merge with the village." in world.card.text
    await all_consent(dan, eva)
    assert await ends(world) == {1: "adopted", 2: None, 3: None, 4: "adopted"}, "it may still be a mistake"
    await world.passes(minutes=11)
    assert await ends(world) == {1: "adopted", 2: "escalated", 3: "dropped", 4: "adopted", 5: None}
    assert (await world.process(5))["circle"] == (await circle_called(world, "Village"))["name"]
    assert await register(world) == {1: "in force"}, "agreements stay on record"
    assert "The circle was closed." in world.messages()[-1].text or any(
        "The circle was closed." in message.text for message in world.messages()
    )


async def test_circles_inside_a_closed_one_belong_to_the_one_above(world: World) -> None:
    people = await three_levels(world)
    dan, eva, fay = people["Dan"], people["Eva"], people["Fay"]
    await dan.types("!circle close")
    await all_consent(dan, eva)
    assert (await circle_called(world, "Beds"))["parent"] == "Village"
    await eva.writes_privately("consent reopen #1")
    assert (await circle_called(world, "Beds"))["parent"] == "Garden"
    await eva.marks("👍")
    await world.passes(minutes=11)
    await fay.types("!consent propose Bed seven\nWe dig it over.", room="beds")
    await fay.types("!consent escalate", room="beds")
    assert (await world.process(3))["circle"] == "Village", "nothing is handed into the void"


async def test_the_agreements_of_a_closed_circle_are_looked_after_by_the_one_above(world: World) -> None:
    people = await three_levels(world)
    ana, ben, dan, eva = (people[name] for name in ("Ana", "Ben", "Dan", "Eva"))
    await adopted(world, dan, eva, text="!consent quick A spade\nWe share a spade.\nreview: 2 months")
    await dan.types("!circle close")
    await all_consent(dan, eva)
    await world.passes(days=70)
    world.room = "village"
    due = next(m for m in reversed(world.messages()) if "It is time to look at #1 again" in flat(m))
    await ana.presses("Renew", due)
    await all_consent(ana, ben)
    assert await register(world) == {1: "in force"}
    await ben.types("!decisions list")
    assert "#1 A spade" in flat(world.last)


async def test_when_the_last_member_leaves_what_runs_ends_and_the_circle_sleeps(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    cleo = world.person("Cleo")
    await ana.types("!consent quick A spade\nWe buy a spade.")
    await ana.types("!circle leave")
    await ben.types("!circle leave")
    assert await ends(world) == {1: "dropped"}
    assert any("Nobody is left in the circle." in message.text for message in world.messages())
    letters = len(ana.inbox) + len(ben.inbox)
    await world.passes(days=30)
    assert len(ana.inbox) + len(ben.inbox) == letters, "nobody is asked about what they left"
    await cleo.types("!circle join")
    assert "you facilitate it" in flat(cleo.letter)


# --- settings -----------------------------------------------------------------------------------------


async def test_the_facilitator_changes_daily_habits_at_once_and_everybody_hears_of_it(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ben.types("!circle settings\naim: good soil")
    assert "Only the facilitator can do that" in flat(world.last)
    await ana.types("!circle settings\naim: good soil\nquiet_hours: 22:00-07:00")
    assert any("Ana changed how the circle is set up" in flat(message) for message in world.messages())
    assert "good soil" in flat(world.messages()[0])
    assert not (await world.record())["processes"]


async def test_what_touches_who_decides_and_how_is_decided_by_the_circle(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ben.types("!circle settings\nsilence: lapse\nminimum_answers: 2")
    card = flat(world.card)
    assert "silence: hold → lapse" in card
    assert "decided at the deadline" in card, "said so that one needn't know the word"
    await all_consent(ana, ben)
    settings = (await world.record())["circles"][0]["settings"]
    assert (settings["silence"], settings["minimum_answers"]) == ("lapse", 2)


async def test_what_is_so_already_needs_no_decision(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types("!circle settings\njoining: ask")
    assert "nothing was changed" in flat(world.last)
    assert not (await world.record())["processes"]


async def test_a_settings_decision_does_what_its_text_says_after_it_was_amended(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types("!circle settings\nsilence: lapse")
    await ana.types("!consent amend #1 We try it, but with at least three answers.")
    assert "needs a line for each that changes" in flat(world.last)
    await ana.types("!consent amend #1 We try it, with real answers:\nsilence: lapse\nminimum_answers: 3")
    await all_consent(ana, ben)
    settings = (await world.record())["circles"][0]["settings"]
    assert (settings["silence"], settings["minimum_answers"]) == ("lapse", 3)


async def test_a_correction_cant_change_a_setting(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types("!circle settings\nminimum_answers: 3")
    await ana.types("!consent fix #1 We change our settings:\nminimum_answers: 2")
    assert "changes a setting, and so the meaning" in flat(world.last)
    await ana.types("!consent fix #1 We change one setting of ours:\nminimum_answers: 3")
    assert "corrected the text" in flat(world.last)


async def test_a_setting_out_of_bounds_is_refused_before_the_circle_is_asked(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types("!circle settings\nminimum_window: 200 days")
    assert not (await world.record())["processes"]


async def test_settings_are_shown_in_the_language_of_the_circle(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben", lines="language: de")
    await ana.types("!circle settings")
    assert "minimum_window: 24 Stunden" in flat(world.last)
    assert "review: 1 Jahr" in flat(world.last)
    await ana.types("!circle settings\nconsent: 4 Tage")
    await ana.types("!circle settings")
    assert "consent: 4 Tage" in flat(world.last)


async def test_whoever_looks_at_somebody_sees_their_roles_and_terms(world: World) -> None:
    ana, ben, *_ = await world.circle("Ana", "Ben")
    await ana.types("!circle role secretary\nmember: @ben:example.org\nterm: 6 months")
    await ben.types("!circle person @ben:example.org")
    assert "secretary: Ben, assigned by Ana, not elected, until" in ben.letter.text
    assert "facilitator" not in ben.letter.text
    await ben.types("!circle person @zoe:example.org")
    assert "Not a member of any circle here" in ben.letter.text
