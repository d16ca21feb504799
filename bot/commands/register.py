"""The ``decisions`` commands: the agreements in force, their reviews, and dropping them."""

from collections.abc import Collection, Iterator, Mapping

from bot.commands.acting import Acting, Answer, refuse
from bot.commands.handling import Deed, Handling
from bot.commands.proposing import agreement_numbered, dates_given, opened, plan_steps, put, put_own
from bot.core.agreement import Agreement
from bot.core.consent.state import Effect
from bot.core.former import Former
from bot.core.kernel import StreamId, message
from bot.ports import Command, Stream
from bot.words.written import words_of


def list_(acting: Acting, command: Command) -> Answer:
    """``decisions list``: the agreements in force, of one circle or of all here."""
    if command.options.get("circle"):
        circles = [acting.circle_named(command.options["circle"])]
    elif acting.inbound.private:
        circles = acting.my_circles()
    else:
        circles = acting.circles_here() or [
            acting.must_load(found)
            for organisation in acting.organisations()
            for found in acting.uow.streams(kind="circle", organisation=organisation)
        ]
    ids = [*(circle.id for circle in circles), *_left_to(acting, circles)]
    return Answer(message("view-decisions", circles=tuple(map(str, dict.fromkeys(ids)))))


def _left_to(acting: Acting, circles: Collection[Stream]) -> Iterator[StreamId]:
    """The closed circles whose agreements these look after."""
    ids = {circle.id for circle in circles}
    for organisation in {circle.organisation for circle in circles}:
        closed = acting.uow.streams(kind="circle", organisation=organisation, open=False)
        yield from (found for found in closed if acting.in_charge(found).id in ids)


def show(acting: Acting, command: Command) -> Answer:
    """``decisions show``: one agreement with its history."""
    found = agreement_numbered(acting, command.options.get("number"))
    return Answer(message("view-decision", agreement=found.id), found.id, "shown")


def search(acting: Acting, command: Command) -> Answer:
    """``decisions search``: by a word in title or text."""
    words = words_of(command.options.get("words", ""))
    if not words:
        refuse("refused-search-empty")
    organisations = tuple(acting.organisations())
    return Answer(message("view-search", words=words[:100], organisations=organisations))


def review(acting: Acting, command: Command) -> Answer | None:
    """``decisions review``: a short consent decision to renew the agreement; amending its text there
    replaces it."""
    return renew(acting, agreement_numbered(acting, command.options.get("number")), command.options)


def renew(acting: Acting, found: Stream, options: Mapping[str, str], text: str = "") -> Answer | None:
    """Opens the review of an agreement, with a new text or the one in force, and with the dates asked for."""
    agreement, circle = _own(acting, found)
    settings = circle.state.settings
    plan = plan_steps(acting.now, settings, quick=True)
    dates = dates_given(acting, settings, options, plan.consent or acting.now)
    former = Former(found.id, found.number)
    title = acting.text_of(agreement.title)
    if words_of(text) and words_of(text) != acting.text_of(agreement.text):
        effect, words = Effect(), acting.words(text)
    else:
        effect, words = Effect("renewal", found.id, dates=dates), agreement.text
    heading = acting.worded(settings, "decision-review-title", number=found.number, title=title)
    number = put(
        acting,
        circle,
        acting.words(heading),
        words,
        plan,
        effect=effect,
        replaces=former,
        dates=dates,
    )
    return opened(acting, circle, number)


def drop(acting: Acting, command: Command) -> Answer | None:
    """``decisions drop``: proposes that an agreement no longer holds."""
    number = command.options.get("number")
    return propose_drop(acting, agreement_numbered(acting, number), command.options.get("reason", ""))


def propose_drop(acting: Acting, found: Stream, reason: str = "") -> Answer | None:
    """Opens the consent decision to drop an agreement."""
    agreement, circle = _own(acting, found)
    title = acting.text_of(agreement.title)
    effect = Effect("drop", found.id)
    return put_own(acting, circle, effect, "decision-drop", reason, number=found.number, title=title)


def _own(acting: Acting, found: Stream) -> tuple[Agreement, Stream]:
    """The agreement in force and its circle, of which this person has to be a member."""
    agreement: Agreement = found.state
    if agreement.status not in ("in force", "due"):
        refuse("refused-agreement-over", number=found.number)
    circle = acting.in_charge(found.circle)
    if acting.me not in circle.state.members:
        refuse("refused-not-your-circle", circle=circle.state.name)
    return agreement, circle


def act(acting: Acting, found: Stream, deed: Deed) -> Answer | None:
    """A button under a word about an agreement."""
    agreement: Agreement = found.state
    text = deed.options.get("text", "")
    if deed.verb in ("renew", "review"):
        return renew(acting, found, deed.options)
    if deed.verb == "amend":
        if words_of(text) == acting.text_of(agreement.text):
            refuse("refused-same-text")
        return renew(acting, found, deed.options, text)
    if deed.verb == "drop":
        return propose_drop(acting, found, deed.options.get("reason", text))
    if deed.verb in ("show", "details"):
        return Answer(message("view-decision", agreement=found.id), found.id, "shown")
    return refuse("refused-unknown-button")


HANDLING = Handling(
    act,
    {
        "decisions list": list_,
        "decisions show": show,
        "decisions search": search,
        "decisions review": review,
        "decisions drop": drop,
    },
)
