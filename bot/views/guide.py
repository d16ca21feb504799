"""Helping somebody find the way: what can be done here now, and which process is meant."""

from collections.abc import Iterable, Iterator

from bot.cards import Action, Block, Bullets, Card, Line
from bot.core.circle import facilitator, is_member
from bot.core.kernel import StreamId
from bot.ports import Stream
from bot.verbs import BY_WORDS, GROUPS, VERBS
from bot.views import circle
from bot.views.kinds import VIEWS, running
from bot.views.look import Look

MOST_CIRCLES = 3
"""So many of the circles of one place tell what is going on in them."""
_FIRST = ("circle create", "circle list", "circle join")
_MEMBER = (
    "consent propose",
    "consent quick",
    "round start",
    "election start",
    "inbox",
    "decisions list",
    "circle show",
    "circle away",
)
_FACILITATOR = ("circle add", "circle role", "circle settings", "consent advance", "consent handover")


def help_(look: Look, circles: Iterable[str], *, alone: bool = False) -> Card:
    """What one can do here, now: little where there is no circle yet, more for those who have one. Where
    there is none, it is the first that people see of the bot, so it says what that is.

    Args:
        alone: it was asked for in the private conversation.
    """
    here = [stream for id in circles if (stream := look.stream(StreamId(id))) is not None]
    first = not here and not alone
    blocks: list[Block] = []
    if first:
        blocks.append(look.paragraph("welcome-what"))
        blocks.append(look.paragraph("view-help-no-circle"))
        blocks.append(_commands(look, _FIRST))
        example = BY_WORDS["circle", "create"].example
        blocks.append(look.how("view-help-form", "form_fields", "view-help-example", example=example))
    else:
        names = look.join([VIEWS["circle"].name(look, stream) for stream in here])
        key = "view-help-circles" if here else "view-help-private"
        blocks.append(look.paragraph(key, circles=names) if here else look.paragraph(key))
        for stream in here[:MOST_CIRCLES]:
            blocks.extend(running(look, stream))
        blocks.append(_commands(look, _MEMBER))
        blocks.extend(_for_facilitators(look, here))
    blocks.append(look.paragraph("view-help-all", small=True))
    blocks.append(Bullets(tuple(_group(group) for group in GROUPS)))
    return Card(
        title=look.say("welcome-title" if first else "view-help-title"),
        blocks=tuple(blocks),
        actions=tuple(_joining(look, here)),
        language=look.language,
    )


def _commands(look: Look, words: Iterable[str]) -> Bullets:
    return Bullets(tuple((f"!{each}: ", *look.say(f"verb-{each.replace(' ', '-')}")) for each in words))


def _for_facilitators(look: Look, here: Iterable[Stream]) -> Iterator[Block]:
    if any(look.reader in (None, facilitator(stream.state)) for stream in here):
        yield look.paragraph("view-help-facilitator")
        yield _commands(look, _FACILITATOR)


def _group(group: str) -> Line:
    names = [verb.name for verb in VERBS if verb.group == group and verb.name and not verb.shortcut]
    return (f"!{group} " + ", ".join(names),)


def _joining(look: Look, here: Iterable[Stream]) -> Iterator[Action]:
    for stream in here:
        if look.reader is not None and is_member(stream.state, look.reader):
            continue
        yield circle.joining(look, stream)


def choose(look: Look, verb: str, processes: Iterable[str]) -> Card:
    """Several processes could be meant: which one? Each is one tap, or the command with its number."""
    streams = [stream for id in processes if (stream := look.stream(StreamId(id))) is not None]
    word = verb.partition(" ")[2]
    items = [VIEWS[stream.kind].name(look, stream) for stream in streams]
    actions = []
    for stream in streams:
        label = f"#{stream.number} {look.title(stream.state.title).text[:60]}"
        action = VIEWS[stream.kind].action(look, stream, word, label=label)
        if action is not None:
            actions.append(action)
    example = actions[0].typed if actions else f"!{verb}"
    blocks: tuple[Block, ...] = (
        look.paragraph("view-choose"),
        Bullets(tuple(items)),
        look.paragraph("view-choose-example", small=True, example=example),
    )
    return Card(blocks=blocks, actions=tuple(actions), language=look.language)
