"""Reading the warehouse for a report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
import duckdb

from zoom_analytics.settings import Settings


class NoWarehouse(click.ClickException):
    """There is nothing to read, and what to do about it."""

    exit_code = 2


@contextmanager
def opened(settings: Settings, read_only: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse. Raises NoWarehouse where there is none, or another process holds it."""
    if not settings.warehouse.is_file():
        raise NoWarehouse(
            f"{settings.warehouse}: no warehouse there yet. `zoom-analytics build` makes one (ZOOM_WAREHOUSE names it)."
        )
    try:
        connection = duckdb.connect(str(settings.warehouse), read_only=read_only)
    except duckdb.Error as error:
        raise NoWarehouse(
            f"{settings.warehouse} cannot be opened: {str(error).splitlines()[0]}"
        ) from error
    try:
        connection.execute("set TimeZone = 'UTC'")
        yield connection
    finally:
        connection.close()


def has_table(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> bool:
    """Is there a table or view of that name?"""
    found = connection.execute(
        "select 1 from information_schema.tables where table_schema = ? and table_name = ?",
        [schema, table],
    )
    return found.fetchone() is not None
