"""Modals on people's screens: opened within three seconds of what they did, and filled again later.

Slack's documentation, "Modals": a ``trigger_id`` is good for one modal and for three seconds.
"""

import asyncio
from dataclasses import dataclass
from hashlib import sha256

import structlog

from adapters.slack.interactions import Interaction
from adapters.slack.limits import Json
from adapters.slack.wire import Away, Refused, Wire
from bot.ports import Gone, TryLater

log = structlog.get_logger()

TRIGGER = 3.0
"""Seconds for which a trigger lives."""
LATER = (0.5, 2.0)
"""Seconds between two attempts to fill a modal again, which can be done any number of times."""
USED = "exchanged_trigger_id"


@dataclass(frozen=True, slots=True)
class Window:
    """A modal that somebody sees."""

    id: str = ""
    """Empty: the answer that told it was lost, and it is known by its name alone."""
    name: str = ""


class Windows:
    """Opens modals and fills them again."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def open(self, by: Interaction, view: Json) -> Window | None:
        """Shows a modal to who has just done something; ``None``: it can't be shown, as its time is over or
        Slack doesn't take it."""
        if not by.trigger_id:
            return None
        name = sha256(by.inbound.key.encode()).hexdigest()[:32]
        lost = False
        try:
            async with asyncio.timeout(TRIGGER):
                for _ in range(2):
                    try:
                        id = await self._wire.open(by.team, by.trigger_id, {**view, "external_id": name})
                    except Away:
                        lost = True
                    except Refused as refused:
                        if not (lost and refused.error == USED):
                            raise
                        return Window(name=name)  # it was opened, only the answer didn't reach us
                    else:
                        return Window(id, name)
        except (Refused, Gone, TryLater, TimeoutError) as error:
            log.info("a modal wasn't opened", key=by.inbound.key, error=error)
        return None

    async def fill(self, window: Window, by: Interaction, view: Json) -> bool:
        """Puts something else in a modal. Gives whether the person can see it."""
        named = {**view, "external_id": window.name} if window.name else view
        for pause in (*LATER, None):
            try:
                await self._wire.reshow(by.team, window.id, named)
                return True
            except (Refused, Gone) as error:
                log.info("a modal is no more", key=by.inbound.key, error=error)
                return False
            except (Away, TryLater) as error:
                log.info("a modal wasn't filled", key=by.inbound.key, error=error)
            if pause is not None:
                await asyncio.sleep(pause)
        return False
