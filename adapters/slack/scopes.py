"""What the app asks Slack for: the scopes of its bot token, and the events it is told of."""

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "commands": "slash commands and shortcuts",
    "chat:write": "posting and redrawing cards",
    "app_mentions:read": "hearing that somebody mentions the bot",
    "reactions:read": "counting marks under cards, also those of while the bot was away",
    "im:history": "reading what people write to the bot alone",
    "im:write": "opening the private conversation with a person",
    "channels:history": "words in a card's thread, in public channels",
    "groups:history": "words in a card's thread, in private channels",
    "channels:read": "seeing who is in a public channel (“members: here”), and that it moved or came back",
    "groups:read": "seeing who is in a private channel (“members: here”), and that it came back",
    "users:read": "people's names, languages and time zones, and who administers the workspace",
    "metadata.message:read": "knowing its own cards again after an answer of Slack's was lost",
}
"""Each scope ("Scopes" in Slack's documentation) with what the bot does by it, and can't do without it."""

SCOPES: tuple[str, ...] = tuple(REASONS)
"""Of the bot token; the app token needs ``connections:write`` besides."""
APP_SCOPE = "connections:write"
"""Of the app token: it opens the connections of Socket Mode, and does nothing else."""

EVENTS: tuple[str, ...] = (
    "app_home_opened",
    "app_mention",
    "message.im",
    "message.channels",
    "message.groups",
    "reaction_added",
    "reaction_removed",
    "member_joined_channel",  # of the bot itself: it was invited
    "member_left_channel",
    "channel_left",  # the bot itself was removed
    "group_left",
    "channel_id_changed",  # a channel was shared with another workspace, or became the organisation's
    "channel_unarchive",
    "group_unarchive",
    "app_uninstalled",
    "tokens_revoked",
)
"""The Events API's types that something comes of. Slack sends them without more scopes than those above."""
