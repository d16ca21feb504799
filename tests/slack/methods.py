"""The Web API's methods that are spoken here: scopes, tiers, arguments, as Slack's reference names them."""

from __future__ import annotations

from dataclasses import dataclass

PAGED = "cursor limit"
POSTED = "as_user attachments blocks icon_emoji icon_url link_names markdown_text metadata parse text"
READ, HISTORY = "{}:read", "{}:history"
"""Scopes that depend on the kind of the conversation."""


@dataclass(frozen=True, slots=True)
class Method:
    """One method.

    Attributes:
        scope: what the token needs; with ``{}`` for the kind of conversation.
        tier: its rate ("Rate limits": tiers 1 to 4; 5 is special).
        args: all that it takes.
        token: which token it takes: the bot's, the app's, or none.
    """

    scope: str
    tier: int
    args: frozenset[str]
    token: str = "bot"


def _of(scope: str, tier: int, args: str, token: str = "bot") -> Method:
    return Method(scope, tier, frozenset(args.split()), token)


METHODS = {
    "auth.test": _of("", 5, ""),
    "auth.revoke": _of("", 3, "test"),
    "auth.teams.list": _of("", 2, f"{PAGED} include_icon"),
    "apps.connections.open": _of("connections:write", 3, "", "app"),
    "bots.info": _of("users:read", 3, "bot team_id"),
    "chat.postMessage": _of(
        "chat:write",
        5,
        f"{POSTED} channel current_draft_last_updated_ts mrkdwn reply_broadcast thread_ts unfurl_links"
        " unfurl_media username",
    ),
    "chat.postEphemeral": _of("chat:write", 4, f"{POSTED} channel thread_ts user username"),
    "chat.update": _of(
        "chat:write",
        3,
        "as_user attachments unfurled_attachments blocks markdown_text metadata channel link_names parse text"
        " ts reply_broadcast file_ids",
    ),
    "chat.delete": _of("chat:write", 3, "as_user channel ts"),
    "chat.getPermalink": _of("", 5, "channel message_ts"),
    "conversations.open": _of("im:write", 3, "channel return_im users prevent_creation"),
    "conversations.info": _of(READ, 3, "channel include_locale include_num_members"),
    "conversations.members": _of(READ, 4, f"channel {PAGED}"),
    "conversations.list": _of("channels:read", 2, f"{PAGED} exclude_archived team_id types"),
    "conversations.history": _of(HISTORY, 3, f"channel {PAGED} include_all_metadata inclusive latest oldest"),
    "conversations.replies": _of(
        HISTORY, 3, f"channel {PAGED} include_all_metadata inclusive latest oldest ts"
    ),
    "users.info": _of("users:read", 4, "include_locale user"),
    "users.list": _of("users:read", 2, f"{PAGED} include_locale team_id"),
    "users.conversations": _of(
        "channels:read", 3, f"{PAGED} exclude_archived exclude_muted team_id types user"
    ),
    "reactions.add": _of("reactions:write", 3, "channel name timestamp"),
    "reactions.remove": _of("reactions:write", 2, "name file file_comment channel timestamp"),
    "reactions.get": _of("reactions:read", 3, "channel file file_comment full timestamp"),
    "views.open": _of("", 4, "trigger_id interactivity_pointer view"),
    "views.push": _of("", 4, "trigger_id interactivity_pointer view"),
    "views.update": _of("", 4, "view_id external_id view hash"),
    "views.publish": _of("", 4, "user_id view hash interactivity_pointer"),
    "team.info": _of("team:read", 3, "domain team"),
    "files.getUploadURLExternal": _of("files:write", 4, "length filename snippet_type alt_txt"),
    "files.completeUploadExternal": _of(
        "files:write",
        4,
        "files channel_id thread_ts channels initial_comment blocks username icon_url icon_emoji",
    ),
    "oauth.v2.access": _of(
        "",
        5,
        "client_id client_secret code code_verifier redirect_uri grant_type refresh_token assertion",
        "none",
    ),
}

SCOPES = frozenset(
    [
        "app_mentions:read",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "metadata.message:read",
        "mpim:history",
        "mpim:read",
        "reactions:read",
        "reactions:write",
        "team:read",
        "users:read",
    ]
)
"""All that an app like ours could want."""

EVENTS = {
    "app_home_opened": "",
    "app_mention": "app_mentions:read",
    "app_uninstalled": "",
    "channel_archive": "channels:read",
    "channel_deleted": "channels:read",
    "channel_id_changed": "channels:read",
    "channel_rename": "channels:read",
    "channel_unarchive": "channels:read",
    "channel_left": "channels:read",
    "group_archive": "groups:read",
    "group_deleted": "groups:read",
    "group_left": "groups:read",
    "group_rename": "groups:read",
    "group_unarchive": "groups:read",
    "member_joined_channel": "{}:read",
    "member_left_channel": "{}:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "team_join": "users:read",
    "team_rename": "team:read",
    "tokens_revoked": "",
    "user_change": "users:read",
}
"""Events with the scope that each needs."""
