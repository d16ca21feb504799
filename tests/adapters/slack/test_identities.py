"""Who somebody is on Slack: the same in all workspaces of an organisation, and a stranger from elsewhere."""

from adapters.slack.around import Bot, place_of
from adapters.slack.inbound import read
from tests.adapters.slack.payloads import (
    ANA,
    BOT,
    ELSEWHERE,
    GARDEN,
    GRID,
    NOW,
    TEAM,
    around,
    in_grid,
    mention,
    reaction,
    talk,
)
from tests.adapters.slack.taken import AROUND, account


def test_one_person_is_the_same_in_all_workspaces_of_an_organisation() -> None:
    assert account(in_grid(mention("inbox"))) == f"{GRID}:{ANA}"
    assert account(in_grid(reaction())) == f"{GRID}:{ANA}"
    found = read(in_grid(mention("inbox")), AROUND)
    assert found
    assert found.organisation == TEAM


def test_an_app_of_a_whole_organisation_is_found_by_it() -> None:
    payload = in_grid(mention("inbox"))
    payload["authorizations"][0]["team_id"] = None
    assert account(payload, bots={GRID: Bot(BOT)}) == f"{GRID}:{ANA}"
    found = read(payload, around(bots={GRID: Bot(BOT)}))
    assert found
    assert (found.organisation, found.place) == (GRID, place_of(GRID, GARDEN))


def test_somebody_from_elsewhere_is_known_by_their_own_workspace() -> None:
    assert account(talk("It is too dear.", user_team=ELSEWHERE, team=ELSEWHERE)) == f"{ELSEWHERE}:{ANA}"
    assert account(reaction(), home_of=lambda user: ELSEWHERE) == f"{ELSEWHERE}:{ANA}"


def test_what_happens_in_a_shared_channel_belongs_to_the_workspace_that_hears_of_it() -> None:
    for context in (TEAM, None):
        found = read({**mention("inbox"), "team_id": ELSEWHERE, "context_team_id": context}, AROUND)
        assert found
        assert found.organisation == TEAM


def test_who_administers_another_workspace_administers_nothing_here() -> None:
    here = read(mention("inbox"), around(is_admin=lambda user: True))
    there = read(mention("inbox", user_team=ELSEWHERE), around(is_admin=lambda user: True))
    assert here
    assert there
    assert (here.admin, there.admin) == (True, False)


def test_who_was_not_looked_up_has_no_name_rather_than_a_wrong_one() -> None:
    found = read(reaction(), around(name_of=lambda user: ""))
    assert found
    assert found.who.name == ""


def test_nothing_happens_later_than_now() -> None:
    found = read(reaction(event_ts="9999999999.000000"), AROUND)
    assert found
    assert found.at == NOW
