"""The dbt-duckdb plugin that gives each connection the masking functions, their key and the actor.

profiles.yml names it. The key is a variable of the connection: an env_var in a model would end up
in the manifest, in the compiled SQL and in dbt's log.
"""

from __future__ import annotations

import secrets
from typing import Any

import duckdb
from dbt.adapters.duckdb.plugins import BasePlugin

from zoom_analytics.persons.keys import masking_key
from zoom_analytics.persons.masking import define_masking, tell_key
from zoom_analytics.settings import load_settings
from zoom_analytics.warehouse.opening import recover


class Plugin(BasePlugin):
    """Prepares each connection. The target prod does not mask personal data in the warehouse."""

    _key: bytes | None = None
    _actor = ""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Makes the folder of the warehouse, which a `dbt build` before the first load needs, and
        replays the log that an interrupted command left.
        """
        settings = load_settings()
        settings.warehouse.parent.mkdir(mode=0o700, exist_ok=True)
        recover(settings)

    def configure_connection(self, conn: duckdb.DuckDBPyConnection) -> None:
        settings = load_settings()
        self._actor = settings.actor
        if settings.target != "prod":
            define_masking(conn)
            in_memory = self.creds is not None and self.creds.path == ":memory:"
            self._key = secrets.token_bytes(32) if in_memory else masking_key(settings)

    def configure_cursor(self, cursor: duckdb.DuckDBPyConnection) -> None:
        cursor.execute("set variable actor = $actor", {"actor": self._actor})
        if self._key:
            tell_key(cursor, self._key)
