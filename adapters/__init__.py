"""The platforms: one line each. An adapter is imported only when its section is in the settings."""

from collections.abc import Callable, Mapping

from bot.config import PLATFORMS, Settings
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


def _discord(settings: Settings, clock: Clock) -> Adapter:
    from adapters.discord import DiscordAdapter, DiscordSettings

    given = settings.discord
    if given is None:
        raise ValueError("discord isn't configured")
    return DiscordAdapter(
        DiscordSettings(
            token=given.token.reveal(),
            read_threads=given.read_threads,
            api_url=given.api_url,
            gateway_url=given.gateway_url,
            proxy=given.proxy,
        ),
        clock,
    )


ADAPTERS: Mapping[str, Callable[[Settings, Clock], Adapter]] = {"matrix": _matrix, "discord": _discord}
"""By the name of the section. A section that isn't here is read, but not served yet."""


def configured(settings: Settings, clock: Clock) -> dict[str, Adapter]:
    """The adapters of all platforms that have a section and are served."""
    return {
        name: make(settings, clock) for name, make in ADAPTERS.items() if getattr(settings, name) is not None
    }


def not_served(settings: Settings) -> list[str]:
    """A sentence for each section that is read but not served in this release."""
    waiting = [name for name in PLATFORMS if getattr(settings, name) is not None and name not in ADAPTERS]
    return [
        f"[{name}] isn't served yet in this release; its section is read and otherwise left alone."
        for name in waiting
    ]
