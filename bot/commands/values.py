"""What people type as the value of an option, read: a title, a choice, a number, one person."""

from collections.abc import Iterable, Mapping, Sequence

from bot.commands.acting import Acting, Refusal, refuse
from bot.core.circle import Circle
from bot.core.kernel import MemberId, Person
from bot.ports import Mention
from bot.rows import AccountRow
from bot.verbs import Option
from bot.words.naming import usual_role
from bot.words.written import name_of

LONGEST_TITLE = 120
LONGEST_ECHO = 60
"""Characters of what somebody wrote that are said back where it can't be read."""
LONGEST_NUMBER = 9
"""Digits."""


def title_of(text: str | None, *, text_below: bool = False) -> str:
    """A title in one line; a refusal if it shows nothing or is too long.

    Args:
        text_below: whether a text can follow it, which takes the rest.
    """
    title = name_of(text or "")
    if not title:
        refuse("refused-title-empty")
    if len(title) > LONGEST_TITLE:
        key = "refused-title-too-long" if text_below else "refused-name-too-long"
        refuse(key, length=len(title), most=LONGEST_TITLE)
    return title


def role_of(text: str | None) -> str:
    """A role's name. The usual ones are understood in every language, and are the same role in each."""
    name = title_of(text)
    return usual_role(name) or name


def choice_of(option: Option, text: str) -> str:
    """One of the words that the option takes; a refusal names them all."""
    given = text.strip()
    if given.casefold() not in option.choices:
        refuse("refused-choice", option=option.name, given=given[:LONGEST_ECHO], choices=option.choices)
    return given.casefold()


def chosen(options: Mapping[str, Option], given: Mapping[str, str], name: str) -> str | None:
    """What was chosen for one of a verb's options; ``None``: nothing."""
    text = given.get(name, "")
    return choice_of(options[name], text) if text.strip() else None


def number_of(text: str | None) -> int | None:
    """The number of a process or an agreement, with or without ``#``; ``None`` if it isn't one."""
    digits = (text or "").strip().lstrip("#")
    return int(digits) if digits.isdecimal() and len(digits) <= LONGEST_NUMBER else None


def one_of(
    acting: Acting, text: str, mentions: Sequence[Mention], among: Iterable[MemberId], option: str = "member"
) -> MemberId:
    """The one person whom the text names; a refusal for none and for several."""
    people = acting.named(text, mentions, among)
    if len(people) != 1:
        refuse("refused-one-person", option=option)
    return people[0]


def named_first(
    acting: Acting, text: str, option: str, mentions: Sequence[Mention], circle: Circle
) -> tuple[MemberId, str] | None:
    """The member of the circle whom the words begin with, or an option names, and the words that follow;
    ``None`` if that is nobody, or not clear. Nothing is learnt of who is mentioned: a name that changes when
    somebody is named would tell of a nomination."""
    if option:
        for mention in mentions:
            if mention.shown:
                option = option.replace(mention.shown, mention.account.id, 1)
        try:
            return member_of(acting, option, (), circle), text
        except Refusal:
            return None
    for mention in mentions:
        if mention.shown and mention.shown in text:
            row = acting.uow.get(AccountRow, mention.account.platform, mention.account.id)
            if row is None or row.member not in circle.members:
                return None
            return row.member, _behind(text.replace(mention.shown, " ", 1))
    return _called(acting, text.strip().removeprefix("@"), circle)


def _called(acting: Acting, text: str, circle: Circle) -> tuple[MemberId, str] | None:
    """By display name or account id, the longest that fits; nobody where two are called so."""
    found: dict[MemberId, int] = {}
    for member in circle.members:
        names = [acting.name_of(member), *(row.native for row in acting.uow.find(AccountRow, member=member))]
        for name in filter(None, (each.lstrip("@") for each in names)):
            begin, behind = text[: len(name)], text[len(name) :]
            if begin.casefold() == name.casefold() and not behind[:1].isalnum():
                found[member] = max(found.get(member, 0), len(name))
    longest = [member for member, length in found.items() if length == max(found.values())]
    if len(longest) != 1:
        return None
    return longest[0], _behind(text[found[longest[0]] :])


def _behind(text: str) -> str:
    return text.strip().lstrip(",:;.–—-").strip()


def member_of(
    acting: Acting, text: str, mentions: Sequence[Mention], circle: Circle, option: str = "member"
) -> MemberId:
    """The one member of the circle whom the text names; a refusal for anybody else."""
    person = one_of(acting, text, mentions, circle.members, option)
    if person not in circle.members:
        refuse("refused-not-a-member", person=Person(person))
    return person
