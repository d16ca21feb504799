"""By which of a person's accounts they are told something privately, and where else if none answers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.kernel import MemberId, StreamId
from bot.ports import Place, UnitOfWork
from bot.rows import AccountRow, Home, Membership, Outgoing, PlaceRow


@dataclass(frozen=True, slots=True)
class Reach:
    """How a private message reaches its person."""

    account: AccountRow | None = None
    """``None``: no private conversation is possible."""
    off: bool = False
    """All accounts of the person are on platforms that are off now: wait."""
    nobody: bool = False
    """The person has no account any more."""

    @property
    def place(self) -> Place | None:
        """The private conversation, if it was opened before."""
        if self.account is None or self.account.private_place is None:
            return None
        return Place(self.account.platform, self.account.private_place)


def accounts_of(uow: UnitOfWork, members: Collection[MemberId]) -> Mapping[MemberId, Sequence[AccountRow]]:
    """All accounts of these people."""
    accounts: dict[MemberId, list[AccountRow]] = {member: [] for member in members}
    if members:
        for account in uow.find(AccountRow, member=members):
            accounts[account.member].append(account)
    return accounts


def reach(
    uow: UnitOfWork, row: Outgoing, accounts: Iterable[AccountRow], platforms: Collection[str]
) -> Reach:
    """Chooses the account for a private message: one that answers, best on the platform where the circle
    meets; else by the name of the platform, so that it is always the same."""
    known = list(accounts)
    if not known:
        return Reach(nobody=True)
    ours = [account for account in known if account.platform in platforms]
    if not ours:
        return Reach(off=True)
    answering = [account for account in ours if not account.unreachable]
    if len(answering) > 1:
        meets_on = {home.platform for home in homes(uow, row)}
        answering.sort(key=lambda each: (each.platform not in meets_on, each.platform, each.native))
    return Reach(answering[0]) if answering else Reach()


def homes(uow: UnitOfWork, row: Outgoing) -> Sequence[Home]:
    """Where the circle meets that the message comes from; without one, any circle of the person."""
    circles: list[StreamId] = []
    if row.stream is not None:
        stream = uow.load(row.stream)
        circles = [stream.circle] if stream else []
    elif row.member is not None:
        circles = [membership.circle for membership in uow.find(Membership, member=row.member)]
    found = uow.find(Home, circle=circles) if circles else []
    return sorted(found, key=lambda home: (circles.index(home.circle), home.platform, home.native))


def place_instead(uow: UnitOfWork, row: Outgoing, platforms: Collection[str]) -> Place | None:
    """The place where a person is named who can't be reached privately: best where they have an account."""
    mine = {account.platform for account in uow.find(AccountRow, member=row.member)}
    open_homes: list[Home] = []
    for home in homes(uow, row):
        place = uow.get(PlaceRow, home.platform, home.native)
        if home.platform in platforms and not (place and place.gone):
            open_homes.append(home)
    open_homes.sort(key=lambda home: home.platform not in mine)
    return Place(open_homes[0].platform, open_homes[0].native) if open_homes else None
