"""The databases that the courier's tests run on."""

from tests.courier.conftest import database_url, one_postgresql_url, postgresql_server, sqlite_url, store

__all__ = ["database_url", "one_postgresql_url", "postgresql_server", "sqlite_url", "store"]
