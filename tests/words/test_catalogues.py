"""The catalogues are complete: what code asks for is there, in every language, and filled alike."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.core.circle.state import HELD_BY_ONE
from bot.verbs import VERBS
from bot.views.drawing import MESSAGES
from bot.words.catalogue import LANGUAGES, Speaker, plain
from bot.words.naming import usual_role
from bot.words.vocabulary import VOCABULARIES

ROOT = Path(__file__).parents[2]
SAYS = frozenset(("say", "text", "message", "refused", "Message", "Typed", "Refused", "said"))
"""What takes the key of a sentence as its first argument."""

STANDING = ("label-", "option-", "phase-", "outcome-", "role-", "form-", "field-", "choice-")
"""Words that are looked up by a name of the record or of the table of verbs, now or on other platforms."""


class Variables(Visitor):
    """Collects the variables of a sentence, and the sentences it refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.refers: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.refers.add(node.id.name)


@cache
def body(language: str) -> tuple[ftl.EntryType, ...]:
    text = files("bot").joinpath("locales", f"{language}.ftl").read_text("utf-8")
    return tuple(FluentParser().parse(text).body)


@cache
def sentences(language: str) -> dict[str, Variables]:
    found = {}
    for entry in body(language):
        if isinstance(entry, ftl.Message):
            found[entry.id.name] = Variables()
            found[entry.id.name].visit(entry)
    return found


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8")))
        for package in ("bot", "adapters", "storage")
        for path in sorted((ROOT / package).rglob("*.py"))
    )


def asked_for() -> Iterator[tuple[str, str, ast.Call]]:
    """Every key that code says by a literal, with where it stands."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            key = node.args[0]
            if (
                name in SAYS
                and isinstance(key, ast.Constant)
                and isinstance(key.value, str)
                and "-" in key.value
            ):
                yield key.value, f"{path}:{node.lineno}", node


@cache
def mentioned() -> tuple[frozenset[str], tuple[str, ...]]:
    """All strings in the code, and the beginnings of those that are put together."""
    whole, begun = set(), set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begun.add(str(node.values[0].value))
    return frozenset(whole), tuple(each for each in begun if each.endswith("-") and len(each) > 4)


def is_used(key: str) -> bool:
    """Whether code has the key: whole, by its beginning, or as two strings with a hyphen between them."""
    whole, begun = mentioned()
    if key in whole or key.startswith((*begun, *STANDING)):
        return True
    hyphens = [index for index, character in enumerate(key) if character == "-"]
    return any(key[:at] in whole and {key[at:], key[at + 1 :]} & whole for at in hyphens)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_a_catalogue_is_understood(language: str) -> None:
    junk = [entry.content for entry in body(language) if isinstance(entry, ftl.Junk)]
    assert junk == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_in_a_catalogue_twice(language: str) -> None:
    keys = [entry.id.name for entry in body(language) if isinstance(entry, ftl.Message)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_sentence_and_no_other(language: str) -> None:
    assert sorted(sentences("en").keys() - sentences(language).keys()) == []
    assert sorted(sentences(language).keys() - sentences("en").keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fills_a_sentence_with_the_same_variables(language: str) -> None:
    differing = {
        key: (sorted(said.names), sorted(sentences(language)[key].names))
        for key, said in sentences("en").items()
        if key in sentences(language) and said.names != sentences(language)[key].names
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_words_of_time(language: str) -> None:
    assert language in VOCABULARIES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_holds_a_direction_mark_or_an_empty_space(language: str) -> None:
    text = files("bot").joinpath("locales", f"{language}.ftl").read_text("utf-8")
    assert not set(text) & set("\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u200b\ufeff\t")


def test_every_sentence_that_code_asks_for_exists() -> None:
    known = sentences("en").keys() | MESSAGES.keys()
    missing = [f"{where}: {key}" for key, where, _ in asked_for() if key not in known]
    assert missing == []


def test_every_sentence_is_filled_where_it_is_asked_for() -> None:
    unfilled = []
    for key, where, call in asked_for():
        given = {keyword.arg for keyword in call.keywords}
        names = sentences("en")[key].names if key in sentences("en") else set()
        plain = len(call.args) == 1 and None not in given
        if plain and call.keywords and names - given:
            unfilled.append(f"{where}: {key} lacks {sorted(names - given)}")
    assert unfilled == []


def test_every_sentence_is_used() -> None:
    referred = {name for said in sentences("en").values() for name in said.refers}
    assert [key for key in sentences("en") if not is_used(key) and key not in referred] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_and_option_has_its_line_of_help(language: str) -> None:
    keys = {f"verb-{verb.group}-{verb.name}".rstrip("-") for verb in VERBS if not verb.shortcut}
    keys |= {f"option-{option.name}" for verb in VERBS for option in verb.options}
    keys |= {f"option-{name}" for verb in VERBS for name in (verb.title, verb.text) if name}
    assert sorted(keys - sentences(language).keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_for_a_role_is_understood_as_that_role(language: str) -> None:
    for role in HELD_BY_ONE:
        word = plain(Speaker(language, "UTC").role(role) or ())
        assert (usual_role(word) or word) == role
