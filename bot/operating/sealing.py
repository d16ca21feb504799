"""Whether the seal key is the one under which the nominations of this database lie."""

from pathlib import Path

from bot.conduct import bound_to
from bot.core.election import ELECTION
from bot.core.election.state import Election
from bot.operating import Failed
from bot.ports import Store, UnitOfWork
from bot.rows import Words
from bot.seal import Broken, Seal

LOST = "--seal-key-lost"
"""The option that goes on nevertheless."""


def unopened(unit: UnitOfWork, seal: Seal | None) -> list[int]:
    """The numbers of the elections of whose sealed nominations the key opens not one."""
    found = []
    for id in unit.streams(kind=ELECTION.name, open=True):
        stream = unit.load(id)
        if stream is None or not stream.state.sealed:
            continue
        state: Election = stream.state
        texts = {member: unit.get(Words, words) for member, words in state.sealed.items()}
        if not any(
            seal is not None and row is not None and row.text and _opens(seal, row.text, bound_to(id, member))
            for member, row in texts.items()
        ):
            found.append(stream.number)
    return sorted(found)


def _opens(seal: Seal, text: str, bound: str) -> bool:
    try:
        seal.open(text, bound)
    except Broken:
        return False
    return True


async def must_fit(store: Store, seal: Seal, file: Path, *, is_new: bool) -> None:
    """Makes sure that what lies under the seal can be opened when its time comes.

    Args:
        is_new: the key has just been made; the file goes again, where another one belongs.

    Raises:
        Failed: it can't; the sentence says what helps.
    """
    numbers = await store.read(lambda unit: unopened(unit, seal))
    if numbers:
        raise _misfit(numbers, file, is_new=is_new)


def _misfit(numbers: list[int], file: Path, *, is_new: bool) -> Failed:
    if is_new:
        file.unlink()
    return Failed(misfit(numbers, file, is_missing=is_new))


def misfit(numbers: list[int], file: Path, *, is_missing: bool) -> str:
    """What is wrong with the key, and what helps."""
    elections = ", ".join(f"#{number}" for number in numbers)
    wrong = "is missing" if is_missing else "is not the one that belongs to this database"
    return (
        f"The seal key {file} {wrong}: the nominations of {elections} lie under another. Put that one back; "
        f"every backup has it, and nothing is lost. If it is gone for good, {LOST} goes on without it: once "
        "those nominations are to be opened, their authors are asked again."
    )
