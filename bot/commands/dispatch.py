"""From an act to what is done about it: typed commands, buttons, marks and plain words."""

from collections.abc import Callable, Mapping

from bot.commands import circles, deciding, inbox, proposing, register
from bot.commands.acting import Acting, Answer, refuse
from bot.commands.deciding import Deed
from bot.core.agreement import Agreement
from bot.core.circle import Circle
from bot.core.kernel import MemberId, Quoted, StreamId, message
from bot.core.process import TakeBack
from bot.marks import NEAR_MISSES, fold, legend
from bot.ports import Command, Mark, Press, Stream, Unmark, Wrote
from bot.rows import MarkRow, Outgoing, Request, Shown
from bot.verbs import BY_WORDS
from bot.words.written import words_of

MOST_CHOICES = 10
ANSWERED_BY_MARK = frozenset({"questions", "reactions", "consent"})
"""Steps whose cards ask for an answer that a mark can give."""

Handler = Callable[[Acting, Command], Answer | None]

_COMMANDS: Mapping[tuple[str, str], Handler] = {
    ("circle", "create"): circles.create,
    ("circle", "show"): circles.show,
    ("circle", "list"): circles.list_,
    ("circle", "join"): circles.join,
    ("circle", "leave"): circles.leave,
    ("circle", "let-in"): circles.let_in_named,
    ("circle", "add"): circles.add,
    ("circle", "remove"): circles.remove,
    ("circle", "role"): circles.role,
    ("circle", "settings"): circles.settings,
    ("circle", "close"): circles.close,
    ("circle", "away"): circles.away,
    ("circle", "back"): circles.back,
    ("circle", "help"): circles.help_,
    ("consent", "propose"): proposing.propose,
    ("consent", "quick"): proposing.propose,
    ("decisions", "list"): register.list_,
    ("decisions", "show"): register.show,
    ("decisions", "search"): register.search,
    ("decisions", "review"): register.review,
    ("decisions", "drop"): register.drop,
    ("inbox", ""): inbox.show,
    ("inbox", "settings"): inbox.settings,
}


def command(acting: Acting, given: Command) -> Answer | None:
    """A command of the table of verbs."""
    return _never_silent(acting, _command(acting, given), private=given.verb in deciding.PRIVATE)


def _never_silent(acting: Acting, answer: Answer | None, *, private: bool) -> Answer | None:
    """What changed nothing, because it was so before, isn't met with silence."""
    if answer is None and not acting.conduct.changed:
        return Answer(message("told-as-before"), private=private)
    return answer


def _command(acting: Acting, given: Command) -> Answer | None:
    handler = _COMMANDS.get((given.group, given.verb))
    if handler is not None:
        return handler(acting, given)
    verb = BY_WORDS.get((given.group, given.verb))
    if verb is None or not verb.process:
        refuse("refused-unknown-verb", verb=f"{given.group} {given.verb}".strip())
    process = _process(acting, given)
    if isinstance(process, Answer):
        return process
    text = given.options.get(verb.text, "") if verb.text else ""
    return deciding.act(acting, process, Deed(given.verb, text, given.options, given.mentions))


def _process(acting: Acting, given: Command) -> Stream | Answer:
    """The process meant: by number, by the card or thread, else the one here that waits for me."""
    number = given.options.get("number", "").strip().lstrip("#")
    if number:
        return _numbered(acting, given.group, number)
    shown = _shown(acting)
    if shown is not None:
        stream = acting.must_load(shown.stream)
        if stream.kind == given.group:
            return stream
    open_here = _open_here(acting, given.group)
    waiting = [stream for stream in open_here if acting.kind(stream).owes(stream.state, acting.me)]
    meant = waiting or open_here
    if len(meant) == 1:
        return meant[0]
    if not meant:
        refuse("refused-nothing-open")
    words = f"{given.group} {given.verb}"
    meant = sorted(meant, key=lambda stream: stream.number)
    numbers = tuple(str(stream.id) for stream in meant[:MOST_CHOICES])
    return Answer(
        message("view-choose", verb=words, processes=numbers), private=given.verb in deciding.PRIVATE
    )


def _numbered(acting: Acting, kind: str, number: str) -> Stream:
    if not number.isdecimal() or len(number) > 9:
        refuse("refused-number", given=number[:20])
    for organisation in acting.organisations():
        for found in acting.uow.streams(kind=kind, organisation=organisation, number=int(number)):
            return acting.must_load(found)
    return refuse("refused-unknown-number", number=int(number))


def _open_here(acting: Acting, kind: str) -> list[Stream]:
    circles_here = acting.my_circles() if acting.inbound.private else acting.circles_here()
    ids = [circle.id for circle in circles_here]
    found = acting.uow.streams(kind=kind, circle=ids, open=True) if ids else ()
    streams = [acting.must_load(stream) for stream in found]
    return [stream for stream in streams if not acting.kind(stream).standing(stream.state).outcome]


def _shown(acting: Acting) -> Shown | None:
    about = acting.inbound.about
    if about is None:
        return None
    return acting.uow.get(Shown, about.place.platform, about.place.id, about.id)


# --- buttons ------------------------------------------------------------------------------------------


def press(acting: Acting, given: Press) -> Answer | None:
    """A button, or a form that was sent."""
    return _never_silent(acting, _press(acting, given), private=True)


def _press(acting: Acting, given: Press) -> Answer | None:
    parts = given.token.split("/")
    if len(parts) < 3:
        refuse("refused-unknown-button")
    stream_id, slot, verb = parts[:3]
    extra = "/".join(parts[3:])
    if stream_id == "-":
        group, _, name = verb.partition(".")
        return command(acting, Command(group, name, given.fields, given.mentions))
    stream = acting.must_load(StreamId(stream_id))
    if stream.kind == "circle":
        return _circle_button(acting, stream, verb, extra)
    if stream.kind == "agreement":
        return _agreement_button(acting, stream, verb, given)
    if verb in deciding.BOUND_TO_CARD and slot != acting.kind(stream).slot(stream.state):
        _stale(acting, stream, verb)
    texts = [given.fields[name] for name in ("text", "reason") if given.fields.get(name)]
    deed = Deed(verb, texts[0] if texts else "", given.fields, given.mentions, extra)
    return deciding.act(acting, stream, deed)


def _stale(acting: Acting, stream: Stream, verb: str) -> None:
    """A former card: what it asked is over. An objection to what was adopted still goes on the record."""
    standing = acting.kind(stream).standing(stream.state)
    if verb == "object" and standing.outcome == "adopted":
        return
    refuse("refused-former-card", private=True, number=stream.number, title=Quoted(stream.state.title))


def _circle_button(acting: Acting, stream: Stream, verb: str, extra: str) -> Answer | None:
    circle: Circle = stream.state
    given = Command("circle", verb, {"circle": circle.name})
    if verb == "let-in":
        return circles.let_in(acting, stream.id, MemberId(extra))
    if ("circle", verb) in _COMMANDS:
        return command(acting, given)
    return refuse("refused-unknown-button")


def _agreement_button(acting: Acting, stream: Stream, verb: str, given: Press) -> Answer | None:
    agreement: Agreement = stream.state
    text = given.fields.get("text", "")
    if verb in ("renew", "review"):
        return register.renew(acting, stream)
    if verb == "amend":
        if words_of(text) == acting.text_of(agreement.text):
            refuse("refused-same-text")
        return register.renew(acting, stream, text)
    if verb == "drop":
        return register.propose_drop(acting, stream, given.fields.get("reason", text))
    if verb in ("show", "details"):
        return Answer(message("view-decision", agreement=stream.id), stream.id, "shown")
    return refuse("refused-unknown-button")


# --- marks --------------------------------------------------------------------------------------------


def mark(acting: Acting, given: Mark) -> Answer | None:
    """A reaction under a card: what the card's legend says it means; any other changes nothing."""
    about, shown = acting.inbound.about, _shown(acting)
    if about is None or shown is None:
        return None
    account = acting.inbound.who.account
    row = MarkRow(
        account.platform, given.mark, about.place.id, about.id, account.id, given.emoji, acting.inbound.at
    )
    acting.uow.put(row)
    stream = acting.must_load(shown.stream)
    if stream.kind != "consent":
        return None
    sign = fold(given.emoji)
    verb = legend(stream.kind, shown.slot, stream.state.rules.profile).get(sign)
    if verb is None:
        return _near_miss(acting, stream, shown, sign)
    if shown.slot != acting.kind(stream).slot(stream.state):
        _stale(acting, stream, verb)
    if verb == "ask":
        return deciding.request_words(acting, stream, verb)
    return deciding.act(acting, stream, Deed(verb, by_mark=True))


def _near_miss(acting: Acting, stream: Stream, shown: Shown, sign: str) -> Answer | None:
    """A mark that was probably meant as an answer: the person is told once a card, if they are asked."""
    me = acting.acquainted()
    kind = acting.kind(stream)
    live = shown.slot == kind.slot(stream.state)
    step = shown.slot.partition("-")[2]
    meant = live and step in ANSWERED_BY_MARK and sign in NEAR_MISSES
    if me is None or not meant or not kind.owes(stream.state, me):
        return None
    key = f"near-miss:{stream.id}:{shown.slot}:{me}"
    if acting.uow.get(Outgoing, key) is None:
        text = message(f"near-miss-{step}", mark=sign, number=stream.number, title=Quoted(stream.state.title))
        acting.tell(me, text, key, stream=stream.id, slot=shown.slot)
    return None


def unmark(acting: Acting, given: Unmark) -> Answer | None:
    """A reaction taken away: only the answer which that very mark gave, and which still counts."""
    platform = acting.inbound.place.platform
    row = acting.uow.get(MarkRow, platform, given.mark)
    if row is None or row.account != acting.inbound.who.account.id:
        return None
    acting.uow.remove(row)
    shown = acting.uow.get(Shown, platform, row.place, row.message)
    if shown is None:
        return None
    stream = acting.must_load(shown.stream)
    if stream.kind != "consent":
        return None
    outcome = acting.run(stream.id, TakeBack(mark_cause(platform, given.mark)))
    slot = acting.kind(stream).slot(stream.state)
    return Answer(outcome.said, stream.id, slot, private=True) if outcome.said else None


def mark_cause(platform: str, mark_id: str) -> str:
    """By what an answer given by a mark is known again."""
    return f"mark:{platform}:{mark_id}"


# --- plain words --------------------------------------------------------------------------------------


def wrote(acting: Acting, given: Wrote) -> Answer | None:
    """Plain words: an answer to what the bot asked for privately. Talk in a place is left alone."""
    me = acting.acquainted()
    shown = _shown(acting)
    if me is None or not (acting.inbound.private or shown):
        return None
    requests = sorted(acting.uow.find(Request, member=me), key=lambda request: request.at, reverse=True)
    if shown is not None:
        requests = [request for request in requests if request.stream == shown.stream]
    if not acting.inbound.private:
        return None
    if not words_of(given.text):
        refuse("refused-text-missing")
    for request in requests:
        stream = acting.uow.load(request.stream)
        live = stream is not None and acting.kind(stream).slot(stream.state) == request.slot
        if stream is None or not (live or request.verb == "object"):
            acting.uow.remove(request)
            continue
        answer = deciding.act(acting, stream, Deed(request.verb, given.text))
        return answer or _thanks(acting, stream, request)
    return Answer(message("told-words-for-what"), private=True)


def _thanks(acting: Acting, stream: Stream, request: Request) -> Answer:
    text = message(f"told-words-{request.verb}", number=stream.number, title=Quoted(stream.state.title))
    return Answer(text, stream.id, private=True)
