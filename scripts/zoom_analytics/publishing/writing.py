"""Writes the file of one role and reads all of it back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import duckdb

from zoom_analytics.publishing.encryption import attach_options
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.publishing.readiness import BuiltRun
from zoom_analytics.publishing.roles import PublishedTable, Role
from zoom_analytics.warehouse.opening import STORAGE_VERSION
from zoom_analytics.warehouse.sql import one_row, sql_name, sql_text

TARGET = "publication being written"  # name of its catalog; no warehouse has this name
# by in_clear: masked files are read-only, files in clear are accessible by their owner alone
MODES = {False: 0o444, True: 0o600}


META = """
    publication varchar not null, role varchar not null, personal_data varchar not null,
    run_id varchar not null,
    built_at timestamp not null, published_at timestamp not null, data_until date,
    table_schema varchar not null,
    table_name varchar not null, row_count bigint not null, checksum varchar not null,
    remark varchar,
    project_version varchar not null
"""


@dataclass(frozen=True)
class Edition:
    """What the files of one publication have in common.

    name: of the publication, from its time and run. published_at: UTC.
    remark: why it was published although tables have far fewer rows than before, or empty.
    """

    name: str
    run: BuiltRun
    published_at: datetime
    remark: str = ""


@dataclass(frozen=True)
class TableFacts:
    """The row of meta_publication for a table. checksum: see checksum_of."""

    schema: str
    table: str
    rows: int
    checksum: str


def write_role(
    connection: duckdb.DuckDBPyConnection,
    role: Role,
    path: Path,
    edition: Edition,
    warehouse: str,
    key: str | None,
) -> list[TableFacts]:
    """Writes the role's tables to a new file, reads every column of every table back, and writes
    meta_publication.

    warehouse: the name of its attached catalog. key: the encryption key; None: not encrypted.
    Raises NotPublished if the file does not hold the rows that were written.
    """
    with attached(connection, path, key):
        written = {
            table: _write(
                connection, table, table.query(warehouse, edition.run.masked_with is not None)
            )
            for table in role.tables
        }
    facts = []
    with attached(connection, path, key):
        for table, rows in written.items():
            found, checksum = one_row(connection.execute(checksum_of(table)))
            if found != rows:
                raise NotPublished(
                    f"{path.name}: {table.sql_name} was written with {rows:,} rows and read back "
                    f"with {found:,}: try again"
                )
            facts.append(TableFacts(table.schema, table.name, rows, checksum))
        _write_meta(connection, role, edition, facts)
    os.chmod(path, MODES[role.in_clear])
    return facts


@contextmanager
def attached(connection: duckdb.DuckDBPyConnection, path: Path, key: str | None) -> Iterator[None]:
    """Attaches the file as the catalog TARGET, created if necessary in the format of DuckDB 1.4,
    for one transaction.
    """
    options = ", ".join([f"storage_version {sql_text(STORAGE_VERSION)}", *attach_options(key)])
    connection.execute(f"attach {sql_text(str(path))} as {sql_name(TARGET)} ({options})")
    connection.begin()
    try:
        yield
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    finally:
        connection.execute(f"detach {sql_name(TARGET)}")


def checksum_of(table: PublishedTable) -> str:
    """A query for the row count and checksum of a published table.

    The checksum is the sum, over the rows in any order, of half the MD5 of the row's texts. Every
    version of DuckDB gives the same.
    """
    values = ", ".join(
        f"coalesce({sql_name(column.name)}::varchar, chr(30))" for column in table.columns
    )
    return (
        f"select count(*), coalesce(sum(md5_number_lower(concat_ws(chr(31), {values}))), "
        f"0)::varchar from {_target(table)}"
    )


def _write(connection: duckdb.DuckDBPyConnection, table: PublishedTable, query: str) -> int:
    """Writes the table with its comments. Returns the row count."""
    name = _target(table)
    connection.execute(f"create schema if not exists {sql_name(TARGET)}.{sql_name(table.schema)}")
    (rows,) = one_row(connection.execute(f"create table {name} as {query}"))
    for column in table.columns:
        connection.execute(
            f"comment on column {name}.{sql_name(column.name)} is {sql_text(column.comment())}"
        )
    return int(rows)


def _write_meta(
    connection: duckdb.DuckDBPyConnection, role: Role, edition: Edition, facts: list[TableFacts]
) -> None:
    """Writes meta_publication: one row per table of the file."""
    name = f"{sql_name(TARGET)}.main.meta_publication"
    connection.execute(f"create table {name} ({META})")
    common: list[object] = [
        edition.name,
        role.name,
        "clear" if role.in_clear else "masked",
        edition.run.run_id,
        edition.run.built_at,
    ]
    common += [edition.published_at, edition.run.data_until]
    edition_columns = [edition.remark or None, version("zoom-analytics")]
    rows = [
        [*common, fact.schema, fact.table, fact.rows, fact.checksum, *edition_columns]
        for fact in facts
    ]
    connection.executemany(f"insert into {name} values ({', '.join('?' * len(rows[0]))})", rows)


def _target(table: PublishedTable) -> str:
    return f"{sql_name(TARGET)}.{table.sql_name}"
