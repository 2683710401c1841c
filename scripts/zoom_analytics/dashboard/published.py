"""Opens and queries the published analyst file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from zoom_analytics.warehouse.errors import Refused

Row = dict[str, Any]
VIEWS = ("definitions", "all_figures")  # queries that other queries read


class NoPublication(Refused):
    """No published file can be read."""


@dataclass(frozen=True)
class Published:
    """The published file, open for reading."""

    connection: duckdb.DuckDBPyConnection

    def rows(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """The rows of the query in sql/<query>.sql."""
        cursor = self.connection.execute(sql(query), dict(parameters or {}))
        names = [column[0] for column in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def row(self, query: str, parameters: Mapping[str, Any] | None = None) -> Row | None:
        """The only row of a query; None if it returns no row."""
        return next(iter(self.rows(query, parameters)), None)


def sql(query: str) -> str:
    """The text of sql/<query>.sql."""
    return files(__package__).joinpath("sql", f"{query}.sql").read_text(encoding="utf-8")


@contextmanager
def opened(file: Path) -> Iterator[Published]:
    """The published file, opened read-only. Raises NoPublication if it does not exist or is not a
    publication.
    """
    if not file.is_file():
        raise NoPublication(
            f"{file}: nothing is published there yet. Run `zoom-analytics build` (ZOOM_BI names "
            "the folder)."
        )
    try:
        connection = duckdb.connect(str(file), read_only=True)
    except duckdb.Error as error:
        raise NoPublication(f"{file} cannot be opened: {str(error).splitlines()[0]}") from error
    try:
        connection.execute("set TimeZone = 'UTC'")
        for view in VIEWS:
            connection.execute(f"create temp view {view} as {sql(view)}")
        yield Published(connection)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise NoPublication(
            f"{file} lacks what the dashboard reads ({str(error).splitlines()[0]}). "
            "`zoom-analytics build --force` replaces it."
        ) from error
    finally:
        connection.close()
