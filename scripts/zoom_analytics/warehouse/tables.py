"""The tables that the loader owns: raw tables and its audit tables."""

from __future__ import annotations

import duckdb

from zoom_analytics.contract import Contract, RawTable
from zoom_analytics.warehouse.sql import sql_name, sql_text, table_name

OWN_COLUMNS = {
    "_extra": "VARCHAR",
    "_unreadable": "VARCHAR",
    "_load_id": "BIGINT",
    "_row_number": "BIGINT",
}
# columns added after the first version of the tables
ADDED_COLUMNS = {
    "load_ledger": {"reader_edition": "INTEGER", "names_fingerprint": "VARCHAR"},
    "retentions": {"reason": "VARCHAR"},
}
AUDIT_TABLES = {
    "load_runs": """
        run_id varchar primary key,
        started_at timestamp not null,
        finished_at timestamp,
        actor varchar,
        files_loaded bigint,
        files_refused bigint,
        files_known bigint,
        rows_read bigint
    """,
    "load_ledger": """
        load_id bigint primary key,
        run_id varchar not null,
        source_system varchar not null,
        feed varchar not null,
        source_file varchar not null,
        content_hash varchar not null,
        size_bytes bigint not null,
        status varchar not null,
        rows_read bigint not null,
        rows_unreadable bigint not null,
        reader varchar,
        loaded_at timestamp not null,
        load_seconds double not null,
        still_in_landing boolean not null,
        reader_edition integer,
        names_fingerprint varchar
    """,
    "landing_marks": """
        source_system varchar not null,
        feed varchar not null,
        source_file varchar not null,
        content_hash varchar not null,
        size_bytes bigint not null,
        modified_ns bigint not null,
        inode ubigint not null,
        device ubigint not null
    """,
    "rewritten_contents": """
        source_system varchar not null,
        feed varchar not null,
        content_hash varchar not null,
        size_bytes bigint not null,
        load_id bigint not null,
        rewritten_at timestamp not null
    """,
    "forgotten": """
        person varchar primary key,
        email_hash varchar not null,
        key_fingerprint varchar not null,
        asked_by varchar not null,
        asked_at timestamp not null,
        reason varchar,
        files_rewritten bigint not null default 0,
        rows_changed bigint not null default 0,
        finished_at timestamp
    """,
    "forgotten_identities": """
        person varchar not null,
        identity_hash varchar primary key
    """,
    "retentions": """
        horizon date not null,
        asked_by varchar not null,
        asked_at timestamp not null,
        rows_removed bigint not null,
        finished_at timestamp,
        reason varchar
    """,
    "file_findings": """
        load_id bigint not null,
        error_code varchar not null,
        column_name varchar,
        detail varchar not null
    """,
}


def ensure_tables(connection: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    """Creates missing audit and raw tables, and adds new columns of the contract to raw
    tables.
    """
    connection.begin()
    connection.execute("create schema if not exists audit")
    for name, columns in AUDIT_TABLES.items():
        connection.execute(f"create table if not exists audit.{name} ({columns})")
        _ensure_columns(connection, f"audit.{name}", ADDED_COLUMNS.get(name, {}))
    for schema in sorted({table.schema for table in contract.tables.values()}):
        connection.execute(f"create schema if not exists {sql_name(schema)}")
    for table in contract.tables.values():
        _ensure_raw_table(connection, table)
    connection.commit()


def _ensure_raw_table(connection: duckdb.DuckDBPyConnection, table: RawTable) -> None:
    wanted = {column.name: "VARCHAR" for column in table.columns} | OWN_COLUMNS
    columns = ", ".join(f"{sql_name(name)} {kind}" for name, kind in wanted.items())
    connection.execute(f"create table if not exists {table_name(table)} ({columns})")
    _ensure_columns(connection, table_name(table), wanted)
    origin = sql_text(f"Rows of {table.source}/{table.feed} as delivered")
    connection.execute(f"comment on table {table_name(table)} is {origin}")


def _ensure_columns(
    connection: duckdb.DuckDBPyConnection, table: str, wanted: dict[str, str]
) -> None:
    """Adds missing columns, given as name to type."""
    there = (
        {name.lower() for name, *_ in connection.execute(f"describe {table}").fetchall()}
        if wanted
        else set()
    )
    for name, kind in wanted.items():
        if name.lower() not in there:
            connection.execute(f"alter table {table} add column {sql_name(name)} {kind}")
