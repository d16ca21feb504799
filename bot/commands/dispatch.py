"""From an act to what is done about it: typed commands, buttons, marks and plain words."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from bot.commands import inbox
from bot.commands.acting import Acting, Answer, Refusal, refuse
from bot.commands.handling import Deed, Handler
from bot.commands.kinds import HANDLINGS
from bot.commands.values import number_of
from bot.core.kernel import Quoted, StreamId, message, processes
from bot.core.process import Process, TakeBack
from bot.core.slots import step_of
from bot.marks import FIRST, NEAR_MISSES, fold, legend
from bot.ports import Act, Command, Mark, Press, Stream, Typed, Unmark, Wrote
from bot.rows import MarkRow, Outgoing, Request, Shown
from bot.verbs import BY_WORDS
from bot.words.written import words_of

MOST_CHOICES = 10

COMMANDS: Mapping[str, Handler] = {
    **inbox.COMMANDS,
    **{words: handle for handling in HANDLINGS.values() for words, handle in handling.commands.items()},
}
"""Typed commands that aren't about a running process, by their words."""


def is_private(act: Act) -> bool:
    """Whether it is one person's own business, wherever it was done: what is said about it is said privately.

    Whatever is typed in a place is answered there, but for answers.
    """
    if isinstance(act, Command):
        return act.group in HANDLINGS and act.verb in HANDLINGS[act.group].private
    return not isinstance(act, Typed)


def command(acting: Acting, given: Command) -> Answer | None:
    """A command of the table of verbs. Where something is missing, the refusal has an example."""
    acting.make_known()
    try:
        return _never_silent(acting, _command(acting, given), private=is_private(given))
    except Refusal as refusal:
        verb = BY_WORDS.get((given.group, given.verb))
        if refusal.reason.key not in _LACKING or verb is None or not verb.example:
            raise
        params = {**refusal.reason.params, "example": verb.example}
        example = message(f"{refusal.reason.key}-example", **params)
        raise refusal.because(example) from None


_LACKING = frozenset(
    {
        "refused-title-empty",
        "refused-text-missing",
        "refused-one-person",
        "refused-nobody-named",
        "refused-circle-missing",
    }
)


def _never_silent(acting: Acting, answer: Answer | None, *, private: bool) -> Answer | None:
    """What changed nothing, because it was so before, isn't met with silence; an answer of one's own gets a
    receipt where nobody else sees it."""
    if answer is not None:
        return answer
    if not acting.conduct.changed:
        return Answer(message("told-as-before"), private=private)
    if acting.directly and _is_own_answer(acting.inbound.act):
        return Answer(message("told-answer-in"), private=True)
    return None


def _is_own_answer(act: Act) -> bool:
    """Whether it answers what somebody is asked, for themselves."""
    if isinstance(act, Command):
        return is_private(act)
    verb = act.token.split("/")[2:3] if isinstance(act, Press) else []
    return any(name in handling.private for name in verb for handling in HANDLINGS.values())


def failed(acting: Acting, given: Typed) -> Answer:
    """A line meant as a command that isn't one. What was to be given privately is taken away all the same."""
    acting.make_known()
    _refuse_openly(acting, given)
    return Answer(message(given.refusal, **given.params), private=acting.inbound.private)


def _refuse_openly(acting: Acting, given: Command | Typed) -> None:
    """Some things count only if they are given privately, and aren't for the others' eyes."""
    openly = not acting.inbound.private and acting.inbound.source is not None
    if openly and given.group in HANDLINGS and given.verb in HANDLINGS[given.group].secret:
        raise Refusal(message(f"refused-openly-{given.verb}"), private=True, removes=True)


def _command(acting: Acting, given: Command) -> Answer | None:
    words = f"{given.group} {given.verb}".strip()
    handle = COMMANDS.get(words)
    if handle is not None:
        return handle(acting, given)
    verb = BY_WORDS.get((given.group, given.verb))
    if verb is None or not verb.process:
        refuse("refused-unknown-verb", verb=words)
    _refuse_openly(acting, given)
    process = process_meant(acting, given)
    if isinstance(process, Answer):
        return process
    text = given.options.get(verb.text, "") if verb.text else ""
    shown = _shown(acting)
    about = shown.slot if shown is not None and shown.stream == process.id else ""
    deed = Deed(given.verb, text, given.options, given.mentions, typed=True, about=about)
    return HANDLINGS[process.kind].act(acting, process, deed)


def process_meant(acting: Acting, given: Command) -> Stream | Answer:
    """The process meant: by number, by the card or thread, else the one here that waits for me."""
    number = given.options.get("number", "").strip().lstrip("#")
    if number:
        if number_of(number) is None and given.verb in HANDLINGS[given.group].secret:
            number = "…"  # whatever stands there, it isn't repeated
        return _numbered(acting, given.group, number)
    shown = _shown(acting)
    if shown is not None:
        stream = acting.must_load(shown.stream)
        if stream.kind == given.group:
            return stream
    running, ended = running_here(acting, given.group)
    handling = HANDLINGS[given.group]
    late = ended if given.verb in handling.late else []
    open_here = (ended or running) if given.verb in handling.ended else running or late
    open_here = [one for one in open_here if handling.means(one.state, given.verb)] or open_here
    waiting = [stream for stream in open_here if acting.kind(stream).owes(stream.state, acting.me)]
    mine = {circle.id for circle in acting.my_circles()}
    meant = waiting or [stream for stream in open_here if stream.circle in mine] or open_here
    if len(meant) == 1:
        return meant[0]
    if not meant:
        refuse("refused-nothing-open")
    words = f"{given.group} {given.verb}"
    meant = sorted(meant, key=lambda stream: stream.number)
    numbers = tuple(str(stream.id) for stream in meant[:MOST_CHOICES])
    return Answer(message("view-choose", verb=words, processes=numbers), private=is_private(given))


def _numbered(acting: Acting, kind: str, given: str) -> Stream:
    number = number_of(given)
    if number is None:
        refuse("refused-number", given=given[:20])
    return acting.numbered(kind, number) or refuse("refused-unknown-number", number=number)


def running_here(acting: Acting, kind: str) -> tuple[list[Stream], list[Stream]]:
    """What runs here, and what has ended so lately that its last answer can still be called a mistake."""
    circles_here = acting.my_circles() if acting.inbound.private else acting.circles_here()
    ids = [circle.id for circle in circles_here]
    found = acting.uow.streams(kind=kind, circle=ids, open=True) if ids else ()
    streams = [acting.must_load(stream) for stream in found]
    outcomes = {stream.id: acting.kind(stream).standing(stream.state).outcome for stream in streams}
    running = [stream for stream in streams if not outcomes[stream.id]]
    return running, [stream for stream in streams if outcomes[stream.id]]


def _shown(acting: Acting) -> Shown | None:
    about = acting.inbound.about
    if about is None:
        return None
    return acting.uow.get(Shown, about.place.platform, about.place.id, about.id)


# --- buttons ------------------------------------------------------------------------------------------


def press(acting: Acting, given: Press) -> Answer | None:
    """A button, or a form that was sent."""
    acting.make_known()
    return _never_silent(acting, _press(acting, given), private=True)


def commanded(press: Press) -> Command | None:
    """The command that a button or a sent form stands for; ``None``: it belongs to a running process."""
    stream_id, _, rest = press.token.partition("/")
    _, slashed, deed = rest.partition("/")
    if stream_id != "-" or not slashed:
        return None
    words, _, carried = deed.partition("/")
    group, _, name = words.partition(".")
    return Command(group, name, {**dict(parse_qsl(carried)), **press.fields}, press.mentions)


def _press(acting: Acting, given: Press) -> Answer | None:
    meant = commanded(given)
    if meant is not None:
        return command(acting, meant)
    parts = given.token.split("/")
    if len(parts) < 3:
        refuse("refused-unknown-button")
    stream_id, slot, verb = parts[:3]
    extra = "/".join(parts[3:])
    stream = acting.must_load(StreamId(stream_id))
    handling = HANDLINGS[stream.kind]
    if slot != acting.kind(stream).slot(stream.state) and handling.is_bound(stream.state, verb):
        _refuse_former(stream)
    texts = [given.fields[name] for name in ("text", "reason") if given.fields.get(name)]
    deed = Deed(verb, texts[0] if texts else "", given.fields, given.mentions, extra)
    return handling.act(acting, stream, deed)


def _refuse_former(stream: Stream) -> None:
    """A former card: what it asked is over."""
    process: Process = stream.state
    refuse("refused-former-card", private=True, number=stream.number, title=Quoted(process.title))


# --- marks --------------------------------------------------------------------------------------------


def mark(acting: Acting, given: Mark) -> Answer | None:
    """A reaction under a card: what the card's legend says it means; any other changes nothing."""
    shown = _shown(acting)
    keep_mark(acting, given)
    if shown is None:
        return None
    stream = acting.must_load(shown.stream)
    kind, handling = acting.kind(stream), HANDLINGS[stream.kind]
    profile = stream.state.rules.profile if kind.is_process else ""
    sign = fold(given.emoji)
    verb = legend(stream.kind, shown.slot, profile).get(sign)
    if verb is None:
        return _near_miss(acting, stream, shown, sign)
    if shown.slot != kind.slot(stream.state) and handling.is_bound(stream.state, verb):
        _refuse_former(stream)
    acting.make_known()
    return handling.act(acting, stream, Deed(verb, by_mark=True))


def keep_mark(acting: Acting, given: Mark) -> None:
    """The mark stands there, whatever came of it: what is known isn't taken for new after a gap, and one that
    is quicker than the word that its card has arrived counts when that comes."""
    about, account = acting.inbound.about, acting.inbound.who.account
    if about is not None:
        place = about.place
        at = acting.inbound.at
        acting.uow.put(MarkRow(account.platform, given.mark, place.id, about.id, account.id, given.emoji, at))


def _near_miss(acting: Acting, stream: Stream, shown: Shown, sign: str) -> Answer | None:
    """A mark that was probably meant as an answer: the person is told once a card, if they are asked."""
    me = acting.acquainted()
    kind = acting.kind(stream)
    live = shown.slot == kind.slot(stream.state)
    handling, step, state = HANDLINGS[stream.kind], step_of(shown.slot), stream.state
    objects = sign == FIRST
    told = (handling.raised_hands if objects else handling.near_misses).get(step)
    if me is None or told is None or not live or not (objects or sign in NEAR_MISSES):
        return None
    if not kind.owes(state, me) and not (objects and kind.has_answered(state, me)):
        return None
    key = f"{'raised-hand' if objects else 'near-miss'}:{stream.id}:{shown.slot}:{me}"
    if acting.uow.get(Outgoing, key) is None:
        process: Process = stream.state
        text = message(told, mark=sign, number=stream.number, title=Quoted(process.title))
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
    if not acting.kind(stream).is_process:
        return None
    acting.make_known()
    outcome = acting.run(stream.id, TakeBack(mark_cause(platform, given.mark)))
    slot = acting.kind(stream).slot(stream.state)
    return Answer(outcome.said, stream.id, slot, private=True) if outcome.said else None


def mark_cause(platform: str, mark_id: str) -> str:
    """By what an answer given by a mark is known again."""
    return f"mark:{platform}:{mark_id}"


# --- plain words --------------------------------------------------------------------------------------


def wrote(acting: Acting, given: Wrote) -> Answer | None:
    """Plain words: an answer to what the bot asked for privately. Talk in a place is left alone, unless it is
    about a card whose kind takes talk."""
    if not acting.inbound.private:
        return _spoken(acting, given)
    me, shown = acting.make_known(), _shown(acting)
    requests = sorted(acting.uow.find(Request, member=me), key=lambda request: request.at, reverse=True)
    if shown is not None:
        requests = [request for request in requests if request.stream == shown.stream]
    if not words_of(given.text):
        return None if given.shows and not requests else refuse("refused-text-missing")
    for request in requests:
        stream = acting.uow.load(request.stream)
        if stream is None or not _still_wanted(acting, stream, request):
            acting.uow.remove(request)
            continue
        if shown is None and (other := _could_be_for(acting, stream, given.text)) is not None:
            process: Process = other.state
            title = Quoted(process.title)
            return Answer(message("told-words-for-which", number=other.number, title=title), private=True)
        answer = HANDLINGS[stream.kind].act(acting, stream, Deed(request.verb, given.text))
        return answer or _thanks(stream, request)
    for stream in _wanting(acting, shown):
        handling = HANDLINGS[stream.kind]
        verb = handling.wanted(stream.state, me)
        if verb is not None:
            return handling.act(acting, stream, Deed(verb, given.text))
    return Answer(message("told-words-for-what"), private=True)


def _wanting(acting: Acting, shown: Shown | None) -> list[Stream]:
    """What words written privately are for: what they reply to, else the one thing that waits for words."""
    if shown is not None:
        return [acting.must_load(shown.stream)]
    waiting = _awaiting(acting)
    return waiting if len(waiting) == 1 else []


def _awaiting(acting: Acting) -> list[Stream]:
    """All that wait for words of mine that nobody has to ask for."""
    kinds = processes(acting.conduct.kinds)
    circles = [circle.id for circle in acting.my_circles()]
    found = acting.uow.streams(kind=kinds, circle=circles, open=True) if circles else ()
    running = [acting.must_load(id) for id in found]
    return [
        stream
        for stream in running
        if acting.kind(stream).is_owing(stream.state, acting.me)
        and HANDLINGS[stream.kind].wanted(stream.state, acting.me) is not None
    ]


def _could_be_for(acting: Acting, asked: Stream, text: str) -> Stream | None:
    """What else the words may well be for, of which others may not see them."""
    waiting = (stream for stream in _awaiting(acting) if stream.id != asked.id)
    return next((one for one in waiting if HANDLINGS[one.kind].could_mean(acting, one, text)), None)


def _spoken(acting: Acting, given: Wrote) -> Answer | None:
    shown = _shown(acting)
    stream = acting.uow.load(shown.stream) if shown is not None else None
    shows = words_of(given.text) or given.shows
    if stream is None or not shows or acting.acquainted() is None:
        return None
    acting.make_known()
    return HANDLINGS[stream.kind].spoken(acting, stream, given.text)


def _still_wanted(acting: Acting, stream: Stream, request: Request) -> bool:
    """Whether the words that were asked for have a use: an objection's have, on whatever card and later."""
    handling = HANDLINGS[stream.kind]
    lasting = request.verb in handling.lasting and handling.lasts(stream.state, request.slot)
    return lasting or acting.kind(stream).slot(stream.state) == request.slot


def _thanks(stream: Stream, request: Request) -> Answer:
    process: Process = stream.state
    text = message(f"told-words-{request.verb}", number=stream.number, title=Quoted(process.title))
    return Answer(text, stream.id, private=True)
