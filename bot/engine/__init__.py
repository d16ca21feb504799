"""The engine: takes in acts, carries each through one transaction, and answers."""

from bot.engine.engine import Engine

__all__ = ["Engine"]
