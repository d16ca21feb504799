"""Answers to interactions: the first within three seconds, forms before deeds, nothing lost when it is late.

Discord ends an interaction that isn't answered within three seconds, and then tells the person that the app
did not respond (Discord's documentation, "Receiving and Responding to Interactions").
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import structlog

from adapters import receipts
from adapters.discord import render
from adapters.discord.callbacks import Callbacks
from adapters.discord.inbound import Interaction
from adapters.discord.inviting import missing_here
from adapters.discord.limits import EPHEMERAL
from adapters.discord.naming import Naming
from adapters.discord.wire import ANSWERED, LATE, Away, Files, Json, Refused, Wire
from adapters.latest import Latest
from bot.cards import Capabilities, Card, Paragraph, fit
from bot.ports import Command, Desk, Gone, Reply, TryLater
from bot.words.catalogue import Speaker

log = structlog.get_logger()

PATIENCE = 1.5
"""Seconds that the engine may take before the person is told that it is being done, or before a form is left
out."""
SUGGESTING = 2.2
"""Seconds after which suggestions come too late to be of use."""
MESSAGE, THINKING, SILENTLY, SUGGESTIONS, FORM = 4, 5, 6, 8, 9
"""Interaction callback types."""
LATER = (1.0, 3.0, 10.0)
"""Seconds between two attempts at a later one."""
REMEMBERED = 1_000
"""Interactions of which a repetition is known."""

Whisper = Callable[[Interaction, Card], Awaitable[None]]


class Answering:
    """Takes interactions in, one at a time each, and answers them.

    Args:
        application: the application's id, under which later answers are sent.
        whisper: tells the person privately what could no longer be said as an answer.
    """

    def __init__(
        self,
        desk: Desk,
        wire: Wire,
        callbacks: Callbacks,
        can: Capabilities,
        application: str,
        whisper: Whisper,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._wire = wire
        self._callbacks = callbacks
        self._naming = Naming(wire)
        self._can = can
        self._application = application
        self._whisper = whisper
        self._clock = clock
        self._taken: Latest[None] = Latest(REMEMBERED)

    async def take(self, interaction: Interaction, came: float) -> None:
        """Does what the person wants, and answers. Raises nothing but cancellation.

        Args:
            came: when the interaction reached us, by the clock.
        """
        if interaction.id in self._taken:
            return  # a session that goes on repeats what it isn't sure of
        self._taken.put(interaction.id, None)
        try:
            await self._take(interaction, came)
        except (Refused, Gone, TryLater, Away) as error:
            log.warning("an interaction couldn't be answered", key=interaction.inbound.key, error=error)
        except Exception:
            log.exception("an interaction went wrong", key=interaction.inbound.key)

    async def _take(self, interaction: Interaction, came: float) -> None:
        speaker = Speaker(interaction.inbound.language, "UTC")
        if interaction.kind == "command":
            interaction = replace(interaction, inbound=await self._naming.named(interaction.inbound))
        match interaction.kind:
            case "autocomplete":
                await self._suggest(interaction, came)
                return
            case "press" if interaction.letter == "w":
                sure = render.confirm(interaction.token, speaker.language, label=interaction.label)
                await self._first(interaction, MESSAGE, sure)
                return
            case "command" | "menu":
                lacking = missing_here(interaction.app_permissions, interaction.inbound)
                if lacking:
                    told = Paragraph(speaker.say("discord-permissions-missing", names=", ".join(lacking)))
                    await self._say(interaction, Card(blocks=(told,)), ephemeral=True)
                    return
        if interaction.kind in ("command", "menu") or interaction.letter == "f":
            form = None
            try:
                async with asyncio.timeout(max(0.1, PATIENCE - (self._clock() - came))):
                    form = await self._desk.form(interaction.inbound)
            except TimeoutError:
                if interaction.kind == "press":  # without its form it would be another answer
                    await self._say(interaction, receipts.sorry(speaker), ephemeral=True)
                    return
            if form is not None:
                act = interaction.inbound.act
                named = act.mentions if isinstance(act, Command) else ()
                await self._first(interaction, FORM, render.modal(form, f"m{form.token}", named))
                return
        await self._do(interaction, came, speaker)

    async def _suggest(self, interaction: Interaction, came: float) -> None:
        try:
            async with asyncio.timeout(max(0.1, SUGGESTING - (self._clock() - came))):
                found = await self._desk.suggestions(interaction.inbound, interaction.option)
        except TimeoutError:
            found = ()
        await self._first(interaction, SUGGESTIONS, render.choices(found))

    async def _do(self, interaction: Interaction, came: float, speaker: Speaker) -> None:
        """Hands the act in; if that takes long, the person is told first that it is being done."""
        doing = asyncio.ensure_future(self._desk.handle(interaction.inbound))
        try:
            left = PATIENCE - (self._clock() - came)
            done, _ = await asyncio.wait({doing}, timeout=max(0.0, left))
            thought = None
            if not done:
                # In its place comes the answer. A second message couldn't be sent again without harm where
                # its own answer is lost.
                try:
                    thought = await self._first(interaction, THINKING, {"flags": EPHEMERAL})
                except (Refused, Gone, TryLater, Away) as error:
                    log.info("nobody sees that it is being done", error=error)
                    thought = False
            reply = await doing
        except asyncio.CancelledError:
            doing.cancel()
            raise
        await self._reply(interaction, reply, speaker, thought)

    async def _reply(
        self, interaction: Interaction, reply: Reply | None, speaker: Speaker, thought: bool | None
    ) -> None:
        """Tells what came of it.

        Args:
            thought: whether the person sees that it is being done; ``None``: there was no need to say so.
        """
        if reply is None:
            if interaction.on_message:
                if thought is None:
                    await self._first(interaction, SILENTLY, None)
                elif thought:
                    await self._wire.drop_answer(self._application, interaction.token_)
                return
            card = receipts.done(speaker)
        else:
            card = reply.card
            if reply.refused:
                card = receipts.with_their_words(card, interaction.inbound.act, speaker)
        ephemeral = reply is None or reply.private or reply.refused or interaction.inbound.private
        if thought is None:
            await self._say(interaction, card, ephemeral=ephemeral)
        elif not thought or not await self._amend(interaction, card):
            await self._whisper(interaction, card)

    async def _amend(self, interaction: Interaction, card: Card) -> bool:
        """Puts the answer in the place of the "thinking …". Gives whether that was possible."""
        body, files = self._drawn(card, ephemeral=False)  # it is for their eyes since it was announced
        for pause in (*LATER, None):
            try:
                await self._wire.amend_answer(self._application, interaction.token_, body, files)
                return True
            except (Refused, Gone) as error:
                log.info("an answer came too late", key=interaction.inbound.key, error=error)
                return False
            except (Away, TryLater) as error:
                log.info("an answer didn't go out", key=interaction.inbound.key, error=error)
            if pause is not None:
                await asyncio.sleep(pause)
        return False

    async def _say(self, interaction: Interaction, card: Card, *, ephemeral: bool) -> None:
        body, files = self._drawn(card, ephemeral=ephemeral)
        if not await self._first(interaction, MESSAGE, body, files):
            await self._whisper(interaction, card)

    def _drawn(self, card: Card, *, ephemeral: bool) -> tuple[Json, Files]:
        # Nobody can put a mark under what one person alone sees.
        can = replace(self._can, marks=False) if ephemeral else self._can
        drawn = render.payload(fit(card, can))
        flags = drawn.json["flags"] | (EPHEMERAL if ephemeral else 0)
        return {**drawn.json, "flags": flags}, drawn.files

    async def _first(self, interaction: Interaction, kind: int, data: Any, files: Files = ()) -> bool:
        """The first answer. Gives whether the person got it: one that was answered already did, by this
        very answer, whose confirmation was lost."""
        body: Json = {"type": kind} if data is None else {"type": kind, "data": data}
        try:
            await self._callbacks.send(interaction.id, interaction.token_, body, files)
        except Refused as refused:
            if refused.code == ANSWERED:
                return True
            if refused.code != LATE:
                raise
            log.info("an interaction had ended before it was answered", key=interaction.inbound.key)
            return False
        except (Away, TryLater) as error:
            log.info("a first answer didn't go out", key=interaction.inbound.key, error=error)
            return False
        return True
