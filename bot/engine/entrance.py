"""What comes in is made safe to keep: no database takes a NUL or half a character, and no index a page."""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from bot.ports import (
    Account,
    Act,
    Command,
    Inbound,
    Known,
    Mark,
    Mention,
    MessageRef,
    Moved,
    Place,
    Press,
    Typed,
    Unmark,
    Wrote,
)
from bot.words.written import clean_line, clean_text

LONGEST_ID = 255
"""Characters. Matrix spec, "Common Identifier Format": an id has at most 255 bytes; others have fewer."""
LONGEST_EMOJI = 64
"""No legend has a longer one; a reaction of Matrix may be any text."""

_UNKEPT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def admitted(inbound: Inbound) -> Inbound:
    """The act without what can't be kept. What an adapter hands in as it should is left as it is."""
    if isinstance(inbound.act, Mark | Unmark) and _is_plain(inbound, inbound.act):
        return inbound
    return replace(
        inbound,
        key=_id(inbound.key),
        who=_known(inbound.who),
        place=_place(inbound.place),
        act=_act(inbound.act),
        organisation=_id(inbound.organisation),
        about=_message(inbound.about),
        source=_message(inbound.source),
        present=None if inbound.present is None else tuple(_known(who) for who in inbound.present),
    )


def _is_plain(inbound: Inbound, act: Mark | Unmark) -> bool:
    """Whether there is nothing to clean, as in nearly all of what comes in by the thousand."""
    who, about = inbound.who, inbound.about
    ids = [inbound.key, who.account.id, inbound.place.id, inbound.organisation, act.mark]
    if about is not None:
        ids += (about.id, about.place.id)
    words = [who.name, act.emoji] if isinstance(act, Mark) else [who.name]
    return (
        inbound.source is None
        and inbound.present is None
        and max(map(len, ids)) <= LONGEST_ID
        and "".join(ids).isprintable()
        and all(len(word) <= LONGEST_EMOJI and word == clean_line(word) for word in words)
    )


def _act(act: Act) -> Act:
    match act:
        case Command():
            group, verb = clean_line(act.group), clean_line(act.verb)
            return Command(group, verb, _values(act.options), _mentions(act.mentions))
        case Typed():
            return replace(act, params=_values(act.params))
        case Press():
            token = clean_line(act.token)
            return Press(token, _values(act.fields), _mentions(act.mentions))
        case Mark():
            return Mark(clean_line(act.emoji)[:LONGEST_EMOJI], _id(act.mark))
        case Unmark():
            return Unmark(_id(act.mark))
        case Wrote():
            return Wrote(clean_text(act.text), act.shows)
        case Moved():
            return Moved(_place(act.to))
        case _:
            return act


def _id(text: str) -> str:
    """An id as it is; another name for one that can't be one."""
    if len(text) <= LONGEST_ID and (text.isprintable() or not _UNKEPT.search(text)):
        return text
    return sha256(text.encode(errors="surrogatepass")).hexdigest()


def _values(given: Mapping[str, str]) -> Mapping[str, str]:
    return {clean_line(name): clean_text(value) for name, value in given.items()}


def _mentions(given: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(Mention(_account(each.account), clean_text(each.shown)) for each in given)


def _account(account: Account) -> Account:
    return Account(account.platform, _id(account.id))


def _known(who: Known) -> Known:
    return Known(_account(who.account), clean_line(who.name))


def _place(place: Place) -> Place:
    return Place(place.platform, _id(place.id))


def _message(message: MessageRef | None) -> MessageRef | None:
    return None if message is None else MessageRef(_place(message.place), _id(message.id))
