"""Reading published files as their readers do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb


def rows(file: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def one(file: Path, sql: str) -> Any:
    """The only value of a query's only row."""
    ((value,),) = rows(file, sql)
    return value


def texts(file: Path) -> str:
    """All values of all tables of the file as one text."""
    with duckdb.connect(str(file), read_only=True) as connection:
        tables = connection.execute(
            "select table_schema, table_name from information_schema.tables"
        ).fetchall()
        return "\n".join(
            str(row)
            for schema, name in tables
            for row in connection.execute(f'from "{schema}"."{name}"').fetchall()
        )
