"""Building SQL: the only place that quotes identifiers and literals."""

from __future__ import annotations

from typing import Any

import duckdb

from zoom_analytics.contract import RawTable


def sql_text(text: str) -> str:
    """A text literal."""
    return "'" + text.replace("'", "''") + "'"


def sql_name(name: str) -> str:
    """A quoted identifier."""
    return '"' + name.replace('"', '""') + '"'


def table_name(table: RawTable) -> str:
    """The quoted name of the raw table, with its schema."""
    return f"{sql_name(table.schema)}.{sql_name(table.identifier)}"


def one_row(connection: duckdb.DuckDBPyConnection) -> tuple[Any, ...]:
    """The row of a query that always returns one, such as a count."""
    row = connection.fetchone()
    assert row is not None
    return row


def has_table(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> bool:
    """True if a table or view of that name exists."""
    found = connection.execute(
        "select 1 from information_schema.tables where table_schema = ? and table_name = ?",
        [schema, table],
    )
    return found.fetchone() is not None
