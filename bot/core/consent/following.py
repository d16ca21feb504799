"""What a consent decision leads to elsewhere: in circles, in agreements, and in other decisions."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.core import agreement
from bot.core.agreement import agreement_of
from bot.core.circle import commands as circle_commands
from bot.core.consent import events as e
from bot.core.consent.commands import Handed
from bot.core.consent.planning import dates_from
from bot.core.consent.state import Decision, Effect, Outcome
from bot.core.former import Former
from bot.core.kernel import Begin, Context, Fact, Follow, Following, MemberId, Spread, StreamId
from bot.core.process import CircleEnded, Ended


def follows(after: Decision, happened: Fact[Any], ctx: Context) -> Sequence[Following]:
    """What a decision does to circles and agreements, and what is undone when it is reopened."""
    if isinstance(happened.event, e.Reopened):
        return _undone(after)
    if isinstance(happened.event, e.Settled):
        return _for_good(after, ctx)
    if not isinstance(happened.event, e.Closed):
        return ()
    ended = _ended(after, happened, ctx)
    return (*ended, *_for_good(after, ctx)) if after.settled else ended


def _for_good(after: Decision, ctx: Context) -> Sequence[Following]:
    """What waits until nobody can call the last answer a mistake any more: a proposal on the same agreement
    begins, and what runs in a circle that was closed comes to its end."""
    adopted = after.outcome is Outcome.ADOPTED
    if after.effect.kind == "closing" and adopted:
        return (Spread(after.circle, CircleEnded("closed", ctx.circle.parent if ctx.circle else None)),)
    if after.replaces is None and after.effect.target in (None, after.circle):
        return ()
    in_force, changed = _in_force(after) if adopted else (None, False)
    return (Spread(after.circle, Ended(after.process, after.held_by, changed, in_force)),)


def _in_force(state: Decision) -> tuple[Former | None, bool]:
    """After the adoption: the agreement that holds instead of the one it was about, and whether that is
    another one than before."""
    if _enters_text(state):
        return Former(agreement_of(state.process), state.number), True
    return None, state.effect.kind == "drop"


def _ended(after: Decision, closed: Fact[e.Closed], ctx: Context) -> Sequence[Following]:
    if after.outcome is Outcome.ADOPTED:
        return _done(after, closed)
    if after.next_stream and after.outcome is Outcome.ESCALATED:
        return (_handed(after, after.next_stream),)
    if after.next_stream and after.outcome is Outcome.ROUTED:
        return (_handed(after, after.next_stream, Effect("take"), quick=True),)
    refuses_to_take = after.effect.kind == "take" and after.outcome in (Outcome.WITHDRAWN, Outcome.DROPPED)
    parent = ctx.circle.parent if ctx.circle else None
    if refuses_to_take and parent:
        return (_handed(after, parent),)
    return ()


def _handed(state: Decision, circle: StreamId, effect: Effect | None = None, *, quick: bool = False) -> Begin:
    origin = state.origin if state.effect.kind == "take" else state.process
    handed = Handed(state.title, state.text, effect or Effect(), quick, origin)
    return Begin("consent", circle, handed, by=state.proposer)


def _enters_text(state: Decision) -> bool:
    """Whether the adopted text enters the register: always, but for a renewal that left it as it was."""
    changed = state.text != state.revisions[0].text
    return state.effect.kind == "agreement" or (state.effect.kind == "renewal" and changed)


def _done(state: Decision, closed: Fact[e.Closed]) -> Sequence[Following]:
    effect = state.effect
    target = effect.target or state.circle
    if _enters_text(state):
        enter = agreement.Enter(
            title=state.title,
            text=state.text,
            decided_at=closed.at,
            basis="lapse" if state.basis == "lapse" else "consent",
            dates=dates_from(state),
            replaces=state.replaces,
        )
        return (Begin("agreement", state.circle, enter, state.number, agreement_of(state.process)),)
    if effect.kind == "take":
        return (_handed(state, state.circle),)
    commands: dict[str, Callable[[], Any]] = {
        "settings": lambda: circle_commands.Adopt(effect.changes, state.number),
        "removal": lambda: circle_commands.Expel(effect.member or MemberId(""), state.number),
        "closing": lambda: circle_commands.Close(state.number),
        "drop": lambda: agreement.Drop(state.number),
        "renewal": lambda: agreement.Renew(dates_from(state), state.number),
    }
    return (Follow(target, commands[effect.kind]()),)


def _undone(state: Decision) -> Sequence[Following]:
    effect = state.effect
    if _enters_text(state):
        return (Follow(agreement_of(state.process), agreement.Annul()),)
    target = effect.target or state.circle
    if effect.kind in ("drop", "renewal"):
        return (Follow(target, agreement.Restore(state.number)),)
    return (Follow(target, circle_commands.Undo(state.number)),)
