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


def _slack(settings: Settings, clock: Clock) -> Adapter:
    from adapters.slack import SlackAdapter, SlackSettings

    given = settings.slack
    if given is None:
        raise ValueError("slack isn't configured")
    return SlackAdapter(
        SlackSettings(
            mode=given.mode,
            bot_token=given.bot_token.reveal(),
            app_token=given.app_token.reveal(),
            signing_secret=given.signing_secret.reveal(),
            client_id=given.client_id,
            client_secret=given.client_secret.reveal(),
            token_key=given.token_key.reveal(),
            api_url=given.api_url,
        ),
        clock,
    )


ADAPTERS: Mapping[str, Callable[[Settings, Clock], Adapter]] = {
    "matrix": _matrix,
    "discord": _discord,
    "slack": _slack,
}
"""By the name of the section."""


def configured(settings: Settings, clock: Clock) -> dict[str, Adapter]:
    """The adapters of all platforms that have a section."""
    return {
        name: make(settings, clock) for name, make in ADAPTERS.items() if getattr(settings, name) is not None
    }
