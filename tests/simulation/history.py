"""Real-looking histories from a seed: people who decide things, crashes, duplicates, events out of order.

``python -m tests.simulation 5000`` plays thousands; the tests play fifty.
"""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.cards import Action
from bot.core.kinds import KINDS
from bot.ports import Inbound, Press
from bot.rows import Inbox, Timer
from tests.world import Person, World

NAMES = ("Ana", "Ben", "Cleo", "Dan", "Eva")
MARKS = ("👍", "👍", "👍", "✅", "✅", "✋", "⏳", "❓", "👎", "🙋", "🙋", "⏭️", "🔁", "🎉")
WORDS = (
    "It is too loud.",
    "Who pays?",
    "Good enough for now.",
    "Let us try it until May.",
    "I'd rather rent.",
    "Ben, he is patient.",
    "Ana, she is here.",
)
LINES = (
    "!consent quick Buy a shredder\nWe buy one.\ndeadline: 3 days",
    "!consent propose New opening hours\nTuesdays, 16 to 20.\ndeadline: 6 days",
    "!consent propose Stand-up\nWe stand.\nmode: live",
    "!consent quick A bigger one\nWe spend more.\nreplaces: #1",
    "!circle away until: 1 april",
    "!circle back",
    "!circle leave",
    "!circle join",
    "!circle settings\nsilence: lapse",
    "!circle settings\nprofile: s3",
    "!consent consent #1",
    "!consent object #1 It is too loud.",
    "!consent amend #1 We rent one.",
    "!consent amend #1 We borrow one.",
    "!consent amend #1",
    "!consent wait #1",
    "!consent ask #1 Who pays?",
    "!consent answer #1 2: We all do.",
    "!consent present #1",
    "!consent fix #1 We buy one!",
    "!consent advance #1",
    "!consent extend #1",
    "!consent withdraw #1 It isn't the time.",
    "!consent integrated #1",
    "!consent withdraw-objection #1",
    "!consent takeover #1",
    "!consent park #1 Let us rent.",
    "!consent quick A live one\nWe try one.\nreplaces: #1\nmode: live",
    "!consent call-a-round #1",
    "!round start The fair\nmode: live",
    "!round start How are you?\nmode: live\nkind: check-in",
    "!round start The fair\nkind: evaluation\ndeadline: 3 days",
    "!round start Where next?\nmode: blind",
    "!round say To the lake.",
    "!round say To the hills.",
    "!round pass",
    "!round later",
    "!round done",
    "!round next",
    "!round next",
    "!round close",
    "!round again",
    "!election start Secretary",
    "!election start Secretary\nmode: live",
    "!election start Facilitator, Cook\nterm: 6 months",
    "!election nominate Ben in the open",
    "!election candidate Ana for what was said",
    "!election candidate Ben for what was said",
    "!election nobody We look around.",
    "!election advance",
    "!election keep",
    "!election change Cleo she is calm",
    "!election consent",
    "!election decline",
    "!election object It is too much for one.",
    "!election amend For half a year.\nterm: 6 months",
    "!election takeover",
    "!decisions review #1",
    "!decisions review #1\nreview: 2 years\nterm: 3 years",
    "!decisions drop #1",
    "!decisions list",
    "!inbox",
)

BEGINNINGS = (
    "!election start Secretary\nterm: 6 months",
    "!election start Secretary",
    "!election start Facilitator, Cook",
    "!election start Secretary\nmode: live",
    "!round start The fair\nmode: live",
    "!round start Where next?\nmode: blind",
)
"""What a history may begin with, so that most that can become of it does become of it somewhere."""
ANSWERING = frozenset(
    ("present", "no-questions", "nothing-to-add", "consent", "nominate", "keep", "candidate", "say", "done")
)
"""The verbs by which people do what a card asks of them."""
DIFFERING = frozenset(("object", "decline", "amend", "integrated", "change", "nobody", "pass", "later"))
"""Those by which now and then somebody does otherwise."""


class Crash(BaseException):
    """The process dies."""


class History:
    """One history: what happens is a matter of its seed alone."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.world = World(f"sqlite:///{folder / f'{seed}.db'}")
        self.waiting: list[tuple[Person, Inbound]] = []
        self.handed: list[Inbound] = []
        self.crashing: str | None = None
        self.crashes = 0

    async def play(self, steps: int = 40) -> None:
        """Plays it, and checks at the end that all is as the record says."""
        world = self.world
        await world.start(point=self._point)
        try:
            people = await world.circle(*NAMES[: self.chance.randint(3, 5)])
            if self.chance.random() < 0.6:
                await self._hand_in(people[0].line(self.chance.choice(BEGINNINGS)))
            people.append(world.person("Zoe"))
            for _ in range(steps):
                await self._step(people)
            await self._deliver(everything=True)
            self.crashing = None
            await world.passes(days=self.chance.choice((0, 1, 4, 20)))
            await self._reopened()
            await self._check()
        finally:
            await world.store.close()

    def _point(self, name: str) -> None:
        if self.crashing == name:
            self.crashing = None
            raise Crash(name)

    # --- what happens ---------------------------------------------------------------------------------

    async def _step(self, people: list[Person]) -> None:
        person = self.chance.choice(people)
        move = self.chance.random()
        if move < 0.10:
            await self._survived(self.world.passes(hours=self.chance.choice((0.02, 0.1, 1, 13, 25, 80))))
            return
        if move < 0.24:
            await self._all_answer(people)
            return
        if move < 0.28:
            self.crashing = self.chance.choice(("before-commit", "after-commit"))
        elif move < 0.32 and self.handed:
            await self._hand_in(self.chance.choice(self.handed))
            return
        inbound = self._act(person)
        if inbound is not None:
            self.waiting.append((person, inbound))
        await self._deliver(everything=self.chance.random() < 0.7)

    async def _all_answer(self, people: list[Person]) -> None:
        """All do in turn what the newest card asks of them, as most people do on most days."""
        for person in people:
            verbs = DIFFERING if self.chance.random() < 0.12 else ANSWERING
            for message in reversed([*self.world.messages(), *person.inbox[-1:]]):
                asked = [each for each in message.card.actions if each.token.split("/")[2] in verbs]
                if asked:
                    action = self.chance.choice(asked)
                    await self._hand_in(person.acts(Press(action.token, self._fields(action)), message))
                    break

    def _act(self, person: Person) -> Inbound | None:
        """Something that the person does, as the platform would hand it in."""
        messages = [*self.world.messages(), *person.inbox][-12:]
        move = self.chance.random()
        if move < 0.35 or not messages:
            return person.line(self.chance.choice(LINES))
        message = self.chance.choice(messages)
        if move < 0.6:
            return person.marking(self.chance.choice(MARKS), message)
        if move < 0.68:
            return person.line(self.chance.choice(WORDS), private=True)
        if move < 0.74 and not message.ref.place.id.startswith("private:"):
            return person.line(self.chance.choice(WORDS), reply_to=message)
        if not message.card.actions:
            return None
        action = self.chance.choice(message.card.actions)
        return person.acts(Press(action.token, self._fields(action)), message)

    def _fields(self, action: Action) -> dict[str, str]:
        fields = {}
        for ask in action.asks:
            if ask.name == "term":
                fields[ask.name] = ""
            elif ask.choices:
                fields[ask.name] = self.chance.choice(ask.choices)[0]
            else:
                fields[ask.name] = self.chance.choice((*WORDS, ""))
        return fields

    async def _deliver(self, *, everything: bool) -> None:
        """What waits arrives, not always in the order in which it was done."""
        if self.chance.random() < 0.2:
            self.chance.shuffle(self.waiting)
        while self.waiting and (everything or self.chance.random() < 0.5):
            await self._hand_in(self.waiting.pop(0)[1])

    async def _hand_in(self, inbound: Inbound) -> None:
        """Hands in until it is acknowledged: a platform delivers again what wasn't."""
        self.handed.append(inbound)
        again = self.chance.random() < 0.1
        await self._survived(
            self.world.engine.handle(inbound), retry=lambda: self.world.engine.handle(inbound)
        )
        if again:
            await self._survived(self.world.engine.handle(replace(inbound)))
        await self._survived(self.world.settle())

    async def _survived(self, work: Any, retry: Any = None) -> None:
        """Does it; if the process dies of it, starts anew and does it again."""
        try:
            await work
        except BaseException as error:
            if not (isinstance(error, Crash) or "store" in str(error).casefold()):
                raise
            self.crashes += 1
            await self._reopened()
            if retry is not None:
                await retry()
            await self.world.settle()

    async def _reopened(self) -> None:
        self.crashing = None
        await self.world.store.close()
        await self.world.start(point=self._point)
        await self.world.settle()

    # --- what must be true ----------------------------------------------------------------------------

    async def _check(self) -> None:
        await self.world.store.read(self._replays)
        await self.world.store.read(self._took_all_in)
        record = await self.world.record()
        for process in record["processes"]:
            _decided_rightly(process)

    def _replays(self, uow: Any) -> None:
        """The log alone gives the state, the standing and the timers."""
        for id in uow.streams():
            stream = uow.load(id)
            kind, state = KINDS[stream.kind], None
            for happened in uow.facts(id):
                state = kind.evolve(state, happened)
            assert state == stream.state, f"the log of {stream.kind} #{stream.number} gives another state"
            timers = {timer.key: timer.due_at for timer in uow.find(Timer, stream=id)}
            assert timers == dict(kind.deadlines(state)), f"timers of {stream.kind} #{stream.number}"

    def _took_all_in(self, uow: Any) -> None:
        """Nothing acknowledged is lost, and nothing has an effect twice."""
        for inbound in self.handed:
            assert uow.get(Inbox, inbound.key) is not None, f"{inbound.act} was lost"
        begun: list[tuple[str, str]] = []
        for id in uow.streams():
            begun.append((uow.load(id).kind, uow.facts(id)[0].cause))
            seen: list[str] = []
            for happened in uow.facts(id):
                if happened.by is not None and (not seen or seen[-1] != happened.cause):
                    assert happened.cause not in seen, f"{happened.cause} had an effect twice on {id}"
                    seen.append(happened.cause)
        assert len(begun) == len(set(begun)), "one act began two processes"


def _heard_rightly(process: dict[str, Any]) -> None:
    """A complete round heard everybody; of any other, those unheard are named."""
    answers = [answer for answer in process["answers"] if answer["counts"]]
    heard = {one["member"] for one in answers if one["at"] <= (process["closed_at"] or one["at"])}
    missing = set(process["asked"]) - heard
    if process["outcome"] == "complete":
        assert not missing, f"#{process['number']} was complete without {missing}"
    elif process["outcome"] is not None:
        assert missing <= set(process["unheard"]), f"#{process['number']} doesn't name {missing}"


def _elected_rightly(process: dict[str, Any]) -> None:
    """Nobody is elected without their own yes, or over an objection; what is sealed isn't in the export."""
    number = process["number"]
    if process["phase"] in ("role", "nominations"):
        assert not any(each["nominee"] or each["step"] == "change" for each in process["answers"])
    if process["outcome"] != "elected":
        return
    last = process["candidates"][-1]
    assert last["result"] == "elected"
    standing = [each for each in process["answers"] if each["counts"] and each["step"] == "consent"]
    counting = {each["member"]: each["stance"] for each in standing}
    assert len(standing) == len(counting), f"#{number} counts two stances of one person"
    assert counting.get(last["member"]) == "consent", f"#{number} elected somebody without their yes"
    assert "objection" not in counting.values(), f"#{number} elected somebody over an objection"
    open_still = [each for each in process["objections"] if each["status"] in ("open", "reason pending")]
    assert not open_still, f"#{number} was decided while an objection stood"


def _decided_rightly(process: dict[str, Any]) -> None:
    """Checked from the export alone, by other rules than those of the bot."""
    if process["kind"] == "round":
        _heard_rightly(process)
    if process["kind"] == "election":
        _elected_rightly(process)
    if process["kind"] != "consent" or process["outcome"] != "adopted":
        return
    standing = [answer for answer in process["answers"] if answer["counts"] and answer["stance"]]
    counting = {answer["member"]: answer["stance"] for answer in standing}
    assert "objection" not in counting.values(), f"#{process['number']} was decided over an objection"
    open_still = [each for each in process["objections"] if each["status"] in ("open", "reason pending")]
    assert not open_still, f"#{process['number']} was decided while an objection stood"
    assert counting, f"#{process['number']} was decided by nobody"
    if process["silence"] == "hold":
        missing = set(process["asked"]) - set(counting) - set(process["away"])
        assert not missing, f"#{process['number']} was decided without {missing}"
