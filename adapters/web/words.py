"""The page's own words, by the keys of the catalogues."""

from bot.words.catalogue import Speaker

KEYS = (
    "web-title",
    "web-lede",
    "web-room",
    "web-private",
    "web-bot",
    "web-room-empty",
    "web-private-empty",
    "web-people",
    "web-unread",
    "web-only",
    "web-react",
    "web-reply",
    "web-newer",
    "web-more",
    "web-less",
    "web-dismiss",
    "web-cancel",
    "web-sure",
    "web-optional",
    "web-choose",
    "web-failed",
    "web-lost",
    "web-line",
    "web-send",
    "web-replying",
    "web-propose",
    "web-inbox",
    "web-decisions",
    "web-help",
    "web-propose-title",
    "web-propose-text",
    "web-propose-verb",
    "web-propose-all-steps",
    "web-propose-quick",
    "web-propose-deadline",
    "web-propose-review",
    "web-propose-send",
    "web-clock",
    "web-forward",
    "web-forward-hour",
    "web-forward-day",
    "web-forward-deadline",
    "web-hint-first",
    "web-hint-go",
    "web-hint-next",
    "web-hint-away",
    "web-heard-room",
    "web-heard-private",
)


def page_words(speaker: Speaker) -> dict[str, str]:
    """All words of the page by key without ``web-``; the page fills in ``{name}`` and ``{count}`` itself."""
    return {key.removeprefix("web-"): speaker.text(key, name="{name}", count="{count}") for key in KEYS}
