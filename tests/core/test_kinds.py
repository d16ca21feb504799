"""A kind plugs in with its rules, its card, and what people can do with it: no table may lack it."""

from bot.commands.dispatch import COMMANDS
from bot.commands.kinds import HANDLINGS
from bot.core.kinds import KINDS
from bot.marks import LEGENDS
from bot.operating.record import RECORDINGS
from bot.verbs import BY_WORDS, VERBS
from bot.views.kinds import VIEWS


def test_every_kind_can_be_seen_and_acted_on() -> None:
    assert KINDS.keys() == VIEWS.keys() == HANDLINGS.keys()


def test_every_process_says_in_lists_where_it_stands() -> None:
    assert all(VIEWS[name].standing is not None for name, kind in KINDS.items() if kind.is_process)


def test_every_process_can_be_exported() -> None:
    assert RECORDINGS.keys() == {name for name, kind in KINDS.items() if kind.is_process}


def test_whatever_can_be_typed_is_done_by_somebody() -> None:
    assert COMMANDS.keys() == {verb.words for verb in VERBS if not verb.process}
    assert {verb.group for verb in VERBS if verb.process} <= {
        name for name, kind in KINDS.items() if kind.is_process
    }


def test_a_mark_means_something_that_can_be_typed_too() -> None:
    for (kind, *_), marks in LEGENDS.items():
        assert kind in KINDS
        for verb in marks.values():
            assert (kind, verb) in BY_WORDS


def test_what_is_said_privately_is_a_verb_of_that_kind() -> None:
    for kind, handling in HANDLINGS.items():
        assert {(kind, verb) for verb in handling.private | handling.lasting} <= BY_WORDS.keys()
