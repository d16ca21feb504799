"""Where everything is kept: SQLite or PostgreSQL, written by one thread in groups that share a commit."""

from storage.sessions import CannotOpen, NewerDatabase
from storage.store import SqlStore, StoreClosed, open_store
from storage.unit import ReadOnly, Stale

__all__ = ["CannotOpen", "NewerDatabase", "ReadOnly", "SqlStore", "Stale", "StoreClosed", "open_store"]
