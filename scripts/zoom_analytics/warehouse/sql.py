"""Building SQL: names and texts become identifiers and literals only through here."""

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
    """The raw table, with its schema."""
    return f"{sql_name(table.schema)}.{sql_name(table.identifier)}"


def one_row(connection: duckdb.DuckDBPyConnection) -> tuple[Any, ...]:
    """The row of a query that always has one, such as a count."""
    row = connection.fetchone()
    assert row is not None
    return row


def has_table(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> bool:
    """Whether there is a table or view of that name."""
    found = connection.execute(
        "select 1 from information_schema.tables where table_schema = ? and table_name = ?",
        [schema, table],
    )
    return found.fetchone() is not None
