"""The dbt-duckdb plugin that gives each connection the masking functions, their key and the actor.

profiles.yml names it. The key is a variable of the connection: an env_var in a model would end up
in the manifest, in the compiled SQL and in dbt's log.
"""

from __future__ import annotations

import secrets
import weakref
from pathlib import Path
from typing import Any

import click
import duckdb
from dbt.adapters.duckdb.plugins import BasePlugin
from dbt_common.exceptions import DbtRuntimeError

from zoom_analytics.persons.keys import masking_key
from zoom_analytics.persons.masking import define_masking, tell_key
from zoom_analytics.settings import load_settings
from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.lock import take
from zoom_analytics.warehouse.modes import keep_private, tighten
from zoom_analytics.warehouse.opening import recover


class Plugin(BasePlugin):
    """Prepares each connection. The target prod does not mask personal data in the warehouse."""

    _key: bytes | None = None
    _actor = ""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Takes the lock of the warehouse, which a command that runs dbt has already, makes the
        folder, which a `dbt build` before the first load needs, keeps the files private, and
        replays the log that an interrupted command left.
        """
        if self.creds is None or self.creds.path == ":memory:":
            return
        context = click.get_current_context(silent=True)
        command = f"dbt {context.info_name}" if context else "dbt"
        try:
            release = take(Path(self.creds.path), command)
        except WarehouseError as error:
            raise DbtRuntimeError(str(error)) from error
        weakref.finalize(self, release)  # also at the end of the process
        keep_private()
        tighten(Path(self.creds.path))
        recover(load_settings())

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
