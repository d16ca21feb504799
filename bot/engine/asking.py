"""What an act has to be asked first: the form of a button, or of a command that lacks something."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode
from zoneinfo import available_timezones

from bot.cards import Action, Form
from bot.commands import circles, dispatch
from bot.commands.acting import Acting, Answer, Refusal, refuse
from bot.commands.values import named_first
from bot.core.circle import Circle, holdings, is_member
from bot.core.circle.state import HELD_BY_ONE
from bot.core.kernel import StreamId
from bot.core.settings import Span
from bot.ports import Command, Press, Stream, Suggestion
from bot.verbs import BY_WORDS, Verb
from bot.verbs.verb import CIRCLE
from bot.views import forms
from bot.views.kinds import VIEWS
from bot.views.look import Look
from bot.words.catalogue import LANGUAGES
from bot.words.spans import read_span
from bot.words.wording import say_calendar, say_span

LONGEST_TOKEN = 99
"""Characters of a token, with which forms and buttons come back."""


def asked(acting: Acting) -> Form | None:
    """The form for the act, as it is now; ``None``: it can be done as it is, or be refused as it is."""
    act = acting.inbound.act
    try:
        acting.make_known()
        if isinstance(act, Press):
            return _of_press(acting, act)
        return _of_command(acting, act) if isinstance(act, Command) else None
    except Refusal:
        return None


def _of_press(acting: Acting, press: Press) -> Form | None:
    command = dispatch.commanded(press)
    if command is not None:
        return None if press.fields else _of_command(acting, command, pressed=True)
    stream_id, _, rest = press.token.partition("/")
    _, _, deed = rest.partition("/")
    verb, _, extra = deed.partition("/")
    stream = acting.uow.load(StreamId(stream_id))
    return _of_deed(acting, stream, verb, extra, {}, press.token) if stream is not None else None


def _of_deed(
    acting: Acting, stream: Stream, verb: str, extra: str, given: dict[str, str], token: str = ""
) -> Form | None:
    look = _look(acting, stream.circle)
    action = VIEWS[stream.kind].action(look, stream, verb, extra=extra)
    if action is None or not action.asks:
        return None
    given = _with_named(acting, stream, action, given)
    lacking = [ask for ask in action.asks if not given.get(ask.name, "").strip()]
    if not any(ask.required for ask in lacking) and len(lacking) < len(action.asks):
        return None
    return Form(
        token=token or action.token,
        title=action.label,
        asks=forms.filled(action.asks, given),
        intro=action.intro,
        language=look.language,
    )


def _with_named(acting: Acting, stream: Stream, action: Action, given: dict[str, str]) -> dict[str, str]:
    """What was given, with whom the words begin with apart from the words, where somebody is asked for."""
    act, fields = acting.inbound.act, {ask.kind: ask.name for ask in action.asks}
    if "member" not in fields or given.get(fields["member"]) or not isinstance(act, Command):
        return given
    for words in (name for name in given if name in {ask.name for ask in action.asks}):
        circle: Circle = acting.state_of(stream.circle)
        found = named_first(acting, given[words], "", act.mentions, circle)
        if found is not None:
            shown = next((one.shown for one in act.mentions if one.shown in given[words]), "")
            return {**given, fields["member"]: shown or acting.name_of(found[0]), words: found[1]}
    return given


def _of_command(acting: Acting, command: Command, *, pressed: bool = False) -> Form | None:
    verb = BY_WORDS.get((command.group, command.verb))
    if verb is None:
        return None
    given = dict(command.options)
    if verb.process:
        stream = dispatch.process_meant(acting, command)
        if isinstance(stream, Answer):
            return None
        return _of_deed(acting, stream, verb.name, "", given)
    if not verb.form or not (verb.missing(given) or (pressed and not verb.missing({}))):
        return None
    possible = _to_choose(acting, verb, given)
    circle = None if possible else _where(acting, verb, given)
    carried = {name: value for name, value in given.items() if name not in verb.form}
    for mention in command.mentions:
        carried = {
            name: value.replace(mention.shown, mention.account.id) if mention.shown else value
            for name, value in carried.items()
        }
    token = f"-/-/{verb.group}.{verb.name}" + (f"/{urlencode(carried)}" if carried else "")
    if len(token) > LONGEST_TOKEN or not token.isascii():
        return None
    look = _look(acting, circle.id if circle is not None else None)
    agreements = [(one.value, one.shown) for one in _agreements(acting)] if "number" in verb.form else []
    return forms.of_verb(
        look,
        verb,
        given,
        token,
        circle.state if circle is not None else None,
        circles=[one.state.name for one in possible],
        agreements=agreements,
    )


def _to_choose(acting: Acting, verb: Verb, given: Mapping[str, str]) -> list[Stream]:
    """Where several circles could be meant, those of this person: the form asks which."""
    if CIRCLE not in verb.options or given.get("circle"):
        return []
    possible = acting.my_circles() if acting.inbound.private else acting.circles_here()
    mine = [one for one in possible if one.closed_at is None and is_member(one.state, acting.me)]
    return mine if len(possible) > 1 else []


def _where(acting: Acting, verb: Verb, given: Mapping[str, str]) -> Stream | None:
    """The circle in which it would be done. Nobody fills in a form for what they may not do: the refusal
    comes first.

    Raises:
        Refusal: there is no circle for it, or not one of this person's.
    """
    if verb.words == "circle create":
        circles.may_create(acting)
    if CIRCLE not in verb.options:
        here = [] if acting.inbound.private else acting.circles_here()
        return here[0] if len(here) == 1 else None
    circle = acting.circle(given)
    if verb.group != "circle" and not is_member(circle.state, acting.me):
        refuse("refused-not-your-circle", circle=circle.state.name)
    return circle


def _look(acting: Acting, circle: StreamId | None) -> Look:
    language = acting.inbound.language
    return Look.at(acting.uow, acting.now, circle=circle, reader=acting.me, language=language)


# --- while somebody types -----------------------------------------------------------------------------

MOST = 25
"""So many suggestions are made; the platforms show no more."""
LONGEST_SHOWN = 100
"""Characters of a suggestion."""
_DAYS = {days: timedelta(days=days) for days in (1, 2, 3, 5, 7, 14, 30, 60)}
_MONTHS = tuple(Span(months=months) for months in (1, 3, 6, 12, 24))
LENGTHS: Mapping[str, Sequence[timedelta | Span]] = {
    "deadline": (_DAYS[1], _DAYS[3], _DAYS[7], _DAYS[14]),
    "until": (_DAYS[3], _DAYS[7], _DAYS[14], _DAYS[30]),
    "pause": (_DAYS[1], _DAYS[7], _DAYS[14], _DAYS[30]),
    "review": _MONTHS,
    "term": _MONTHS,
    "turn": tuple(timedelta(minutes=minutes) for minutes in (1, 2, 3, 5)),
    "term_reminder": (_DAYS[14], _DAYS[30], _DAYS[60]),
}
"""How long something usually lasts, by its name."""
STEP = (_DAYS[1], _DAYS[2], _DAYS[3], _DAYS[5], _DAYS[7])
"""How long all others usually last: they are steps."""


def suggested(acting: Acting, option: str) -> Sequence[Suggestion]:
    """What the option could be, beginning with what it could be after what was typed so far."""
    command = acting.inbound.act
    verb = BY_WORDS.get((command.group, command.verb)) if isinstance(command, Command) else None
    if verb is None or not isinstance(command, Command):
        return ()
    try:
        acting.make_known()
        typed = command.options.get(option, "").strip()
        found = _values(acting, verb, option, typed)
    except Refusal:
        return ()
    wanted = typed.casefold().lstrip("#")
    timed = _value(verb, option) in _TIMES
    fitting = [one for one in found if timed or wanted in f"{one.value} {one.shown}".casefold()]
    return [replace(each, shown=each.shown[:LONGEST_SHOWN]) for each in fitting[:MOST]]


_TIMES = frozenset({"moment", "span"})


def _value(verb: Verb, option: str) -> str:
    return next((each.value for each in verb.options if each.name == option), "line")


def _values(acting: Acting, verb: Verb, option: str, typed: str) -> list[Suggestion]:
    value = _value(verb, option)
    if option == "role":
        return _roles(acting)
    match value:
        case "number":
            return _open(acting, verb.group) if verb.process else _agreements(acting)
        case "agreement":
            return _agreements(acting)
        case "circle":
            return _circles(acting)
        case "moment" | "span":
            return _times(acting, option, value, typed)
    if option == "timezone":
        return [Suggestion(zone, zone) for zone in sorted(available_timezones()) if "/" in zone]
    if option == "language":
        return [Suggestion(language, language) for language in LANGUAGES]
    return []


def _open(acting: Acting, kind: str) -> list[Suggestion]:
    """What runs here, or in my circles; what waits for me first."""
    running, ended = dispatch.running_here(acting, kind)
    running.sort(key=lambda one: (not acting.kind(one).owes(one.state, acting.me), one.number))
    return [_numbered(acting, stream) for stream in (*running, *ended)]


def _agreements(acting: Acting) -> list[Suggestion]:
    ids = [circle.id for circle in (acting.circles_here() or acting.my_circles())]
    found = acting.uow.streams(kind="agreement", circle=ids, open=True, limit=100) if ids else ()
    return [_numbered(acting, acting.must_load(id)) for id in found]


def _numbered(acting: Acting, stream: Stream) -> Suggestion:
    title = " ".join(acting.text_of(stream.state.title).split())
    return Suggestion(str(stream.number), f"#{stream.number} {title}")


def _circles(acting: Acting) -> list[Suggestion]:
    names = {
        acting.state_of(id).name
        for organisation in acting.organisations()
        for id in acting.uow.streams(kind="circle", organisation=organisation, open=True)
    }
    return [Suggestion(name, name) for name in sorted(names)]


def _roles(acting: Acting) -> list[Suggestion]:
    look = _look(acting, None)
    names = {role: look.text(f"role-{role}") for role in sorted(HELD_BY_ONE)}
    for circle in acting.circles_here() or acting.my_circles():
        for held in holdings(circle.state):
            names.setdefault(held.role, names.get(held.role, held.role))
    return [Suggestion(value, shown) for value, shown in names.items()]


def _times(acting: Acting, option: str, value: str, typed: str) -> list[Suggestion]:
    """What was typed, and usual lengths; of a moment, with when that is."""
    here = acting.circles_here() or acting.my_circles()
    settings = here[0].state.settings if here else acting.defaults.settings
    speaker = _look(acting, here[0].id if here else None).speaker
    language = acting.language(settings)
    usual = (_said(length, language) for length in LENGTHS.get(option, STEP))
    found: list[Suggestion] = []
    for text in dict.fromkeys((*([typed] if typed else []), *usual)):
        if value == "span":
            if isinstance(length := read_span(text, language), timedelta):
                found.append(Suggestion(text, say_span(length, language) if text == typed else text))
            continue
        try:
            at = acting.moment(text, settings).at
        except Refusal:
            continue
        found.append(Suggestion(text, f"{text} → {speaker.moment(at).text}"))
    return found


def _said(length: timedelta | Span, language: str) -> str:
    return say_calendar(length, language) if isinstance(length, Span) else say_span(length, language)
