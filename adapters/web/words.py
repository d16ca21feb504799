"""The page's own words, by the keys of the catalogues."""

from collections.abc import Callable, Mapping

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

_FILLED_BY_THE_PAGE = {"name": "{name}", "count": "{count}"}


def page_words(say: Callable[[str, Mapping[str, str]], str]) -> dict[str, str]:
    """All words of the page by key without ``web-``; the page fills in ``{name}`` and ``{count}`` itself."""
    return {key.removeprefix("web-"): say(key, _FILLED_BY_THE_PAGE) for key in KEYS}
