"""Writing the file of one role, and reading all of it again."""

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

TARGET = "publication being written"  # the name of its catalog; no warehouse file is called so
# by in_clear: what is masked nobody writes to, what is not only its owner reads
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

    name          of the publication: when it was made, and by which run published_at  UTC remark
    why it was published although tables have far fewer rows than before; empty where they have
    not
    """

    name: str
    run: BuiltRun
    published_at: datetime
    remark: str = ""


@dataclass(frozen=True)
class TableFacts:
    """What meta_publication says of a table. checksum: see checksum_of."""

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
    """Writes the role's tables to a new file, reads every column of every table back from it, and
    notes what was read.

    warehouse  the name of the attached warehouse's catalog key        what the file is encrypted
    under; None: not at all Raises NotPublished where what is read is not what was written.
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
    """The file as the catalog TARGET, made if there is none, in a form that DuckDB 1.4 and later
    read. One transaction on it.
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
    """A query for rows and checksum of a published table: the sum over its rows, in whatever
    order, of half the MD5 of the row's texts. Any DuckDB gives the same.
    """
    values = ", ".join(
        f"coalesce({sql_name(column.name)}::varchar, chr(30))" for column in table.columns
    )
    return (
        f"select count(*), coalesce(sum(md5_number_lower(concat_ws(chr(31), {values}))), "
        f"0)::varchar from {_target(table)}"
    )


def _write(connection: duckdb.DuckDBPyConnection, table: PublishedTable, query: str) -> int:
    """Writes the table with its comments; how many rows it has."""
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
    """Writes meta_publication, a row per table of the file."""
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
