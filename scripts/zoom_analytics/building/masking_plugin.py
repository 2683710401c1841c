"""dbt-duckdb's plugin that lets models mask personal data; profiles.yml names it.

The key reaches the engine here, as a variable of each connection, of which every node has its
own: an env_var in a model would end up in the manifest, in the compiled SQL and in dbt's log.
"""

from __future__ import annotations

import secrets

import duckdb
from dbt.adapters.duckdb.plugins import BasePlugin

from zoom_analytics.persons.keys import masking_key
from zoom_analytics.persons.masking import define_masking, tell_key
from zoom_analytics.settings import load_settings


class Plugin(BasePlugin):
    """Prepares each connection of a target that masks; the target prod masks nothing in the
    warehouse.
    """

    _key: bytes | None = None

    def configure_connection(self, conn: duckdb.DuckDBPyConnection) -> None:
        settings = load_settings()
        if settings.target != "prod":
            define_masking(conn)
            in_memory = self.creds is not None and self.creds.path == ":memory:"
            self._key = secrets.token_bytes(32) if in_memory else masking_key(settings)

    def configure_cursor(self, cursor: duckdb.DuckDBPyConnection) -> None:
        if self._key:
            tell_key(cursor, self._key)
