"""The ``inbox``: what waits for me over all circles, and my own settings."""

from dataclasses import replace

from bot.commands.acting import Acting, Answer
from bot.commands.settings import NO_QUIET_HOURS, NOTHING, read_person
from bot.core.kernel import message
from bot.core.settings import Settings
from bot.ports import Command


def show(acting: Acting, command: Command) -> Answer:
    """``inbox``."""
    return Answer(message("view-inbox"), private=True)


def settings(acting: Acting, command: Command) -> Answer:
    """``inbox settings``: shows or changes my language, time zone, quiet hours, and pause."""
    person = acting.person
    options = {name: value for name, value in command.options.items() if value.strip()}
    language = person.language or acting.defaults.settings.language
    if "language" in options:
        person = replace(person, language=read_person("language", options["language"], language))
    if "timezone" in options:
        person = replace(person, timezone=read_person("timezone", options["timezone"], language))
    if "quiet_hours" in options:
        none = options["quiet_hours"].strip().casefold() in NOTHING
        hours = NO_QUIET_HOURS if none else read_person("quiet_hours", options["quiet_hours"], language)
        person = replace(person, quiet_hours=hours)
    if "pause" in options:
        none = options["pause"].strip().casefold() in NOTHING
        until = None if none else acting.moment(options["pause"], _own_settings(acting)).at
        person = replace(person, paused_until=until)
    if person != acting.person:
        acting.uow.put(person)
    return Answer(message("view-person-settings", member=str(acting.me)), private=True)


def _own_settings(acting: Acting) -> Settings:
    """In whose zone a person's own times are read: theirs, else that of a circle of theirs."""
    circles = acting.my_circles()
    settings: Settings = circles[0].state.settings if circles else acting.defaults.settings
    return replace(settings, timezone=acting.person.timezone or settings.timezone)


COMMANDS = {"inbox": show, "inbox settings": settings}
