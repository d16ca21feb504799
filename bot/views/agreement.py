"""How agreements look: one with its history, those in force by circle, and what a search finds."""

from collections.abc import Iterable, Iterator

from bot.cards import Action, Ask, Block, Bullets, Card, Line, Quote, Said
from bot.core.agreement import Agreement, Milestone
from bot.core.kernel import StreamId
from bot.ports import Stream
from bot.views.late import late_objections
from bot.views.look import Look
from bot.views.view import View

SHOWN = "shown"
"""The slot of an agreement that somebody asked to see."""
MOST_LISTED = 100
MOST_SEARCHED = 2_000


def draw(look: Look, stream: Stream, slot: str) -> Card:
    """One agreement: its text, and what became of it."""
    return _card(look, stream, slot, ())


def show(look: Look, stream: Stream, decided: Iterable[Block]) -> Card:
    """One agreement as somebody asks to see it: also with how it was decided."""
    return _card(look, stream, SHOWN, decided)


def _card(look: Look, stream: Stream, slot: str, decided: Iterable[Block]) -> Card:
    agreement: Agreement = stream.state
    blocks: tuple[Block, ...] = (
        look.paragraph(f"view-agreement-{_status(agreement)}", circle=str(agreement.circle)),
        Quote(look.words(agreement.text), look.say("view-agreed-text")),
        *_dates(look, agreement),
        *_relations(look, stream),
        *_history(look, agreement),
        *late_objections(look, agreement),
        *decided,
    )
    return Card(
        title=name(look, stream),
        blocks=blocks,
        actions=_all(look, stream, slot) if _holds(agreement) else (),
        language=look.language,
    )


def name(look: Look, stream: Stream) -> Line:
    """Number and title."""
    return look.say("view-agreement-name", number=stream.number, title=look.title(stream.state.title))


def details(look: Look, stream: Stream) -> Action:
    """Shows the whole of it."""
    typed = f"!decisions show #{stream.number}"
    return Action(f"{stream.id}/{SHOWN}/details", look.label("details"), typed=typed)


def deeds(look: Look, stream: Stream) -> tuple[Action, ...]:
    """What its circle can do with an agreement that is due."""
    return _all(look, stream, SHOWN)


def _status(agreement: Agreement) -> str:
    return agreement.status.replace(" ", "-")


def _holds(agreement: Agreement) -> bool:
    return agreement.status in ("in force", "due")


def _dates(look: Look, agreement: Agreement) -> Iterator[Block]:
    yield look.paragraph(f"view-basis-{agreement.basis}", small=True, day=agreement.decided_at)
    if agreement.dates.review is not None and _holds(agreement):
        yield look.paragraph("view-consent-review", small=True, day=agreement.dates.review.at)
    if agreement.dates.term_ends is not None and _holds(agreement):
        yield look.paragraph("view-consent-term", small=True, day=agreement.dates.term_ends)


def _relations(look: Look, stream: Stream) -> Iterator[Block]:
    agreement: Agreement = stream.state
    if agreement.replaces is not None:
        yield look.paragraph("view-agreement-replaces", small=True, number=agreement.replaces.number)
    if agreement.superseded_by is not None:
        yield look.paragraph("view-agreement-superseded-by", small=True, number=agreement.superseded_by)


def _history(look: Look, agreement: Agreement) -> Iterator[Block]:
    if len(agreement.history) > 1:
        yield look.heading("view-heading-history")
        yield Bullets(tuple(_milestone(look, each) for each in agreement.history))


def _milestone(look: Look, milestone: Milestone) -> Line:
    key = f"view-milestone-{milestone.what}"
    if milestone.process is None:
        return look.say(key, day=milestone.at)
    return look.say(key, day=milestone.at, number=milestone.process)


# --- what can be done ---------------------------------------------------------------------------------


def beneath(look: Look, stream: Stream, slot: str, key: str) -> tuple[tuple[Block, ...], tuple[Action, ...]]:
    """Under the word that it is due: renew, amend, drop. Under a late objection: an earlier review."""
    agreement: Agreement = stream.state
    if not _holds(agreement):
        return (), ()
    if slot.startswith("late"):
        return (), (_action(look, stream, slot, "review", "earlier-review"),)
    if slot.startswith("due"):
        text = Quote(look.words(agreement.text), look.say("view-agreed-text"))
        return (text,), _all(look, stream, slot)
    return (), ()


def _all(look: Look, stream: Stream, slot: str) -> tuple[Action, ...]:
    return tuple(_action(look, stream, slot, verb, verb) for verb in ("renew", "amend", "drop"))


def action(look: Look, stream: Stream, verb: str, *, extra: str = "", label: str = "") -> Action | None:
    """One action as it is now."""
    return _action(look, stream, SHOWN, verb, verb) if verb in ("renew", "review", "amend", "drop") else None


def _action(look: Look, stream: Stream, slot: str, verb: str, label: str) -> Action:
    agreement: Agreement = stream.state
    asks: tuple[Ask, ...] = ()
    typed = f"!decisions review #{stream.number}"
    if verb in ("renew", "review"):
        asks = tuple(
            Ask(name, look.text(f"view-form-renew-{name}"), "line", required=False)
            for name in ("review", "term")
        )
    if verb == "amend":
        asks = (Ask("text", look.text("view-form-amend"), value=look.words(agreement.text)),)
    if verb == "drop":
        asks = (Ask("reason", look.text("view-form-drop"), required=False),)
        typed = f"!decisions drop #{stream.number} …"
    return Action(
        token=f"{stream.id}/{slot}/{verb}",
        label=look.label(label),
        asks=asks,
        intro=look.text(f"view-form-{verb}-intro") if verb in ("amend", "drop") else "",
        typed=typed,
    )


# --- lists --------------------------------------------------------------------------------------------


def in_force(look: Look, circles: Iterable[str]) -> Card:
    """The agreements in force, by circle."""
    blocks: list[Block] = []
    for id in circles:
        found = look.uow.streams(kind="agreement", circle=StreamId(id), open=True, limit=MOST_LISTED)
        streams = [stream for each in found if (stream := look.stream(each)) is not None]
        items = tuple(line(look, stream) for stream in streams)
        if items:
            blocks += [look.heading("view-circle-name", circle=id), Bullets(items)]
    blocks.append(look.paragraph("view-decisions-more" if blocks else "view-decisions-none", small=True))
    return Card(title=look.say("view-decisions-title"), blocks=tuple(blocks), language=look.language)


def line(look: Look, stream: Stream) -> Line:
    """One agreement in lists: since when, and when it is looked at again."""
    agreement: Agreement = stream.state
    key = "view-agreement-line"
    title, day = look.title(agreement.title), agreement.decided_at
    if agreement.status == "due":
        return look.say(f"{key}-due", number=stream.number, title=title, day=day)
    if agreement.dates.review is None:
        return look.say(key, number=stream.number, title=title, day=day)
    review = agreement.dates.review.at
    return look.say(f"{key}-review", number=stream.number, title=title, day=day, review=review)


def found(look: Look, words: str, organisations: Iterable[str]) -> Card:
    """The agreements in force in which all of the words stand, in title or text."""
    wanted = words.casefold().split()
    items: list[Line] = []
    for organisation in organisations:
        ids = look.uow.streams(kind="agreement", organisation=organisation, open=True, limit=MOST_SEARCHED)
        for stream in filter(None, map(look.stream, ids)):
            text = f"{look.words(stream.state.title)}\n{look.words(stream.state.text)}".casefold()
            if all(word in text for word in wanted):
                items.append(line(look, stream))
    blocks: tuple[Block, ...] = (
        (Bullets(tuple(items[:MOST_LISTED])), look.paragraph("view-decisions-more", small=True))
        if items
        else (look.paragraph("view-search-nothing"),)
    )
    title = look.say("view-search-title", words=Said(words))
    return Card(title=title, blocks=blocks, language=look.language)


VIEW = View(draw, beneath, name, action=action)
