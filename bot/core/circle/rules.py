"""What a circle accepts and refuses, and what it waits for.

The rules, in the words of the field (*Many Voices One Song*, on circles, roles and membership):

1. No list, no consent: a circle always knows its members. Whoever creates it is the first.
2. Joining is as the circle decided: at once (``open``); by the facilitator, or by any two members
   (``ask``; one, where there is only one); not at all (``closed``). A request lapses after 14 days.
3. A person joins, leaves and goes on leave for themselves; nobody does it for them. Only the facilitator adds
   people, and they may leave. Only a decision of the circle removes somebody. Whoever was removed comes back
   only if two members let them in: one facilitator doesn't undo what the circle decided.
4. A role is filled by election, or assigned by the facilitator and shown as such. One holder: facilitator,
   leader, secretary, delegate; any other role may have several. Holders may step down.
5. When a term ends, the holder goes on until somebody follows, flagged.
6. No circle is stuck without a facilitator: while the role is vacant, any member may take it, assigned by
   themselves. Nobody else's role can be assigned meanwhile.
7. A circle whose last member has left sleeps: it keeps its name, settings and agreements. Whoever joins next
   is let in at once, however joining is set, since nobody is left to ask, and facilitates for three months,
   as a founder does.
8. The facilitator changes what a circle is and its daily habits; what touches who decides and how is changed
   by a consent decision. What a decision did can be taken back whole, while its last answer may be reopened.
9. A circle that was closed accepts nothing, except that its closing is taken back.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.core.circle import commands as c
from bot.core.circle import events as e
from bot.core.circle.state import (
    FACILITATOR,
    Circle,
    current,
    facilitator,
    holders,
    holdings,
    is_member,
    name_key,
)
from bot.core.kernel import (
    Accepted,
    Context,
    Decided,
    MemberId,
    Person,
    Refused,
    Ring,
    StreamId,
    message,
    refused,
)
from bot.core.settings import LONGEST_NAME, SETTINGS, Changes, Span, changes, need_consent, problem

FIRST_TERM = Span(months=3)
"""How long a founder facilitates, unelected."""
REQUEST_LASTS = timedelta(days=14)
VOUCHERS = 2


def decide(circle: Circle | None, command: Any, ctx: Context) -> Decided:
    """What the command leads to. Commands of people are refused without a person."""
    if isinstance(command, Ring):
        return _ring(circle, command, ctx)
    if circle is None:
        return _create(command, ctx) if isinstance(command, c.Create) else refused("circle-unknown")
    if isinstance(command, c.Undo):
        return _undo(circle, command)
    if circle.status == "closed":
        return refused("circle-is-closed", circle=circle.name)
    if isinstance(command, c.Create):
        return refused("circle-exists", circle=circle.name)
    effect = _EFFECTS.get(type(command))
    if effect is not None:
        return effect(circle, command, ctx)
    if ctx.actor is None:
        return refused("circle-needs-a-person")
    return _ACTS[type(command)](circle, command, ctx, ctx.actor)


# --- what a circle waits for --------------------------------------------------------------------------


def waits(circle: Circle) -> Mapping[str, tuple[datetime, Any]]:
    """By key, the moments a circle waits for, and what happens then. O(members)."""
    if circle.status == "closed":
        return {}
    found: dict[str, tuple[datetime, Any]] = {}
    for member, request in circle.requests.items():
        found[f"request:{member}"] = (request.at + REQUEST_LASTS, e.RequestEnded(member, "expired"))
    for member, seat in circle.members.items():
        if seat.away_until is not None:
            found[f"away-end:{member}"] = (seat.away_until, e.CameBack(member))
    for held in holdings(circle):
        if held.term_ends is None or held.expired:
            continue
        name = f"{name_key(held.role)}:{held.member}"
        found[f"term-end:{name}"] = (held.term_ends, e.TermEnded(held.role, held.member))
        near = circle.settings.term_reminder.before(held.term_ends)
        if not held.reminded and near > held.since:
            found[f"term-reminder:{name}"] = (near, e.TermNear(held.role, held.member, held.term_ends))
    return found


def deadlines(circle: Circle) -> Mapping[str, datetime]:
    """The moments a circle waits for, by key."""
    return {key: at for key, (at, _) in waits(circle).items()}


def _ring(circle: Circle | None, ring: Ring, ctx: Context) -> Decided:
    due = None if circle is None else waits(circle).get(ring.key)
    if due is None or due[0] != ring.due_at or ctx.now < due[0]:
        return Accepted()
    return Accepted((due[1],))


# --- coming and going ---------------------------------------------------------------------------------


def _create(command: c.Create, ctx: Context) -> Decided:
    if ctx.actor is None:
        return refused("circle-needs-a-person")
    if command.parent == ctx.stream:
        return refused("circle-parent-loop", circle=command.name)
    settings = {name: getattr(command.settings, name) for name in SETTINGS}
    wrong = problem(changes({"name": command.name, "aim": command.aim, **settings}))
    if wrong is not None:
        return Refused(wrong)
    created = e.Created(
        id=ctx.stream,
        name=_tidy(command.name),
        aim=command.aim,
        domain=command.domain,
        parent=command.parent,
        founder=ctx.actor,
        members=tuple(dict.fromkeys((ctx.actor, *command.members))),
        settings=command.settings,
        term_ends=FIRST_TERM.after(ctx.now),
    )
    return Accepted((created,))


def _join(circle: Circle, _: c.Join, ctx: Context, actor: MemberId) -> Decided:
    joining = circle.settings.joining
    if is_member(circle, actor):
        return Accepted(said=message("circle-already-member", circle=circle.name))
    if not circle.members:
        return Accepted((e.Joined(actor, "empty", FIRST_TERM.after(ctx.now)),))
    if joining == "closed":
        return refused("circle-joining-closed", circle=circle.name)
    if joining == "open" and actor not in circle.removed:
        return Accepted((e.Joined(actor, "open"),))
    said = message("circle-request-waits", circle=circle.name)
    return Accepted(() if actor in circle.requests else (e.Requested(actor),), said)


def _let_in(circle: Circle, command: c.LetIn, ctx: Context, actor: MemberId) -> Decided:
    member = command.member
    if not is_member(circle, actor):
        return refused("circle-members-only", circle=circle.name)
    if is_member(circle, member):
        return Accepted(said=message("circle-in-already", member=Person(member)))
    request = circle.requests.get(member)
    if request is None:
        return refused("circle-no-request", member=Person(member))
    vouchers = {voucher for voucher in request.vouchers if is_member(circle, voucher)} | {actor}
    alone = actor in holders(circle, FACILITATOR) and member not in circle.removed
    if alone or len(vouchers) >= min(VOUCHERS, len(circle.members)):
        return Accepted((e.Joined(member, "let in"),))
    said = message("circle-one-more-member", member=Person(member))
    return Accepted(() if actor in request.vouchers else (e.Vouched(member, actor),), said)


def _leave(circle: Circle, _: c.Leave, ctx: Context, actor: MemberId) -> Decided:
    if is_member(circle, actor):
        return Accepted((e.Left(actor),), message("circle-you-left", circle=circle.name))
    if actor in circle.requests:
        ended = e.RequestEnded(actor, "withdrawn")
        return Accepted((ended,), message("circle-request-withdrawn", circle=circle.name))
    return refused("circle-not-a-member", circle=circle.name)


def _add(circle: Circle, command: c.Add, ctx: Context, actor: MemberId) -> Decided:
    lacking = _lacks_facilitation(circle, actor)
    if lacking is not None:
        return lacking
    new = tuple(dict.fromkeys(member for member in command.members if not is_member(circle, member)))
    barred = tuple(Person(member) for member in new if member in circle.removed)
    if barred:
        return refused("circle-add-removed", members=barred)
    if not new:
        return Accepted(said=message("circle-all-in-already", circle=circle.name))
    return Accepted((e.Added(new, actor),))


def _expel(circle: Circle, command: c.Expel, ctx: Context) -> Decided:
    if not is_member(circle, command.member):
        return Accepted()
    return Accepted((e.Expelled(command.member, command.process),))


def _away(circle: Circle, command: c.Away, ctx: Context, actor: MemberId) -> Decided:
    seat = circle.members.get(actor)
    if seat is None:
        return refused("circle-not-a-member", circle=circle.name)
    if command.until <= ctx.now:
        return refused("circle-away-past", until=command.until)
    return Accepted(() if seat.away_until == command.until else (e.WentAway(actor, command.until),))


def _back(circle: Circle, _: c.Back, ctx: Context, actor: MemberId) -> Decided:
    seat = circle.members.get(actor)
    if seat is None:
        return refused("circle-not-a-member", circle=circle.name)
    if seat.away_until is None:
        return Accepted(said=message("circle-not-away", circle=circle.name))
    return Accepted((e.CameBack(actor),))


# --- roles --------------------------------------------------------------------------------------------


def _lacks_facilitation(circle: Circle, actor: MemberId) -> Refused | None:
    """Why this person can't do what the facilitator does; ``None``: they can."""
    if not is_member(circle, actor):
        return refused("circle-members-only", circle=circle.name)
    who = facilitator(circle)
    if who is None:
        return refused("circle-facilitator-vacant", circle=circle.name)
    return None if who == actor else refused("circle-facilitator-only", facilitator=Person(who))


def _fits(circle: Circle, role: str, member: MemberId) -> Refused | None:
    if not 0 < len(_tidy(role)) <= LONGEST_NAME:
        return refused("circle-role-name-length", most=LONGEST_NAME)
    if not is_member(circle, member):
        return refused("circle-role-not-member", role=_tidy(role), member=Person(member))
    return None


def _assign(circle: Circle, command: c.AssignRole, ctx: Context, actor: MemberId) -> Decided:
    takes_vacancy = (
        name_key(command.role) == FACILITATOR and command.member == actor and facilitator(circle) is None
    )
    wrong = _fits(circle, command.role, command.member)
    if not takes_vacancy:
        wrong = _lacks_facilitation(circle, actor) or wrong
    if wrong is not None:
        return wrong
    if command.term_ends is not None and command.term_ends <= ctx.now:
        return refused("circle-term-past", until=command.term_ends)
    for held in circle.roles.get(name_key(command.role), ()):
        as_wanted = (command.member, command.term_ends, "assignment")
        if (held.member, held.term_ends, held.by) == as_wanted:
            return Accepted()
    event = e.RoleAssigned(_tidy(command.role), command.member, command.term_ends, assigned_by=actor)
    return Accepted((event,))


def _elect(circle: Circle, command: c.Elect, ctx: Context) -> Decided:
    wrong = _fits(circle, command.role, command.member)
    if wrong is not None:
        return wrong
    if any(
        effect.process == command.process and effect.elected == command.member for effect in circle.effects
    ):
        return Accepted()
    event = e.RoleAssigned(
        _tidy(command.role), command.member, command.term_ends, assigned_by=None, process=command.process
    )
    return Accepted((event,))


def _clear(circle: Circle, command: c.ClearRole, ctx: Context, actor: MemberId) -> Decided:
    held_by = holders(circle, command.role)
    cleared = held_by if command.member is None else tuple(m for m in held_by if m == command.member)
    lacking = None if cleared == (actor,) else _lacks_facilitation(circle, actor)
    if lacking is not None:
        return lacking
    if not cleared:
        return refused("circle-role-not-held", role=_tidy(command.role))
    return Accepted((e.RoleCleared(circle.roles[name_key(command.role)][0].role, cleared, actor),))


def _tidy(name: str) -> str:
    return " ".join(name.split())


# --- what a circle is and how it works ----------------------------------------------------------------


def _loops(circle: Circle, wanted: Changes, ancestors: tuple[StreamId, ...]) -> Refused | None:
    if wanted.parent is not None and circle.id in (wanted.parent, *ancestors):
        return refused("circle-parent-loop", circle=circle.name)
    return None


def _differing(circle: Circle, wanted: Changes) -> tuple[Changes, Changes] | None:
    """Of the wanted values those that differ from the present ones, and these; ``None``: there are none."""
    values = wanted.values()
    if "name" in values:
        values["name"] = _tidy(values["name"])
    made = {name: value for name, value in values.items() if value != current(circle, name)}
    if not made:
        return None
    return changes(made), changes({name: current(circle, name) for name in made})


def _change(circle: Circle, command: c.Change, ctx: Context, actor: MemberId) -> Decided:
    wrong = problem(command.changes, circle.settings)
    if wrong is not None:
        return Refused(wrong)
    refusal = _lacks_facilitation(circle, actor) or _loops(circle, command.changes, command.ancestors)
    if refusal is not None:
        return refusal
    decisive = need_consent(command.changes)
    if decisive:
        return refused("circle-change-needs-consent", settings=decisive)
    differing = _differing(circle, command.changes)
    return Accepted() if differing is None else Accepted((e.Changed(*differing, actor),))


def _adopt(circle: Circle, command: c.Adopt, ctx: Context) -> Decided:
    wrong = problem(command.changes)
    if wrong is not None:
        return Refused(wrong)
    loop = _loops(circle, command.changes, command.ancestors)
    if loop is not None:
        return loop
    differing = _differing(circle, command.changes)
    return Accepted() if differing is None else Accepted((e.Adopted(*differing, command.process),))


def _close(circle: Circle, command: c.Close, ctx: Context) -> Decided:
    return Accepted((e.Closed(command.process),))


def _undo(circle: Circle, command: c.Undo) -> Decided:
    if any(effect.process == command.process for effect in circle.effects):
        return Accepted((e.Undone(command.process),))
    return Accepted()


_ACTS: Mapping[type, Callable[[Circle, Any, Context, MemberId], Decided]] = {
    c.Join: _join,
    c.LetIn: _let_in,
    c.Leave: _leave,
    c.Add: _add,
    c.Away: _away,
    c.Back: _back,
    c.AssignRole: _assign,
    c.ClearRole: _clear,
    c.Change: _change,
}
_EFFECTS: Mapping[type, Callable[[Circle, Any, Context], Decided]] = {
    c.Expel: _expel,
    c.Elect: _elect,
    c.Adopt: _adopt,
    c.Close: _close,
}
