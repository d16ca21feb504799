"""Says hello to a server that let the bot in: what it is, and the first step. Once, and in its language."""

import asyncio
from datetime import datetime, timedelta

import discord
import structlog

from adapters.discord.inbound import PLATFORM
from adapters.discord.places import Places
from adapters.discord.wire import Away, Json, Refused
from adapters.welcoming import Post, hello
from bot.cards import Card
from bot.ports import Clock, Desk, Gone, Place, TryLater
from bot.words.catalogue import Speaker

log = structlog.get_logger()

FIRST_START = timedelta(days=1)
"""How long ago a server may have let in a bot that has never run before: invited first, started then."""
PAUSES = (1.0, 5.0, 30.0, 120.0)
"""Seconds before it is tried again."""


class Welcoming:
    """Greets servers.

    Args:
        post: sends a card; the same key gives the same message.
    """

    def __init__(self, desk: Desk, places: Places, clock: Clock, post: Post) -> None:
        self._desk = desk
        self._places = places
        self._clock = clock
        self._post = post

    async def arrived(self, guild: Json, *, now: bool) -> None:
        """A server is shown to us for the first time since we started. Greets it if it let us in just now,
        or while nobody listened; one that we only came back to hears nothing.

        Args:
            guild: as ``GUILD_CREATE`` brings it.
            now: we were let in at this moment; it isn't one of those that a session began with.
        """
        if not now and not await self._missed(guild):
            return
        id = str(guild.get("id"))
        channel = self._places.greeting_place(id)
        if channel is None:
            log.info("a server lets the bot write nowhere", organisation=id)
            return
        key = f"{PLATFORM}:welcome:{id}:{guild.get('joined_at')}"
        card = welcome(str(guild.get("preferred_locale") or ""))
        for pause in (*PAUSES, None):
            try:
                await self._post(key, Place(PLATFORM, channel), card)
                return
            except (TryLater, Away) as error:
                log.info("a server couldn't be greeted", organisation=id, error=error)
                if pause is not None:
                    await asyncio.sleep(pause)
            except (Gone, Refused) as error:
                log.info("a server can't be greeted", organisation=id, error=error)
                return

    async def _missed(self, guild: Json) -> bool:
        """Whether it let us in since we last listened."""
        joined = datetime.fromisoformat(str(guild["joined_at"]))
        cursor = await self._desk.cursor(PLATFORM)
        if cursor is None or not cursor.isdecimal():
            return joined > self._clock.now() - FIRST_START
        return joined > discord.utils.snowflake_time(int(cursor))


def welcome(locale: str) -> Card:
    """What the bot is, and how one begins, in the language of a locale as Discord writes it."""
    speaker = Speaker(locale, "UTC")
    return hello(speaker, speaker.say("discord-welcome-first"))
