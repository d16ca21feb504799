"""``circlekeeper forget``: a member's words and names go; that they took part, and how, stays checkable."""

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from bot.clock import SystemClock
from bot.conduct import Conduct
from bot.config import Settings
from bot.core.circle import commands as circle_commands
from bot.core.kernel import MemberId, Refused, StreamId, WordsId
from bot.core.kinds import KINDS
from bot.operating import Failed
from bot.operating.opening import database_file, make_seal, opened
from bot.operating.sealing import must_fit
from bot.ports import Clock, UnitOfWork
from bot.rows import (
    AccountRow,
    MarkRow,
    Member,
    Membership,
    Outgoing,
    PlaceRow,
    Post,
    Reminder,
    Request,
    Shown,
    Words,
)
from bot.seal import Seal


@dataclass(frozen=True, slots=True)
class Found:
    """A member, and what is known of them."""

    member: MemberId
    name: str
    accounts: tuple[str, ...]
    circles: tuple[str, ...]

    def __str__(self) -> str:
        accounts = f" ({', '.join(self.accounts)})" if self.accounts else ""
        circles = f", in {', '.join(self.circles)}" if self.circles else ""
        return f"{self.name or '(no name)'}{accounts}{circles}, id {self.member}"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was done: counts, and the circles that the person left."""

    texts: int
    kept: int
    """Texts that a circle made its own: agreements, aims, domains."""
    accounts: int
    left: tuple[str, ...]


async def forget(settings: Settings, wanted: str, *, ask: bool, seal_key_lost: bool = False) -> int:
    """Forgets one member, beside a running bot, and says what is left elsewhere.

    Args:
        wanted: an account, an id, or a name that only one member has.
        ask: whether to ask back before anything is done.
        seal_key_lost: nominations that lie under another key are given up.
    Raises:
        Failed: nobody is meant, or several are; or the key doesn't open nominations that lie under the seal.
    """
    clock = SystemClock()
    async with opened(settings) as store:
        found = await store.read(lambda unit: candidates(unit, wanted))
        if not found:
            raise Failed(
                f"Nobody here is called {wanted}. Name an account, such as @ana:example.org, or an id."
            )
        if len(found) > 1:
            raise Failed(
                "\n".join([f"Several members are called {wanted}. Say which, by id:", *map(str, found)])
            )
        (person,) = found
        key = settings.storage.seal_key_file
        is_new = not key.exists()
        seal = make_seal(settings)
        if not seal_key_lost:
            await must_fit(store, seal, key, is_new=is_new)
        if ask:
            print(f"This forgets {person}. It can't be undone.")
            if await asyncio.to_thread(input, "Go on? Type yes: ") != "yes":
                raise Failed("Nothing was changed.")
        done = await store.write(lambda unit: forget_member(unit, person.member, clock, seal))
    file = database_file(settings)
    erased = await asyncio.to_thread(_erased, file) if file is not None else True
    for line in _told(done, person, file, erased):
        print(line)
    return 0


def candidates(unit: UnitOfWork, wanted: str) -> list[Found]:
    """Whom the words may mean: by id, else by account, else by name."""
    accounts = unit.find(AccountRow)
    by_id = [row.id for row in unit.find(Member, id=wanted)]
    by_account = [row.member for row in accounts if wanted in (row.native, f"{row.platform}:{row.native}")]
    folded = wanted.strip().casefold()
    by_name = [row.id for row in unit.find(Member) if row.name and row.name.casefold() == folded]
    by_name += [row.member for row in accounts if row.name and row.name.casefold() == folded]
    return [_found(unit, member) for member in dict.fromkeys(by_id or by_account or by_name)]


def _found(unit: UnitOfWork, member: MemberId) -> Found:
    row = unit.get(Member, member)
    circles = [unit.load(one.circle) for one in unit.find(Membership, member=member)]
    return Found(
        member,
        row.name if row else "",
        tuple(account.native for account in unit.find(AccountRow, member=member)),
        tuple(circle.state.name for circle in circles if circle is not None),
    )


def forget_member(unit: UnitOfWork, member: MemberId, clock: Clock, seal: Seal | None = None) -> Forgotten:
    """Empties what the person wrote, and all they are called by. They leave their circles first, so that
    nobody waits for somebody who can't be asked any more; with the seal, for theirs may be the last answer
    that was waited for."""
    now = clock.now()
    conduct = Conduct(unit, KINDS, now, actor=member, cause=f"forget:{member}", seal=seal)
    left = []
    for membership in unit.find(Membership, member=member):
        outcome = conduct.run(membership.circle, circle_commands.Leave())
        circle = unit.load(membership.circle)
        if circle is not None and not isinstance(outcome, Refused):
            left.append(circle.state.name)
    shared = set(_made_their_own(unit))
    written = [row for row in unit.find(Words, by=member) if row.text is not None]
    gone = [row for row in written if row.id not in shared]
    for words in gone:
        unit.put(replace(words, text=None))
    accounts = unit.find(AccountRow, member=member)
    for account in accounts:
        for mark in unit.find(MarkRow, platform=account.platform, account=account.native):
            unit.remove(mark)
        if account.private_place is not None:
            _forget_conversation(unit, account.platform, account.private_place)
        unit.remove(account)
    for row in (Reminder, Request, Outgoing):
        for waiting in unit.find(row, member=member):
            unit.remove(waiting)
    before = unit.get(Member, member)
    if before is not None:
        unit.put(Member(member, "", forgotten=True))
    _redraw(unit, {words.stream for words in written if words.stream} | set(conduct.changed))
    return Forgotten(len(gone), len(written) - len(gone), len(accounts), tuple(left))


def _forget_conversation(unit: UnitOfWork, platform: str, place: str) -> None:
    """What was sent in the private conversation: its place may be named for the person."""
    for row in (Shown, Outgoing):
        for sent in unit.find(row, platform=platform, place=place):
            unit.remove(sent)
    known = unit.get(PlaceRow, platform, place)
    if known is not None:
        unit.remove(known)


def _made_their_own(unit: UnitOfWork) -> Iterator[WordsId]:
    """The texts that are a circle's, whoever wrote them: its aim and domain, and what it agreed on."""
    for id in unit.streams(kind="circle"):
        circle = unit.load(id)
        if circle is not None:
            yield circle.state.aim
            if circle.state.domain:
                yield circle.state.domain
    for id in unit.streams(kind="agreement"):
        agreement = unit.load(id)
        if agreement is not None and agreement.state.status != "annulled":
            yield agreement.state.title
            yield agreement.state.text


def _redraw(unit: UnitOfWork, streams: set[StreamId]) -> None:
    """Cards that still hang are drawn again, without the name and the words."""
    for post in unit.find(Post, stream=sorted(streams)) if streams else ():
        if post.message is not None and post.drawn >= post.wanted:
            unit.put(replace(post, drawn=post.wanted - 1))


def _erased(file: Path) -> bool:
    """Rewrites the file, so that what was emptied isn't left in its free pages (SQLite, "VACUUM")."""
    try:
        with closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as database:
            database.execute("VACUUM")
            busy, *_ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy
    except sqlite3.Error:
        return False


def _told(done: Forgotten, person: Found, file: Path | None, erased: bool) -> Iterator[str]:
    yield f"Forgotten: the name, {_counted(done.accounts, 'account')} and {_counted(done.texts, 'text')}."
    if done.left:
        yield f"They have left {', '.join(done.left)}."
    if done.kept:
        yield f"{_counted(done.kept, 'text')} stayed, which a circle made its own: agreements, aims, domains."
    yield f"The record still says when a member {person.member} took part and how, and not who that was."
    if not erased:
        yield "Traces may be left in free pages of the database file: stop the bot and run this once more."
    if file is None:
        yield "In PostgreSQL traces stay until the next VACUUM, and in archived logs."
    for backup, what in _in_backups(file, person.member):
        yield f"The backup {backup} still holds {what}: delete it, or forget in it too when you restore it."
    yield "Other backups made before now still hold all of it. So do the rooms: delete the person's messages"
    yield "there, and the bot's that quote them. What others wrote about the person stays theirs."


def _in_backups(file: Path | None, member: MemberId) -> Iterator[tuple[Path, str]]:
    """The backups that lie where ``circlekeeper backup`` puts them, and what they hold of the member."""
    if file is None:
        return
    folders = dict.fromkeys((file.parent, Path.cwd()))
    copies = [
        copy for folder in folders for copy in sorted(folder.glob(f"circlekeeper-backup-*/{file.name}"))
    ]
    for copy in copies:
        try:
            with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as database:
                count = "SELECT count(*) FROM words WHERE by = ? AND text IS NOT NULL"
                (texts,) = database.execute(count, (member,)).fetchone()
                named = database.execute(
                    "SELECT 1 FROM member WHERE id = ? AND name != ''", (member,)
                ).fetchone()
        except sqlite3.Error:
            continue
        if texts or named:
            yield copy.parent, " and ".join(_held(bool(named), texts))


def _held(named: bool, texts: int) -> Sequence[str]:
    return [*(["the name"] if named else []), *([_counted(texts, "text")] if texts else [])]


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
