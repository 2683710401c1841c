"""Which rows are older than a horizon.

An event is old if all of its times lie before the horizon. A version of a user, an account or the
like is old if another version replaced it before the horizon: the version that was valid at the
horizon stays. The rows alone decide, so files and tables agree.

A row without a time counts as old if the latest time in its file is old.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from zoom_analytics.contract import BLANKS, RawTable
from zoom_analytics.persons.changes import Change, Changes
from zoom_analytics.warehouse.sql import has_table, sql_name, sql_text

VERSIONED = ("users",)  # feeds whose rows are versions although they have event times
MOMENT = f"try_cast(trim(value, {sql_text(BLANKS)}) as timestamp)"
GONE = Change(gone=True)


class Ageing:
    """Finds the old rows. The warehouse must be built: its validated tables say which versions
    were valid.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, horizon: date):
        self._connection = connection
        self._horizon = f"timestamp '{horizon.isoformat()}'"
        connection.execute(f"create or replace temp macro moment(value) as {MOMENT}")

    def changes(self, table: RawTable, relation: str, columns: Sequence[str]) -> Changes:
        """The records to delete from a file."""
        condition = self.condition(table, columns, file="true")
        if condition is None:
            return {}
        found = self._connection.execute(
            f"select _row_number from (select _row_number, {condition} as is_old from {relation})"
            " where is_old"
        ).fetchall()
        return {number: GONE for (number,) in found}

    def condition(self, table: RawTable, columns: Sequence[str], file: str) -> str | None:
        """The SQL condition for old rows; None if no row can be old.

        file: an expression that is the same for all rows of one file
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
            select lower({sql_name(key)}::varchar), max(updated_at)
            from silver.{sql_name(validated)}
            where row_status in ('accepted', 'superseded', 'duplicate')
                and updated_at <= {self._horizon}
            group by all"""
        return f"""moment(updated_at) < (
            select held.since from ({held}) as held (identity, since)
            where held.identity = lower(trim({sql_name(key)}, {sql_text(BLANKS)})))"""
