"""A message as a person reads it: components flattened to text, names for ids, times in the reader's zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.discord.model import V2, Json, Message

if TYPE_CHECKING:
    from tests.discord.server import Discord

STYLES = {
    "t": "%H:%M",
    "T": "%H:%M:%S",
    "d": "%d/%m/%Y",
    "D": "%-d %B %Y",
    "f": "%-d %B %Y %H:%M",
    "F": "%A, %-d %B %Y %H:%M",
}
SECRET = 0xE000


def text_of(server: Discord, message: Message, zone: str = "UTC") -> str:
    """All that a reader finds in a message: words, labels of buttons in brackets, contents of files."""
    lines = [readable(server, message, message.content, zone)] if message.content else []
    for part in message.every_component():
        match part["type"]:
            case 10:
                lines.append(readable(server, message, part["content"], zone))
            case 2:
                emoji = (part.get("emoji") or {}).get("name") or ""
                lines.append(f"[{' '.join(filter(None, (emoji, part.get('label') or '')))}]")
            case 3 | 5 | 6 | 7 | 8:
                lines.append(f"[{part.get('placeholder') or ''}]")
                lines += [f"[{option['label']}]" for option in part.get("options", ())]
            case 13:
                lines += _file(part["file"].get("attachment_id"), message)
    for embed in message.embeds:
        lines += [str(embed[name]) for name in ("title", "description") if name in embed]
    if not message.flags & V2:
        # With components of the second version, only files that one of them names are shown.
        for attachment in message.attachments:
            lines += _file(attachment.id, message)
    return "\n".join(lines)


def _file(number: str | None, message: Message) -> list[str]:
    found = next((one for one in message.attachments if one.id == number), None)
    if found is None:
        return []
    is_text = found.kind.startswith("text/") or found.name.endswith((".txt", ".md"))
    return [f"({found.name})", *([found.content.decode("utf-8", "replace")] if is_text else [])]


def readable(server: Discord, message: Message, text: str, zone: str) -> str:
    """Discord's markdown as it is shown, without what is only a sign for the client."""
    # What is escaped is shown as it is: it is kept out of sight until the signs have gone.
    text = re.sub(r"\\([!-/:-@\[-`{-~])", lambda found: chr(SECRET + ord(found[1])), text)
    text = re.sub(r"<@!?(\d+)>", lambda found: "@" + name_of(server, message, found[1]), text)
    text = re.sub(r"<@&(\d+)>", lambda found: "@" + role_of(message, found[1]), text)
    text = re.sub(r"<#(\d+)>", lambda found: "#" + channel_of(server, found[1]), text)
    text = re.sub(
        r"<t:(-?\d+)(?::([tTdDfFR]))?>", lambda found: date_of(server, found[1], found[2], zone), text
    )
    text = re.sub(r"</([\w \-]+):\d+>", r"/\1", text)
    text = re.sub(r"\[([^\]\n]+)\]\(<?https?://[^)\s]+>?\)", r"\1", text)
    text = re.sub(r"(?m)^(?:#{1,3} |-# )", "", text)
    for sign in (r"\*\*", r"__", r"~~", r"\|\|", r"\*"):
        text = re.sub(rf"{sign}(?=\S)(.+?)(?<=\S){sign}", r"\1", text, flags=re.DOTALL)
    text = re.sub(r"(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)", r"\1", text, flags=re.DOTALL)
    return "".join(chr(ord(one) - SECRET) if SECRET <= ord(one) < SECRET + 128 else one for one in text)


def name_of(server: Discord, message: Message, number: str) -> str:
    """How somebody is called where a message is."""
    guild = message.channel.guild
    if guild and number in guild.members:
        return guild.members[number].shown
    return server.users[number].shown if number in server.users else "unknown-user"


def role_of(message: Message, number: str) -> str:
    guild = message.channel.guild
    return guild.roles[number].name if guild and number in guild.roles else "unknown-role"


def channel_of(server: Discord, number: str) -> str:
    for guild in server.guilds.values():
        if found := guild.channels.get(number) or guild.threads.get(number):
            return found.name
    return "unknown"


def date_of(server: Discord, seconds: str, style: str | None, zone: str) -> str:
    """A timestamp as the reader's client shows it."""
    at = datetime.fromtimestamp(int(seconds), UTC)
    if style == "R":
        away = (at - server.clock.now()).total_seconds()
        for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")):
            if abs(away) >= size or size == 1:
                count = round(abs(away) / size)
                words = f"{count} {unit}{'' if count == 1 else 's'}"
                return f"in {words}" if away >= 0 else f"{words} ago"
    return at.astimezone(ZoneInfo(zone)).strftime(STYLES[style or "f"])


def buttons(message: Message) -> list[Json]:
    """The buttons of a message, as a reader meets them."""
    return [part for part in message.every_component() if part["type"] == 2]
