"""Putting proposals to a circle: the dates of their steps, what they change, and the proposals that other
commands lead to."""

from collections.abc import Mapping
from datetime import datetime

from bot.commands.acting import Acting, Answer, refuse
from bot.commands.deadlines import end_of
from bot.commands.values import chosen, member_of, number_of, title_of
from bot.conduct import new_id
from bot.core.agreement import Agreement, Dates
from bot.core.circle import Circle
from bot.core.consent.commands import Propose
from bot.core.consent.planning import review_on, shares, usual_plan
from bot.core.consent.state import Decision, Effect, Plan
from bot.core.former import Former
from bot.core.hours import Hours
from bot.core.kernel import MemberId, StreamId, WordsId, message
from bot.core.settings import Settings
from bot.ports import Command, Stream
from bot.verbs import PROPOSAL, Option
from bot.words.moments import Reading
from bot.words.written import words_of

_OPTIONS: Mapping[str, Option] = {option.name: option for option in PROPOSAL}


def propose(acting: Acting, command: Command) -> Answer | None:
    """``consent propose`` and ``consent quick``."""
    options = command.options
    quick = command.verb == "quick"
    circle = acting.circle(options)
    state: Circle = circle.state
    if acting.me not in state.members:
        refuse("refused-not-your-circle", circle=state.name)
    live = chosen(_OPTIONS, options, "mode") == "live"
    title = title_of(options.get("title"), text_below=True)
    text = words_of(options.get("text", "")) or (title if quick else "")
    if not text:
        refuse("refused-text-missing")
    if live and options.get("deadline"):
        refuse("refused-live-has-no-deadline")
    reading = acting.moment(options["deadline"], state.settings) if options.get("deadline") else None
    plan = Plan() if live else plan_steps(acting.now, state.settings, quick=quick, reading=reading)
    about = _one_member(acting, command, "about", state)
    replaces = _replaces(acting, circle, options.get("replaces"))
    silence = chosen(_OPTIONS, options, "silence")
    dates = dates_given(acting, state.settings, options, plan.consent or acting.now)
    waits = _held_by(acting, circle, replaces, Effect()) is not None
    number = put(
        acting,
        circle,
        acting.words(title),
        acting.words(text),
        plan,
        quick=quick,
        live=live,
        about=about,
        replaces=replaces,
        silence=silence,
        dates=dates,
    )
    if waits or plan.questions is None or plan.reactions is None or plan.consent is None:
        return opened(acting, circle, number)
    told = message(
        "told-three-dates",
        number=number,
        questions=plan.questions,
        reactions=plan.reactions,
        consent=plan.consent,
    )
    return Answer(told, private=True)


def put(
    acting: Acting,
    circle: Stream,
    title: WordsId,
    text: WordsId,
    plan: Plan,
    *,
    quick: bool = True,
    live: bool = False,
    effect: Effect | None = None,
    about: MemberId | None = None,
    replaces: Former | None = None,
    silence: str | None = None,
    dates: Dates | None = None,
) -> int:
    """Opens a consent decision in the circle as this person.

    Returns:
        Its number.
    """
    process = new_id()
    number = acting.uow.next_number(circle.organisation)
    effect = effect or Effect()
    acting.accepted(
        acting.conduct.open(
            "consent",
            Propose(
                title=title,
                text=text,
                rules=circle.state.settings,
                plan=plan,
                quick=quick,
                live=live,
                effect=effect,
                about=about or effect.member,
                replaces=replaces,
                held_by=_held_by(acting, circle, replaces, effect),
                silence=silence,
                dates=dates or Dates(),
            ),
            organisation=circle.organisation,
            circle=circle.id,
            id=process,
            number=number,
            actor=acting.me,
        )
    )
    return number


def put_own(
    acting: Acting,
    circle: Stream,
    effect: Effect,
    key: str,
    reason: str = "",
    /,
    *,
    quick: bool = True,
    **params: object,
) -> Answer | None:
    """Opens a consent decision on the circle's own affairs, worded by the bot in its language; the reason
    stands beneath."""
    state: Circle = circle.state
    title = acting.worded(state.settings, f"{key}-title", **params)
    text = acting.worded(state.settings, f"{key}-text", **params)
    if words_of(reason):
        text = f"{text}\n\n{words_of(reason)}"
    plan = plan_steps(acting.now, state.settings, quick=quick)
    number = put(acting, circle, acting.words(title), acting.words(text), plan, quick=quick, effect=effect)
    return opened(acting, circle, number)


def opened(acting: Acting, circle: Stream, number: int, told: str = "told-decision-opened") -> Answer | None:
    """Where the card itself doesn't appear before the person's eyes, they are told of it."""
    here = not acting.inbound.private and any(found.id == circle.id for found in acting.circles_here())
    return None if here else Answer(message(told, number=number))


def plan_steps(now: datetime, settings: Settings, *, quick: bool, reading: Reading | None = None) -> Plan:
    """When the steps end: by the deadline asked for, or by the circle's own lengths.

    Raises:
        Refusal: the time is too short; it names the earliest deadline that would do.
    """
    if reading is None:
        return usual_plan(now, settings, quick=quick)
    end = end_of(reading, now, settings, steps=1 if quick else 3)
    if quick:
        return Plan(consent=end)
    parts = shares(now, end, settings.minimum_window)
    if parts is None:
        raise AssertionError("a deadline after the earliest leaves room for three steps")
    by_day = Hours.of(settings).by_day
    return Plan(by_day(parts[0]), by_day(parts[1]), end)


def agreement_numbered(acting: Acting, text: str | None) -> Stream:
    """The agreement with this number, in this organisation or mine."""
    number = number_of(text)
    if number is None:
        refuse("refused-agreement-number")
    return acting.numbered("agreement", number) or refuse("refused-unknown-agreement", number=number)


def _replaces(acting: Acting, circle: Stream, text: str | None) -> Former | None:
    if not text:
        return None
    found = agreement_numbered(acting, text)
    agreement: Agreement = found.state
    if acting.in_charge(found.circle).id != circle.id:
        refuse("refused-agreement-elsewhere", number=found.number, circle=acting.state_of(found.circle).name)
    if agreement.status not in ("in force", "due"):
        refuse("refused-agreement-over", number=found.number)
    return Former(found.id, found.number)


def _held_by(acting: Acting, circle: Stream, replaces: Former | None, effect: Effect) -> StreamId | None:
    """The last open proposal about the same agreement: two at once would change a text under each other."""
    target = replaces.agreement if replaces else effect.target
    if target is None or target == circle.id:
        return None
    running = map(acting.must_load, acting.uow.streams(kind="consent", circle=circle.id, open=True))
    same = [process for process in running if _changes(process.state) == target]
    return max(same, key=lambda process: process.number).id if same else None


def _changes(decision: Decision) -> StreamId | None:
    return decision.replaces.agreement if decision.replaces else decision.effect.target


def dates_given(acting: Acting, settings: Settings, options: Mapping[str, str], decided: datetime) -> Dates:
    """When the agreement is looked at again and how long it holds, as far as somebody says so.

    Args:
        decided: when it is decided at the latest, if all goes well.

    Raises:
        Refusal: a date lies before that, or can't be read.
    """
    review = acting.moment(options["review"], settings).at if options.get("review") else None
    term = acting.moment(options["term"], settings).at if options.get("term") else None
    for name, at in (("review", review), ("term", term)):
        if at is not None and at <= decided:
            refuse("refused-date-too-soon", option=name, tried=at, end=decided)
    return Dates(review_on(review, settings) if review is not None else None, term)


def _one_member(acting: Acting, command: Command, name: str, circle: Circle) -> MemberId | None:
    text = command.options.get(name)
    return member_of(acting, text, command.mentions, circle, name) if text else None
