"""What is told to who did something, after its acknowledgement: by whichever way still leads to them.

Slack's documentation, "Handling user interaction in your Slack apps": a ``response_url`` takes five answers
within 30 minutes. It is a secret, and stands in no line of the log.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

import aiohttp
import structlog
from slack_sdk.webhook import WebhookResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.slack import render
from adapters.slack.around import thread_and_ts
from adapters.slack.interactions import Interaction
from adapters.slack.limits import Json
from adapters.slack.wire import Away, Refused, Wire, to_wait
from bot.cards import Capabilities, Card, fit
from bot.ports import Gone, TryLater

log = structlog.get_logger()

LATER = (1.0, 3.0)
"""Seconds between two attempts at an answer."""
LONGEST = 10.0
"""Seconds that one attempt may take, and that Slack may ask us to wait before the next."""

AT_ONCE = 30
"""Answers on their way at the same time. In a crowd, acknowledgements come first: Slack waits for nothing
else."""

_SILENT = logging.getLogger("adapters.slack.responding.silent")
_SILENT.setLevel(logging.ERROR)  # slack-sdk would write the address down

Whisper = Callable[[Interaction, Card], Awaitable[None]]


class Responding:
    """Answers people.

    Args:
        whisper: tells somebody in the private conversation.
    """

    def __init__(self, wire: Wire, can: Capabilities, whisper: Whisper) -> None:
        self._wire = wire
        self._can = can
        self._whisper = whisper
        self._turns = asyncio.Semaphore(AT_ONCE)

    def body(self, card: Card, *, ephemeral: bool) -> Json:
        """A message in answer, as the acknowledgement of a command or a ``response_url`` takes it."""
        return {"response_type": "ephemeral" if ephemeral else "in_channel", **self._drawn(card, ephemeral)}

    def in_view(self, card: Card) -> Card:
        """The card as it is shown where nobody can put marks."""
        return fit(card, replace(self._can, marks=False))

    def _drawn(self, card: Card, ephemeral: bool) -> Json:
        return render.payload(self.in_view(card) if ephemeral else fit(card, self._can))

    async def tell(
        self, to: Interaction, card: Card, *, ephemeral: bool = True, replaces: bool = False
    ) -> None:
        """Tells who did something what came of it. Raises nothing but cancellation.

        Args:
            ephemeral: for their eyes only; always so where another way has to be taken than the first.
            replaces: it takes the place of the message with the button.
        """
        thread = ""
        if to.inbound.about is not None:
            thread, _ = thread_and_ts(to.inbound.about)
        if to.response_url:
            body = {**self.body(card, ephemeral=ephemeral), "replace_original": replaces}
            if thread and not replaces:
                body["thread_ts"] = thread
            if await self._respond(to, body, again=ephemeral):
                return
        if to.channel:
            try:
                await self._wire.whisper(
                    to.team, to.channel, to.user, self._drawn(card, True), thread or None
                )
                return
            except (Refused, Gone, TryLater, Away) as error:
                log.info("nobody could be told in the channel", key=to.inbound.key, error=error)
        try:
            await self._whisper(to, card)
        except Exception as error:  # there is no way left, and nobody waits for this
            log.warning("an answer didn't reach anybody", key=to.inbound.key, error=error)

    async def _respond(self, to: Interaction, body: Json, *, again: bool) -> bool:
        """Sends an answer to its ``response_url``. Gives whether it was taken.

        Args:
            again: it does no harm if the person sees it twice.
        """
        for pause in (*LATER, None):
            wait = 0.0
            try:
                async with self._turns:
                    await respond(self._wire, to.team, to.response_url, body)
                return True
            except (Refused, Gone) as error:
                log.info("an answer came too late", key=to.inbound.key, error=error)
                return False
            except TryLater as error:
                wait = error.after.total_seconds()
                log.info("an answer has to wait", key=to.inbound.key)
            except Away as error:
                log.info("an answer didn't go out", key=to.inbound.key, error=error)
                if not again:
                    return False
            if pause is None or wait > LONGEST:
                return False
            await asyncio.sleep(max(pause, wait))
        return False


async def respond(wire: Wire, team: str, url: str, body: Json) -> None:
    """Sends one answer to a ``response_url``.

    Raises:
        Gone: it takes no more answers, or the message that should be replaced is no more.
        TryLater, Away: as the calls of the Web API.
        Refused: the answer isn't taken as it is.
    """
    client = await wire.client(team)
    webhook = AsyncWebhookClient(
        url,
        ssl=client.ssl,
        proxy=client.proxy,
        session=client.session,
        trust_env_in_session=client.trust_env_in_session,
        logger=_SILENT,
        retry_handlers=[],
    )
    try:
        async with asyncio.timeout(LONGEST):
            told = await webhook.send_dict(body)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        raise Away(type(error).__name__) from None  # its words may hold the address
    _check(told)


def _check(told: WebhookResponse) -> None:
    """slack-sdk raises nothing for an error of Slack's."""
    status = told.status_code
    if status == 429:
        raise to_wait(told.headers, otherwise=1)
    if status >= 500:
        raise Away(f"Slack has an error of its own ({status})")
    if status in (404, 410):
        raise Gone(f"no answer is taken any more ({status})")
    if status >= 300:
        raise Refused(str(status))
