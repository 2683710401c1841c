"""What is older than a horizon. An event is, when all of its times are; a version of a user, an
account or the like is, when another one took its place before the horizon: what held at the horizon
stays. Read from the rows alone, so files and tables agree.

Rows that say no time go with the last of their file that says one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from zoom_analytics.contract import BLANKS, RawTable
from zoom_analytics.persons.changes import Change, Changes
from zoom_analytics.warehouse.sql import has_table, sql_name, sql_text

VERSIONED = ("users",)  # feeds with event times whose rows are versions all the same
MOMENT = f"try_cast(trim(value, {sql_text(BLANKS)}) as timestamp)"
GONE = Change(gone=True)


class Ageing:
    """Finds the rows that are older. The warehouse must be built: which versions stood, its
    validated tables say.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, horizon: date):
        self._connection = connection
        self._horizon = f"timestamp '{horizon.isoformat()}'"
        connection.execute(f"create or replace temp macro moment(value) as {MOMENT}")

    def changes(self, table: RawTable, relation: str, columns: Sequence[str]) -> Changes:
        """What has to go from the records of a file."""
        condition = self.condition(table, columns, file="true")
        if condition is None:
            return {}
        found = self._connection.execute(
            f"select _row_number from (select _row_number, {condition} as is_old from {relation}) where is_old"
        ).fetchall()
        return {number: GONE for (number,) in found}

    def condition(self, table: RawTable, columns: Sequence[str], file: str) -> str | None:
        """The expression that tells old rows; file: what rows of one file share. None: none of
        them can be old.
        """
        times = () if table.feed in VERSIONED else table.event_times
        given = [f"moment({sql_name(name)})" for name in times if name in columns]
        if given:
            last = f"greatest({', '.join(given)})"
            return f"coalesce({last}, max({last}) over (partition by {file})) < {self._horizon}"
        key = next((column.name for column in table.columns if column.need == "key"), None)
        validated = f"validated_{table.feed}"
        if (
            times
            or key is None
            or key not in columns
            or "updated_at" not in columns
            or not has_table(self._connection, "silver", validated)
        ):
            return None
        held = f"""
            select lower({sql_name(key)}::varchar), max(updated_at) from silver.{sql_name(validated)}
            where row_status in ('accepted', 'superseded', 'duplicate') and updated_at <= {self._horizon} group by all"""
        return f"""moment(updated_at) < (
            select held.since from ({held}) as held (identity, since)
            where held.identity = lower(trim({sql_name(key)}, {sql_text(BLANKS)})))"""
