"""Answers to interactions: what was done is durable before Slack hears of it, and it hears of it in time.

Slack tells the person that the app failed, if an interaction isn't acknowledged within three seconds, and
never sends it again (Slack's documentation, "Handling user interaction in your Slack apps").
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

import structlog

from adapters import receipts
from adapters.latest import Latest
from adapters.shortening import cut, whole
from adapters.slack import forms
from adapters.slack.connection import Ack
from adapters.slack.interactions import Interaction
from adapters.slack.limits import Json
from adapters.slack.markup import typed_with_slash
from adapters.slack.responding import Responding, Whisper
from adapters.slack.windows import Window, Windows
from adapters.slack.wire import Wire
from bot.cards import Block, Capabilities, Card, Form, Paragraph, Quote
from bot.ports import Command, Desk, Press, Reply
from bot.verbs import BY_WORDS, VERBS
from bot.words.catalogue import Speaker

log = structlog.get_logger()

PATIENCE = 1.5
"""Seconds that the engine may take before an interaction is acknowledged without its answer."""
AT_ONCE = 0.6
"""Seconds that a form may take before something else is shown in its place meanwhile."""
REMEMBERED = 1_000
"""Interactions of which a repetition is known."""
LONGEST_ERROR = 1_000
"""Characters of what is said beneath a field."""


@dataclass(slots=True)
class _Acknowledgement:
    """What Slack waits for: given once, whatever happens."""

    send: Ack
    said: asyncio.Future[Json | None]
    """What it carried."""

    @property
    def given(self) -> bool:
        return self.said.done()

    async def give(self, payload: Json | None = None) -> bool:
        """Acknowledges, unless that was done. Gives whether this payload got through."""
        if self.given:
            return False
        self.said.set_result(payload)
        try:
            await self.send(payload)
        except Exception as error:  # what was done is done, and the person is told by another way
            log.info("an acknowledgement didn't get through", error=error)
            return False
        return True


@dataclass(frozen=True, slots=True)
class _At:
    """One interaction, as it is being answered."""

    by: Interaction
    sent: str
    """Its key as Slack's payload gives it, however often it was tried."""
    ack: _Acknowledgement
    came: float
    speaker: Speaker


class Answering:
    """Takes interactions in and answers them, any number at a time.

    Args:
        whisper: tells the person in the private conversation what can be told by no other way.
        missing: says what has to be mended before anything can be done here; ``None``: nothing.
        clock: seconds that only go forward.
    """

    def __init__(
        self,
        desk: Desk,
        wire: Wire,
        can: Capabilities,
        whisper: Whisper,
        missing: Callable[[Interaction], Awaitable[Card | None]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._missing = missing
        self._windows = Windows(wire)
        self._responding = Responding(wire, can, whisper)
        self._clock = clock
        self._taken: Latest[_Acknowledgement] = Latest(REMEMBERED)
        self._refused: Latest[int] = Latest(REMEMBERED)

    async def take(self, interaction: Interaction, ack: Ack, came: float) -> None:
        """Does what the person wants, acknowledges it, and answers. Raises nothing but cancellation; then
        nothing is half done, and it is acknowledged only if it was already.

        Args:
            came: when the interaction reached us, by the clock.
        """
        given = _Acknowledgement(ack, asyncio.get_running_loop().create_future())
        sent = interaction.inbound.key
        interaction = self._counted(interaction)
        key = interaction.inbound.key
        before = self._taken.get(key, given)
        if before is not given:
            await self._repeat(interaction, before, given)
            return
        self._taken.put(key, given)
        at = _At(interaction, sent, given, came, Speaker(interaction.inbound.language, "UTC"))
        try:
            await self._take(at)
        except Exception:
            log.exception("an interaction went wrong", key=key)
            await self._apologise(at)
        await given.give()

    def _counted(self, interaction: Interaction) -> Interaction:
        """A form that was refused and is sent again as it was is another try, not a repetition."""
        inbound = interaction.inbound
        tries = self._refused.get(inbound.key, 0)
        if not tries:
            return interaction
        return replace(interaction, inbound=replace(inbound, key=f"{inbound.key}:{tries}"))

    async def _apologise(self, at: _At) -> None:
        try:
            await self._refuse(at, receipts.sorry(at.speaker))
        except Exception:
            log.exception("nor could that be said", key=at.by.inbound.key)

    async def _repeat(
        self, interaction: Interaction, before: _Acknowledgement, again: _Acknowledgement
    ) -> None:
        """The same once more: a form gets the same answer, and nothing else happens."""
        said: Json | None = None
        if interaction.kind == "modal":
            await asyncio.wait({before.said}, timeout=PATIENCE)
            said = before.said.result() if before.given else None
        await again.give(said)

    async def _take(self, at: _At) -> None:
        by = at.by
        missing = await self._missing(by)
        if missing is not None:
            await self._refuse(at, missing)
            return
        match by.kind:
            case "modal":
                await self._sent(at)
            case "command" if by.verbless:
                await self._offer_verbs(at)
            case "command" if not isinstance(by.inbound.act, Command):
                await self._do(at)
            case "press" if by.letter != "f":
                await self._do(at, _window_of(by))
            case _:
                await self._ask(at)

    # --- what is asked first --------------------------------------------------------------------------

    async def _offer_verbs(self, at: _At) -> None:
        await at.ack.give()
        act = at.by.inbound.act
        group = act.group if isinstance(act, Command) else ""
        runs = await self._may_run(at, group)
        view = forms.choice(group, at.by.origin("").metadata(), at.speaker.language, runs=runs)
        if await self._windows.open(at.by, view) is None:
            await self._form_is_lost(at)

    async def _may_run(self, at: _At, group: str) -> bool:
        """Whether something of the group may be running that the person could mean; so it is, too, where that
        can't be told at once."""
        verb = next((verb for verb in VERBS if verb.group == group and verb.process), None)
        if verb is None:
            return False
        meant = replace(at.by.inbound, act=Command(group, verb.name))
        try:
            async with asyncio.timeout(AT_ONCE):
                return bool(await self._desk.suggestions(meant, "number"))
        except Exception as error:
            log.warning("what is running couldn't be told", key=at.by.inbound.key, exc_info=error)
            return True

    async def _ask(self, at: _At) -> None:
        """Shows the form, if there is one; otherwise what was wanted is done."""
        by, window = at.by, _window_of(at.by)
        looking = asyncio.ensure_future(self._desk.form(by.inbound))
        try:
            left = AT_ONCE - (self._clock() - at.came)
            done, _ = await asyncio.wait({looking}, timeout=max(0.0, left))
            if not done and _lacks_something(by):
                await at.ack.give()
                window = await self._wait_in(window, at)
                if window is None:
                    await self._form_is_lost(at)
                    return
                done, _ = await asyncio.wait({looking})
            form = looking.result() if done else None
        except Exception:
            log.exception("nobody could say what has to be asked", key=by.inbound.key)
            await at.ack.give()
            await self._show(
                at, window, receipts.with_their_words(receipts.sorry(at.speaker), by.inbound.act, at.speaker)
            )
            return
        finally:
            looking.cancel()
        if form is None:
            await self._do(at, window)
        else:
            await self._show_form(at, window, form)

    async def _wait_in(self, window: Window | None, at: _At) -> Window | None:
        """Shows that it takes a moment, before the trigger has expired."""
        loading = forms.loading(at.speaker.language)
        if window is None:
            return await self._windows.open(at.by, loading)
        await self._windows.fill(window, at.by, loading)
        return window

    async def _show_form(self, at: _At, window: Window | None, form: Form) -> None:
        await at.ack.give()
        act = at.by.inbound.act
        named = act.mentions if isinstance(act, Command) else ()
        view = forms.modal(form, at.by.origin(form.token).metadata(), named)
        if window is None:
            if await self._windows.open(at.by, view) is None:
                await self._form_is_lost(at)
        elif not await self._windows.fill(window, at.by, view):
            await self._form_is_lost(at)

    async def _form_is_lost(self, at: _At) -> None:
        """Says what to do instead, and gives back what was written."""
        by, speaker = at.by, at.speaker
        if by.kind == "press":
            said: tuple[Block, ...] = (Paragraph(speaker.say("slack-form-lost-press", label=by.label)),)
        elif by.kind == "shortcut":
            said = (Paragraph(speaker.say("slack-form-lost-shortcut")), Quote(_example(by)))
        else:
            said = (Paragraph(speaker.say("slack-form-lost-command")), Quote(_example(by)))
        card = Card(blocks=said, language=speaker.language)
        await self._responding.tell(by, receipts.with_their_words(card, by.inbound.act, speaker))

    # --- what is done ---------------------------------------------------------------------------------

    async def _hand_in(self, at: _At) -> Reply | None:
        """Hands the act in; if that takes long, it is acknowledged meanwhile."""
        doing = asyncio.ensure_future(self._desk.handle(at.by.inbound))
        try:
            left = PATIENCE - (self._clock() - at.came)
            done, _ = await asyncio.wait({doing}, timeout=max(0.0, left))
            if not done:
                await at.ack.give()
            return await doing
        except asyncio.CancelledError:
            doing.cancel()
            raise
        except Exception:
            key = at.by.inbound.key
            log.exception("an act couldn't be handed in", key=key)
            self._taken.drop(key)  # whether it was taken in is known by the engine alone
            return Reply(receipts.sorry(at.speaker), private=True, refused=True)

    async def _do(self, at: _At, window: Window | None = None) -> None:
        """Does what was wanted, and tells what came of it.

        Args:
            window: the modal on the person's screen, in which that is shown.
        """
        by = at.by
        reply = await self._hand_in(at)
        if reply is None and by.kind == "press" and window is None and not by.ephemeral:
            await at.ack.give()  # the card moves, and says it all; what only one person sees doesn't
            return
        card = receipts.done(at.speaker) if reply is None else reply.card
        refused = reply is not None and reply.refused
        if refused:
            card = receipts.with_their_words(card, by.inbound.act, at.speaker)
        ephemeral = reply is None or reply.private or refused or by.inbound.private
        if window is not None or by.kind != "command":
            await at.ack.give()
            if by.kind == "press" and window is None and by.response_url:
                replaces = by.ephemeral and not refused
                await self._responding.tell(by, card, replaces=replaces)
            else:
                await self._show(at, window, card)
        elif not await at.ack.give(self._responding.body(card, ephemeral=ephemeral)):
            await self._responding.tell(by, card, ephemeral=ephemeral)

    async def _show(self, at: _At, window: Window | None, card: Card) -> None:
        """Shows an answer in a modal, where there is one or nothing else to answer on."""
        by = at.by
        view = forms.shown(self._responding.in_view(card), by.origin("").metadata())
        if window is not None:
            if await self._windows.fill(window, by, view):
                return
        elif not by.channel and await self._windows.open(by, view):
            return
        await self._responding.tell(by, card)

    # --- forms that were sent -------------------------------------------------------------------------

    async def _sent(self, at: _At) -> None:
        by = at.by
        reply = await self._hand_in(at)
        if reply is not None and reply.refused:
            if by.inbound.key in self._taken:
                self._refused.put(at.sent, self._refused.get(at.sent, 0) + 1)
            await self._refuse(at, reply.card)
            return
        await at.ack.give()
        if reply is not None:
            ephemeral = reply.private or by.inbound.private
            await self._responding.tell(by, reply.card, ephemeral=ephemeral, replaces=by.ephemeral)
        elif not by.on_message or by.ephemeral:
            await self._responding.tell(by, receipts.done(at.speaker), replaces=by.ephemeral)

    async def _refuse(self, at: _At, card: Card) -> None:
        """Says that nothing was done: in the form, which stays open with all that was written, if that is
        still possible; else with what was written."""
        by, act = at.by, at.by.inbound.act
        fields = act.fields if isinstance(act, Press) else {}
        if by.kind == "modal" and fields and not card.actions and not at.ack.given:
            sentence = cut(typed_with_slash(whole(card)), LONGEST_ERROR)
            # If this is lost, Slack says so itself, and the form stays open as well.
            await at.ack.give(
                {"response_action": "errors", "errors": {_concerned(fields, sentence): sentence}}
            )
            return
        await at.ack.give()
        await self._responding.tell(by, receipts.with_their_words(card, act, at.speaker))


def _window_of(by: Interaction) -> Window | None:
    """The modal in which a button was pressed."""
    return Window(by.view_id) if by.in_modal else None


def _lacks_something(by: Interaction) -> bool:
    """Whether there will be a form, as far as can be seen without asking."""
    act = by.inbound.act
    if by.kind != "command" or not isinstance(act, Command):
        return True
    verb = BY_WORDS.get((act.group, act.verb))
    if verb is None:
        return False
    if verb.process:
        return bool(verb.text) and not act.options.get(verb.text, "").strip()
    return bool(verb.form and verb.missing(act.options))


def _example(by: Interaction) -> str:
    """What can be typed in place of a form, in one go."""
    act = by.inbound.act
    words = (act.group, act.verb) if isinstance(act, Command) else ("", "")
    verb = BY_WORDS.get(words) or next(
        each for each in VERBS if each.example and words[0] in ("", each.group)
    )
    return typed_with_slash(verb.example or f"!{verb.words}")


def _concerned(fields: Mapping[str, str], sentence: str) -> str:
    """The field that a refusal is about: the one whose content it names, else the first."""
    named = [name for name, value in fields.items() if value.strip() and value.strip() in sentence]
    return max(named, key=lambda name: len(fields[name])) if named else next(iter(fields))
