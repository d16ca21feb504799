"""What the edit of a message means, the same on all platforms that have edits."""

from datetime import timedelta

from bot.ports import Act, Command, Typed, Wrote

EDITED = "refused-edited"
"""Said when somebody edits what was taken already: please send it as a new message."""
LONGEST_EDIT = timedelta(hours=1)
"""Later than this after an edit, a change of the message is about something else: it was pinned, a link was
unfurled, say."""


def edited(before: Act | None, after: Act | None, *, private: bool, known: bool) -> Command | Typed | None:
    """An edit is obeyed only where it makes a command of what was none; never as a second command. ``None``:
    it means nothing.

    Args:
        before: what the message was taken for.
        after: what it would be taken for now.
        private: it stands in the private conversation, where plain words were taken too.
        known: ``before`` is certain; else a message of which nothing is remembered may have been a command.
    """
    if after is None or after == before:
        return None
    certain = known or before is not None
    if isinstance(after, Command) and not isinstance(before, Command) and certain:
        return after
    was_taken = isinstance(before, Command) or (private and isinstance(before, Wrote))
    if was_taken or (isinstance(after, Command) and not certain):
        meant = (after.group, after.verb) if isinstance(after, Command) else ()
        return Typed(EDITED, {}, *meant)
    return None
