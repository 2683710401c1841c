"""Asks by DuckDB's Python package."""

from __future__ import annotations

from pathlib import Path

import duckdb
from conversation import converse


class DuckDB:
    def __init__(self, file: Path):
        self.connection = duckdb.connect(str(file), read_only=True)

    def engine(self) -> str:
        return f"duckdb {duckdb.__version__}"

    def ask(self, sql: str) -> tuple[list[str], list[tuple]]:
        cursor = self.connection.execute(sql)
        return [column[0] for column in cursor.description], cursor.fetchall()

    def write(self, sql: str) -> None:
        self.connection.execute(sql)

    def close(self) -> None:
        self.connection.close()


if __name__ == "__main__":
    converse(DuckDB)
