"""Languages: a German circle from beginning to end, and people who read another one than their circle."""

from tests.scenarios.telling import all_consent, card_of, ends, flat, told
from tests.world import World

BEES = "!consent propose Bienen\nWir stellen drei Völker an den Teich.\ndeadline: 7 Tage\nreview: 6 Monate"


async def test_a_german_circle_from_the_first_question_to_the_agreement(world: World) -> None:
    ana, ben, cleo = await world.circle(
        "Ana", "Ben", "Cleo", name="Garten", lines="language: de\ntimezone: Europe/Berlin"
    )
    assert "3 Mitglieder: Ana, Ben und Cleo." in flat(world.messages()[0])
    await ana.types(BEES)
    assert "Schritt 1 von 3, Fragen" in flat(world.card)
    assert "bis Mi. 4. März, 11:00 MEZ" in flat(world.card)
    await ben.types("!consent ask Wer kümmert sich?")
    await cleo.marks("✅")
    await ana.types("!consent answer Cleo und ich.")
    await ben.types("!consent react Ich freue mich.")
    await cleo.marks("✅")
    assert "Schritt 3 von 3, Konsent" in flat(world.card)
    await ben.marks("✋")
    await ben.writes_privately("Kinder spielen am Teich.")
    await all_consent(ana, cleo)
    assert "Ben hat einen Einwand" in flat(world.card)
    await ana.types("!consent amend Wir stellen drei Völker hinter die Hecke.")
    await all_consent(ana, ben, cleo)
    assert await ends(world) == {1: "adopted"}
    outcome = flat(world.last if "entschieden" in world.last.text else card_of(world, "entschieden"))
    assert "hat das am Mo. 2. März im Konsent entschieden" in outcome
    assert "eingearbeitet, sagt Ben" in outcome
    assert ".." not in outcome, "a day at the end of a sentence brings no second full stop"


async def test_what_cant_be_read_is_refused_in_german(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben", name="Garten", lines="language: de")
    await ana.types("!consent quick Zaun\nEin Zaun.\ndeadline: morgen 25 Uhr")
    assert "kann ich nicht als Zeit lesen" in flat(world.last)
    await ana.types("!consent propose")
    assert "Es fehlt ein Titel" in flat(world.last)
    assert "Zum Beispiel:" in flat(world.last)


async def test_everybody_reads_private_words_in_their_own_language(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ben.writes_privately("inbox settings\nlanguage: de")
    await ana.types("!consent quick A bench\nWe build a bench.")
    await world.passes(days=3, hours=1)
    assert told(ben, "Die Zeit ist um")
    assert told(cleo, "the time is over")
    assert "The time is over" in flat(card_of(world, "We build a bench."))


async def test_the_usual_roles_are_the_same_roles_in_every_language(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo", name="Garten", lines="language: de")
    await ana.types("!circle role Protokollführung\nmember: Ben")
    await ana.types("!circle role Imkerei\nmember: Cleo")
    await ana.types("!election start Moderator:in, Delegierte, Imkerei")
    await all_consent(ana, ben, cleo)
    card = flat(world.card)
    assert "#1 Wahl (Moderation)" in card
    assert "Danach: Delegation und Imkerei." in card
    await ana.types("!circle show")
    assert "Protokoll: Ben" in flat(world.last)
    held = {each["role"] for each in (await world.record())["circles"][0]["roles"]}
    assert held == {"facilitator", "secretary", "Imkerei"}
    await ana.types("!circle role Sekretariat")
    assert "Protokoll: Ben" not in flat((await ana.types("!circle show")) or world.last)
