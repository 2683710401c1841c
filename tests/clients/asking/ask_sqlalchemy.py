"""Asks by pandas through SQLAlchemy, whichever dialect for DuckDB the environment holds."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pandas as pd
from conversation import converse
from sqlalchemy import create_engine, text

DIALECTS = ("duckdb-sqlalchemy", "duckdb-engine")


def installed(package: str) -> str | None:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return None


def plain(value: Any) -> Any:
    """A value of a frame as Python has it: no number of numpy's, None for every sort of nothing."""
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


class SqlAlchemy:
    def __init__(self, file: Path):
        self.sqlalchemy = create_engine(f"duckdb:///{file}?access_mode=read_only")
        self.connection = self.sqlalchemy.connect()

    def engine(self) -> str:
        packages = map(installed, ("sqlalchemy", *DIALECTS, "pandas", "duckdb"))
        return ", ".join(filter(None, packages))

    def ask(self, sql: str) -> tuple[list[str], list[tuple]]:
        with self.connection.begin():
            frame = pd.read_sql(text(sql), self.connection, coerce_float=False)
        columns = [[plain(value) for value in frame[name]] for name in frame.columns]
        return list(frame.columns), list(zip(*columns, strict=True))

    def write(self, sql: str) -> None:
        with self.connection.begin():  # rolled back where it fails
            self.connection.execute(text(sql))

    def close(self) -> None:
        self.connection.close()
        self.sqlalchemy.dispose()


if __name__ == "__main__":
    converse(SqlAlchemy)
