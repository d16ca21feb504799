"""The typed form of every command, as Matrix and Slack share it: prefix, verb, text, trailing options.

!consent quick Buy a shredder
We spend 400 € from the tool budget on a used shredder.
deadline: 3 days
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from itertools import zip_longest
from typing import Literal, Protocol

from bot.ports import Command, Mention, Typed
from bot.verbs import BY_WORDS, GROUPS, VERBS, Verb
from bot.words.written import clean_line, clean_text, shows_nothing

_SHORT = frozenset(("", "member", "role", "number", "until"))
"""What a verb takes that is no prose: its options may stand on the first line."""
_HELP = frozenset(("help", "hilfe", "?"))
_ANY_KEY = re.compile(r"\s*([^\W\d][\w -]{0,30}):")
_NUMBER = re.compile(r"#([0-9]{1,9})(?![\w#])[:,.]?\s*")
_NO_NUMBER = re.compile(r"#([-+.]?[0-9][0-9.,-]*)(?=\s|$)[ \t]*")
"""What was meant as a number and can't be one: refused, and not taken for words about something else."""
_BARE_NUMBER = re.compile(r"#?([0-9]{1,9})(?=\s|$)\s*")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—_", "-"))
_LEADING = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060 \t\n"

How = Literal["!", "/", "name", ""]


class Parse(Protocol):
    """Reads a line as a command."""

    def __call__(
        self,
        body: str,
        mentions: Sequence[Mention] = (),
        *,
        names: Collection[str] = (),
        private: bool = False,
    ) -> Command | Typed | None:
        """A command, a failed one, or ``None`` for what isn't meant as one."""
        ...


class _Refusal(Exception):
    def __init__(self, typed: Typed) -> None:
        super().__init__(typed.refusal)
        self.typed = typed


def read_typed(
    body: str, mentions: Sequence[Mention] = (), *, names: Collection[str] = (), private: bool = False
) -> Command | Typed | None:
    """What a message means as a command; ``None``: it isn't meant for us. Never raises.

    Args:
        mentions: everybody whom the message names.
        names: what the bot is called here, with or without ``@``; a message may begin with it.
        private: it was written to the bot alone, where no prefix is needed. There, words that only begin
            like a command are left as plain words.
    """
    text = clean_text(body)
    opened = _open(text, names, private=private)
    if opened is None:
        return None
    how, rest = opened
    if how == "name":
        own = {name.lstrip("@").casefold() for name in names}
        mentions = [each for each in mentions if each.shown.lstrip("@").casefold() not in own]
    try:
        return _Reading(how, tuple(mentions)).read(rest)
    except _Refusal as refusal:
        return refusal.typed


def _open(text: str, names: Collection[str], *, private: bool) -> tuple[How, str] | None:
    """How the bot is spoken to, and what stands behind it; ``None``: it isn't."""
    text = text.lstrip(_LEADING)
    if text[:1] in ("!", "！"):
        return "!", text[1:].lstrip(" \t")
    if text[:1] == "/":
        return "/", text.removeprefix("/").removeprefix("/")
    for name in sorted(names, key=len, reverse=True):
        for shown in (f"@{name.lstrip('@')}", name.lstrip("@")):
            begin, behind = text[: len(shown)], text[len(shown) :]
            if name.strip("@ ") and begin.casefold() == shown.casefold() and behind[:1] in (*":, \t\n", ""):
                return "name", behind.lstrip(":, \t\n").lstrip("!/")
    return ("", text) if private else None


def _word(text: str) -> tuple[str, str]:
    """The first word of a line, as command words are compared, and what follows it."""
    match = re.match(r"[^\s]+", text)
    if match is None:
        return "", text
    word = match[0].rstrip(":,.!?") or match[0]
    return word.casefold().translate(_DASHES), text[match.end() :].lstrip(" \t\u00a0")


@dataclass(frozen=True, slots=True)
class _Reading:
    how: How
    mentions: tuple[Mention, ...]

    def read(self, rest: str) -> Command | None:
        group, rest = _word(rest)
        if group in _HELP and self.how in ("name", "") and not rest.strip():
            return Command("circle", "help")
        if group not in GROUPS:
            return None
        verb, rest = self._verb(group, rest)
        if verb is None:
            return None
        try:
            options = _Options(verb).read(rest)
        except _Refusal as refusal:
            if self.how == "" and refusal.typed.refusal == "refused-nothing-taken":
                return None  # "circle list is wrong", said in private
            raise _Refusal(replace(refusal.typed, group=verb.group, verb=verb.name)) from None
        return Command(verb.group, verb.name, options, self.mentions)

    def _verb(self, group: str, text: str) -> tuple[Verb | None, str]:
        """The verb and what stands behind it; no verb: plain words that only begin like a command."""
        word, rest = _word(text)
        verb = BY_WORDS.get((group, word)) if word else None
        second, behind = _word(rest)
        joined = BY_WORDS.get((group, f"{word}-{second}")) if second else None
        if joined is not None and (verb is None or not behind.strip() or behind.startswith("#")):
            return joined, behind
        if verb is None and second:  # "take over"
            verb, rest = (BY_WORDS.get((group, word + second)), behind)
        if verb is not None:
            return verb, rest
        alone = BY_WORDS.get((group, ""))
        if alone is not None and not word:
            return alone, ""
        if self.how == "" and not self._near(group, word):
            return None, ""
        if not word:
            return self._verbless(group)
        raise _Refusal(self._unknown(group, word))

    def _verbless(self, group: str) -> tuple[Verb | None, str]:
        if group == "circle":
            return BY_WORDS["circle", "help"], ""
        verbs = ", ".join(_names_of(group))
        raise _Refusal(Typed("refused-verb-missing", {"group": group, "verbs": verbs, "help": self._help()}))

    def _unknown(self, group: str, word: str) -> Typed:
        given = clean_line(f"{group} {word}")
        given = given if len(given) <= 60 else given[:59] + "…"
        near = self._near(group, word)
        if near:
            matches = ", ".join(f"{self._sign()}{group} {name}" for name in near)
            params = {"given": given, "matches": matches, "help": self._help()}
            return Typed("refused-verb-unknown", params, group, near[0])
        verbs = ", ".join(_names_of(group))
        return Typed(
            "refused-verb-strange", {"given": given, "group": group, "verbs": verbs, "help": self._help()}
        )

    def _near(self, group: str, word: str) -> list[str]:
        cutoff = 0.6 if self.how else 0.75
        return get_close_matches(word[:40], _names_of(group), n=3, cutoff=cutoff) if word else []

    def _sign(self) -> str:
        return "/" if self.how == "/" else "!"

    def _help(self) -> str:
        return f"{self._sign()}circle help"


@cache
def _names_of(group: str) -> tuple[str, ...]:
    return tuple(verb.name for verb in VERBS if verb.group == group and verb.name and not verb.shortcut)


@cache
def _keys(names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds ``key:`` of any of the names, with a space or hyphen for an underscore, in any case."""
    spelt = "|".join(re.escape(name).replace("_", "[ _-]") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=\s))({spelt})[ \t]*[:：][ \t]*", re.IGNORECASE)


def _name_of(key: str) -> str:
    return re.sub(r"[ -]", "_", key.casefold())


@dataclass(frozen=True, slots=True)
class _Options:
    """Reads what stands behind a verb into its options."""

    verb: Verb

    def read(self, rest: str) -> Mapping[str, str]:
        first, *below = rest.split("\n")
        first, number = self._number(first.strip())
        found = self._short(first, below) if self._is_short else self._prose([first, *below])
        if number:
            self._put(found, "number", number)
        return found

    @property
    def _is_short(self) -> bool:
        return self.verb.text in _SHORT

    @property
    def _known(self) -> tuple[str, ...]:
        names = [option.name for option in self.verb.options]
        names += [name for name in (self.verb.title, self.verb.text) if name and name not in names]
        return tuple(names)

    def _number(self, first: str) -> tuple[str, str]:
        """Takes the ``#12`` that a line begins with, where the verb acts on something numbered."""
        option = next((option for option in self.verb.options if option.name == "number"), None)
        if option is None:
            return first, ""
        match = (_BARE_NUMBER if option.required else _NUMBER).match(first) or _NO_NUMBER.match(first)
        return (first[match.end() :], match[1]) if match else (first, "")

    def _prose(self, lines: list[str]) -> dict[str, str]:
        """A title and a text, or a text alone, with options in the trailing lines only."""
        verb = self.verb
        found, kept = self._trailing(lines, self._known)
        title, text = self._split(kept)
        if (title and verb.title in found) or (text and verb.text in found):
            # What looks like a key is a line of the text: it has a title, or words, already.
            plain = tuple(name for name in self._known if name not in (verb.title, verb.text))
            found, kept = self._trailing(lines, plain)
            title, text = self._split(kept)
        if title:
            found[verb.title] = title
        if text:
            found[verb.text] = text
        return found

    def _trailing(self, lines: list[str], known: tuple[str, ...]) -> tuple[dict[str, str], list[str]]:
        """The options in the block of lines at the end, and the lines before it."""
        block: list[tuple[str, str]] = []
        end = len(lines)
        for index in range(len(lines) - 1, -1 if not self.verb.title else 0, -1):
            line = lines[index].strip()
            match = _keys(known).match(line) if line else None
            if match:
                block.append((_name_of(match[1]), line[match.end() :]))
                end = index
            elif line:
                break
        found: dict[str, str] = {}
        for name, value in reversed(block):
            self._put(found, name, value)
        return found, lines[:end]

    def _split(self, lines: list[str]) -> tuple[str, str]:
        """The title and the text among the lines that are no options; empty where nothing shows."""
        title = ""
        if self.verb.title:
            index = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
            title = clean_line(lines[index]) if index < len(lines) else ""
            own = _keys((self.verb.title,)).match(title)
            title = title[own.end() :] if own else title
            lines = lines[index + 1 :]
        text = "\n".join(line.rstrip() for line in lines).strip("\n").strip()
        return "" if shows_nothing(title) else title, "" if shows_nothing(text) else text

    def _short(self, first: str, below: list[str]) -> dict[str, str]:
        """A name, a person or a day, with options behind it on the same line and in the lines below."""
        known = self._known
        found: dict[str, str] = {}
        keys = list(_keys(known).finditer(first)) if known else []
        lead = first[: keys[0].start()] if keys else first
        for key, following in zip_longest(keys, keys[1:]):
            value = first[key.end() : following.start() if following else None]
            self._put(found, _name_of(key[1]), value.rstrip(",; ") if following else value)
        last = ""
        for line in filter(str.strip, below):
            key_found = _keys(known).match(line.strip()) if known else None
            if key_found:
                last = _name_of(key_found[1])
                self._put(found, last, line.strip()[key_found.end() :])
            elif self._goes_on(last, line):
                found[last] += "\n" + line.strip()
            else:
                raise _Refusal(self._stray(line))
        self._lead(found, clean_line(lead))
        return found

    def _lead(self, found: dict[str, str], lead: str) -> None:
        """Puts what stands right behind the verb where it belongs."""
        if shows_nothing(lead):
            return
        place = self.verb.title or self.verb.text or self._only_option(lead)
        if not place:
            raise _Refusal(self._stray(lead))
        self._put(found, place, lead)

    def _only_option(self, lead: str) -> str:
        """The one option that can be meant: ``circle join Garden``, ``consent extend 2 days``."""
        names = [option.name for option in self.verb.options]
        if "number" in names and lead.isdecimal():
            return "number"
        others = [name for name in names if name not in ("number", "circle")] or [
            name for name in names if name == "circle"
        ]
        return others[0] if len(others) == 1 else ""

    def _goes_on(self, last: str, line: str) -> bool:
        """Whether a line belongs to the option above it: only where that takes a text."""
        takes_text = any(option.name == last and option.value == "text" for option in self.verb.options)
        like_a_key = _ANY_KEY.match(line)
        return takes_text and not (
            like_a_key and get_close_matches(_name_of(like_a_key[1].strip()), self._known, n=1, cutoff=0.75)
        )

    def _put(self, found: dict[str, str], name: str, value: str) -> None:
        text = any(option.name == name and option.value == "text" for option in self.verb.options)
        value = value.strip() if text else clean_line(value)
        value = "" if shows_nothing(value) else value
        if name == "number":
            value = value.removeprefix("#")
        if name in found and not (name == "number" and found[name] == value):
            raise _Refusal(Typed("refused-option-twice", {"option": name}))
        found[name] = value

    def _stray(self, line: str) -> Typed:
        """The refusal of a line that the verb can't take."""
        given = clean_line(line)
        given = given if len(given) <= 60 else given[:59] + "…"
        key = _ANY_KEY.match(line)
        if key and self._known:
            options = ", ".join(self._known)
            return Typed(
                "refused-option-unknown",
                {"words": self.verb.words, "given": clean_line(key[1]), "options": options},
            )
        return Typed("refused-nothing-taken", {"words": self.verb.words, "given": given})
