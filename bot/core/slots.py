"""The names of the cards that a process shows, and of what else is answered: made and read here alone.

A card is named after what it asks, so that a mark under it means one thing for ever: after its step; where
there are several texts, after the text; within an election, after the decision as well.
"""

from typing import Final

OUTCOME: Final = "outcome"
GATHERING: Final = "gathering"
_QUESTION = "question-"


def of_text(step: str, revision: int, within: str = "") -> str:
    """The card that asks something about one text, such as ``r2-consent``.

    Args:
        within: the name of the decision, where it runs inside an election.
    """
    return f"{within}r{revision}-{step}"


def of_choice(within: str) -> str:
    """The card on which somebody is to be put forward for the decision of this name."""
    return f"{within}candidate"


def of_question(question: int) -> str:
    """What a message is about that is one question: no card, and no mark means anything under it."""
    return f"{_QUESTION}{question}"


def question_of(slot: str) -> int | None:
    """The question that a message is about; ``None``: it is about something else."""
    number = slot.removeprefix(_QUESTION)
    return int(number) if number != slot and number.isdecimal() else None


def step_of(slot: str) -> str:
    """What the card asks, by one word."""
    return slot.partition("-")[2] or slot.rpartition(".")[2]


def revision_of(slot: str) -> int:
    """Which text the card is about, counted from 1; 0: it is about none."""
    text = slot.rpartition(".")[2].partition("-")[0].removeprefix("r")
    return int(text) if text.isdecimal() else 0


def is_within(slot: str, within: str) -> bool:
    """Whether the card belongs to the decision of this name."""
    return slot.startswith(within)
