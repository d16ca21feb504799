"""Tries the account, and says in sentences what is missing or will hurt."""

from collections.abc import Sequence

from adapters.matrix.session import LoginFailed, MatrixSettings, open_session
from adapters.matrix.wire import Away, Refusal, Wire, path
from bot.ports import Advice, TryLater


async def check(wire: Wire, settings: MatrixSettings) -> Sequence[str]:
    """Logs in with the settings, and looks around; writes to no room. Closes the connection."""
    try:
        return await _checked(wire, settings)
    finally:
        await wire.close()


async def _checked(wire: Wire, settings: MatrixSettings) -> Sequence[str]:
    found: list[str] = []
    if settings.homeserver.startswith("http://") and not _is_loopback(settings.homeserver):
        found.append("The homeserver is reached without encryption (http): the token can be read on the way.")
    try:
        session = await open_session(wire, settings)
    except LoginFailed as failed:
        return [*found, str(failed)]
    except TryLater as wait:
        minutes = max(1, round(wait.after.total_seconds() / 60))
        return [*found, f"The homeserver allows no login now; try again in {minutes} min."]
    except Away as away:
        return [*found, f"The homeserver {settings.homeserver} can't be reached: {away}."]
    try:
        if session.trouble:
            found.append(session.trouble)
        found += await _limits(wire, settings.user_id)
    finally:
        session.keys.close()
    return found


def _is_loopback(url: str) -> bool:
    return any(url.startswith(f"http://{host}") for host in ("127.0.0.1", "localhost", "[::1]"))


async def _limits(wire: Wire, user_id: str) -> list[str]:
    """Whether the homeserver limits the bot's messages, where it tells."""
    where = "/_synapse/admin/v1" + path("users", user_id, "override_ratelimit")
    try:
        said = await wire.call("GET", where)
        if said.get("messages_per_second") == 0 and "messages_per_second" in said:
            return []
    except (Refusal, Away, TryLater):
        pass  # only admins of the server may look; that the bot isn't one is as it should be
    limits = (
        "Homeservers allow about one message in five seconds by default, and a busy circle needs more. "
        "An admin of the server can lift that for the bot (Synapse): "
        f"POST {where} with "
        '{"messages_per_second": 0, "burst_count": 0}.'
    )
    return [Advice(limits)]
