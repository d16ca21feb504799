"""The platforms: one line each. An adapter is imported only when its section is in the settings."""

from collections.abc import Callable, Mapping

from bot.config import Settings
from bot.ports import Adapter, Clock


def _matrix(settings: Settings, clock: Clock) -> Adapter:
    from adapters.matrix import MatrixAdapter, MatrixSettings

    given = settings.matrix
    if given is None:
        raise ValueError("matrix isn't configured")
    return MatrixAdapter(
        MatrixSettings(
            homeserver=given.homeserver,
            user_id=given.user_id,
            password=given.password.reveal(),
            access_token=given.access_token.reveal(),
            device_id=given.device_id,
            store=given.store,
            invites=given.invites,
        ),
        clock,
    )


ADAPTERS: Mapping[str, Callable[[Settings, Clock], Adapter]] = {"matrix": _matrix}
"""By the name of the section. A section that isn't here is read, but not served yet."""
