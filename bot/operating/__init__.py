"""What whoever runs the bot does with it: check, export, backup, forget."""


class Failed(Exception):
    """What was asked for can't be done; the text is the sentence that people get."""
