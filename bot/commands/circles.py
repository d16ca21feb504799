"""The ``circle`` commands: making circles, belonging to them, roles, settings and leave."""

from typing import Any

from bot.commands.acting import Acting, Answer, refuse
from bot.commands.elections import begin as begin_election
from bot.commands.handling import Deed, Handling
from bot.commands.names import circle_key
from bot.commands.proposing import put_own
from bot.commands.settings import read_changes, settings_from
from bot.commands.values import member_of, one_of, role_of, title_of
from bot.conduct import new_id
from bot.core.circle import Circle, holdings, role_slot
from bot.core.circle import commands as c
from bot.core.circle.state import current
from bot.core.consent.state import Effect
from bot.core.kernel import MemberId, StreamId, message
from bot.core.settings import Changes, changes, need_consent
from bot.ports import Command, Stream
from bot.rows import Home
from bot.words.written import words_of


def may_create(acting: Acting) -> None:
    """Raises a refusal where this person can't make a circle here."""
    if acting.inbound.private:
        refuse("refused-create-in-private")
    if acting.defaults.creating == "admins" and not acting.inbound.admin:
        refuse("refused-admins-create")


def create(acting: Acting, command: Command) -> Answer | None:
    """``circle create``: the circle's home is this place."""
    options = command.options
    may_create(acting)
    name = title_of(options.get("name"))
    organisation = acting.organisation()
    if organisation is None:
        refuse("refused-create-in-private")
    parent = acting.circle_named(options["parent"]) if options.get("parent") else None
    if parent is not None and parent.organisation != organisation:
        organisation = parent.organisation
        acting.move_here(organisation)
    if acting.uow.streams(kind="circle", organisation=organisation, name=circle_key(name), open=True):
        refuse("refused-circle-name-taken", name=name)
    if not words_of(options.get("aim", "")):
        refuse("refused-aim-missing")
    settings = settings_from(acting, options, acting.defaults.settings)
    members = _first_members(acting, command)
    circle = new_id()
    place = acting.inbound.place
    acting.uow.put(Home(circle, place.platform, place.id))
    acting.accepted(
        acting.conduct.open(
            "circle",
            c.Create(
                name=name,
                aim=acting.words(options["aim"], circle),
                domain=acting.optional_words(options.get("domain"), circle),
                parent=parent.id if parent else None,
                members=tuple(members),
                settings=settings,
            ),
            organisation=organisation,
            circle=None,
            id=circle,
            actor=acting.me,
        )
    )
    return None


def _first_members(acting: Acting, command: Command) -> list[MemberId]:
    text = command.options.get("members", "").strip()
    if text.casefold() == "here":
        return _all_here(acting)
    return acting.named(text, command.mentions, acting.neighbours()) if text else []


def _all_here(acting: Acting) -> list[MemberId]:
    """Everybody in the place; a refusal where the platform doesn't tell who that is."""
    present = acting.inbound.present
    if present is None:
        refuse("refused-here-unknown")
    return [acting.known(who).id for who in present]


def show(acting: Acting, command: Command) -> Answer:
    """``circle show``."""
    circle = acting.circle(command.options)
    return Answer(message("view-circle", circle=circle.id), stream=circle.id)


def list_(acting: Acting, command: Command) -> Answer:
    """``circle list``: all circles here as a tree."""
    return Answer(message("view-circles", organisations=tuple(acting.organisations())))


def person(acting: Acting, command: Command) -> Answer:
    """What somebody is in the circles here: for whoever looks at them."""
    given = command.options.get("member", "")
    whom = one_of(acting, given, command.mentions, acting.neighbours())
    circles = tuple(
        str(circle)
        for organisation in acting.organisations()
        for circle in acting.uow.streams(kind="circle", organisation=organisation, open=True)
        if whom in acting.state_of(circle).members
    )
    return Answer(message("view-person", member=whom, circles=circles), private=True)


def help_(acting: Acting, command: Command) -> Answer:
    """``circle help``: what can be done here, now."""
    here = [] if acting.inbound.private else acting.circles_here()
    circles = tuple(str(circle.id) for circle in here)
    return Answer(message("view-help-alone" if acting.inbound.private else "view-help", circles=circles))


def join(acting: Acting, command: Command) -> Answer | None:
    """``circle join``."""
    return _said(acting, acting.circle(command.options), c.Join())


def leave(acting: Acting, command: Command) -> Answer | None:
    """``circle leave``."""
    return _said(acting, acting.circle(command.options), c.Leave())


def let_in(acting: Acting, circle: StreamId, member: MemberId) -> Answer | None:
    """The button **Let in**."""
    return _said(acting, acting.must_load(circle), c.LetIn(member))


def let_in_named(acting: Acting, command: Command) -> Answer | None:
    """The same, typed."""
    circle = acting.circle(command.options)
    given = command.options.get("member", "")
    return let_in(acting, circle.id, one_of(acting, given, command.mentions, circle.state.requests))


def add(acting: Acting, command: Command) -> Answer | None:
    """``circle add``: people are told, and may leave."""
    circle = acting.circle(command.options)
    if command.options.get("member", "").strip().casefold() == "here":
        people = _all_here(acting)
    else:
        people = acting.named(command.options.get("member", ""), command.mentions, acting.neighbours())
    if not people:
        refuse("refused-nobody-named")
    return _said(acting, circle, c.Add(tuple(people)))


def remove(acting: Acting, command: Command) -> Answer | None:
    """``circle remove``: a consent decision in which the person is heard and isn't asked for consent."""
    circle = acting.circle(command.options)
    state: Circle = circle.state
    person = member_of(acting, command.options.get("member", ""), command.mentions, state)
    if person == acting.me:
        refuse("refused-remove-yourself")
    effect = Effect("removal", circle.id, person)
    reason, name = command.options.get("reason", ""), acting.name_of(person)
    return put_own(
        acting, circle, effect, "decision-removal", reason, quick=False, name=name, circle=state.name
    )


def role(acting: Acting, command: Command) -> Answer | None:
    """``circle role``: assigns a role without an election, or clears it."""
    circle = acting.circle(command.options)
    state: Circle = circle.state
    options = command.options
    if not words_of(options.get("role", "")):
        refuse("refused-role-missing")
    name = role_of(options.get("role"))
    term = acting.moment(options["term"], state.settings).at if options.get("term") else None
    if not options.get("member"):
        if term is not None:
            refuse("refused-term-without-member")
        return _said(acting, circle, c.ClearRole(name))
    member = one_of(acting, options["member"], command.mentions, state.members)
    return _said(acting, circle, c.AssignRole(name, member, term))


def settings(acting: Acting, command: Command) -> Answer | None:
    """``circle settings``: shows them; changes some at once, others by a consent decision of the circle."""
    circle = acting.circle(command.options)
    wanted = read_changes(acting, circle, command.options)
    if not wanted.values():
        return Answer(message("view-settings", circle=circle.id), stream=circle.id)
    given = wanted.values()
    values = {name: given[name] for name in given if not _is_so(acting, circle, name, given[name])}
    decisive = {name: values[name] for name in need_consent(wanted) if name in values}
    plain = {name: value for name, value in values.items() if name not in decisive}
    if "name" in plain and _taken(acting, circle, plain["name"]):
        refuse("refused-circle-name-taken", name=plain["name"])
    if plain:
        ancestors = acting.ancestors(plain["parent"]) if plain.get("parent") else ()
        acting.run(circle.id, c.Change(changes(plain), ancestors))
    if decisive:
        return _decide_settings(acting, acting.must_load(circle.id), changes(decisive))
    return Answer(message("told-settings-changed" if plain else "told-as-before", circle=circle.state.name))


def _is_so(acting: Acting, circle: Stream, name: str, value: Any) -> bool:
    now = current(circle.state, name)
    if name in ("aim", "domain") and value and now:
        return acting.text_of(value) == acting.text_of(now)
    return bool(value == now)


def _decide_settings(acting: Acting, circle: Stream, decisive: Changes) -> Answer | None:
    state: Circle = circle.state
    if acting.me not in state.members:
        refuse("refused-not-your-circle", circle=state.name)
    lines = "\n".join(
        f"{name}: {acting.shown_setting(getattr(state.settings, name), state)}"
        f" → {acting.shown_setting(value, state)}\n({acting.worded(state.settings, f'option-{name}')})"
        for name, value in decisive.values().items()
    )
    effect = Effect("settings", circle.id, changes=decisive)
    return put_own(acting, circle, effect, "decision-settings", circle=state.name, lines=lines)


def _taken(acting: Acting, circle: Stream, name: str) -> bool:
    same = acting.uow.streams(
        kind="circle", organisation=circle.organisation, name=circle_key(name), open=True
    )
    return any(other != circle.id for other in same)


def close(acting: Acting, command: Command) -> Answer | None:
    """``circle close``: by consent; agreements stay on record."""
    circle = acting.circle(command.options)
    if acting.me not in circle.state.members:
        refuse("refused-not-your-circle", circle=circle.state.name)
    state: Circle = circle.state
    parent = acting.state_of(state.parent).name if state.parent else "none"
    reason = command.options.get("reason", "")
    effect = Effect("closing", circle.id)
    return put_own(acting, circle, effect, "decision-closing", reason, circle=state.name, parent=parent)


def away(acting: Acting, command: Command) -> Answer | None:
    """``circle away``: on leave until a date."""
    circle = acting.circle(command.options)
    until = command.options.get("until")
    if not until:
        refuse("refused-away-until")
    reading = acting.moment(until, circle.state.settings)
    return _said(acting, circle, c.Away(reading.at)) or Answer(
        message("told-away", circle=circle.state.name, until=reading.at)
    )


def back(acting: Acting, command: Command) -> Answer | None:
    """``circle back``."""
    circle = acting.circle(command.options)
    return _said(acting, circle, c.Back()) or Answer(message("told-back", circle=circle.state.name))


def _said(acting: Acting, circle: Stream, command: object) -> Answer | None:
    outcome = acting.run(circle.id, command)
    return Answer(outcome.said, stream=circle.id) if outcome.said else None


_COMMANDS = {
    "circle create": create,
    "circle show": show,
    "circle list": list_,
    "circle join": join,
    "circle leave": leave,
    "circle let-in": let_in_named,
    "circle add": add,
    "circle remove": remove,
    "circle role": role,
    "circle settings": settings,
    "circle close": close,
    "circle away": away,
    "circle back": back,
    "circle help": help_,
    "circle person": person,
}


def act(acting: Acting, circle: Stream, deed: Deed) -> Answer | None:
    """A button on the circle's card, or under a word about it."""
    if deed.verb == "let-in":
        return let_in(acting, circle.id, MemberId(deed.extra))
    if deed.verb == "elect":
        return _elect(acting, circle, deed.extra)
    if deed.verb == "join":
        # The button says which circle; where it is pressed, its name may mean nothing, or another one.
        return _said(acting, circle, c.Join())
    handle = _COMMANDS.get(f"circle {deed.verb}") or refuse("refused-unknown-button")
    state: Circle = circle.state
    return handle(acting, Command("circle", deed.verb, {"circle": state.name}))


def _elect(acting: Acting, circle: Stream, slot: str) -> Answer | None:
    """One tap opens the next election of a role, with what it was last time."""
    state: Circle = circle.state
    role = next((held.role for held in holdings(state) if role_slot(held.role) == slot), None)
    if role is None:
        refuse("refused-unknown-button")
    return begin_election(acting, circle, [role], {})


HANDLING = Handling(act, _COMMANDS)
