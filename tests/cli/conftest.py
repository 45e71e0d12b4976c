"""The server of PostgreSQL for tests of commands."""

from tests.installation import postgres

__all__ = ["postgres"]
