"""Opening the warehouse file, and the tables in it that the loader owns."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from zoom_analytics.contract import Contract, RawTable
from zoom_analytics.loaders.outcome import LoaderError
from zoom_analytics.loaders.readers.sql import sql_name, sql_text, table_name
from zoom_analytics.settings import Settings

# the oldest engine that may open the file; older ones replay a stray write-ahead log
STORAGE_VERSION = "v1.4.0"
# bytes; at the engine's 16 MB, writing tables again costs as much as loading small files into them
CHECKPOINT_AFTER = 512 << 20
NEVER = "1000TB"
NAMES_TAKEN = ("memory", "system", "temp", "masking")  # by other databases of a session
LOCK_PATIENCE = 5.0  # seconds
LOCK_PAUSE = 0.25
_MAGIC_AT, _MAGIC = 8, b"DUCK"
_LOCKED = re.compile(r"could not set lock|conflicting lock", re.IGNORECASE)
_HOLDER = re.compile(r"\(PID (\d+)\)")
OWN_COLUMNS = {
    "_extra": "VARCHAR",
    "_unreadable": "VARCHAR",
    "_load_id": "BIGINT",
    "_row_number": "BIGINT",
}
# since the tables were first made
ADDED_COLUMNS = {"load_ledger": {"reader_edition": "INTEGER", "names_fingerprint": "VARCHAR"}}
AUDIT_TABLES = {
    "load_runs": """run_id varchar primary key, started_at timestamp not null, finished_at timestamp, actor varchar,
        files_loaded bigint, files_refused bigint, files_known bigint, rows_read bigint""",
    "load_ledger": """load_id bigint primary key, run_id varchar not null, source_system varchar not null, feed varchar not null,
        source_file varchar not null, content_hash varchar not null, size_bytes bigint not null, status varchar not null,
        rows_read bigint not null, rows_unreadable bigint not null, reader varchar, loaded_at timestamp not null,
        load_seconds double not null, still_in_landing boolean not null, reader_edition integer, names_fingerprint varchar""",
    "landing_marks": """source_system varchar not null, feed varchar not null, source_file varchar not null,
        content_hash varchar not null, size_bytes bigint not null, modified_ns bigint not null, inode ubigint not null,
        device ubigint not null""",
    "rewritten_contents": """source_system varchar not null, feed varchar not null, content_hash varchar not null,
        size_bytes bigint not null, load_id bigint not null, rewritten_at timestamp not null""",
    "forgotten": """person varchar primary key, email_hash varchar not null, key_fingerprint varchar not null,
        asked_by varchar not null, asked_at timestamp not null, reason varchar, files_rewritten bigint not null default 0,
        rows_changed bigint not null default 0, finished_at timestamp""",
    "forgotten_identities": "person varchar not null, identity_hash varchar primary key",
    "retentions": """horizon date not null, asked_by varchar not null, asked_at timestamp not null, rows_removed bigint not null,
        finished_at timestamp""",
    "file_findings": "load_id bigint not null, error_code varchar not null, column_name varchar, detail varchar not null",
}


@contextmanager
def private_files() -> Iterator[None]:
    """Files that are made meanwhile are for the owner alone (mode 0600)."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def open_warehouse(
    path: Path, memory_limit: str, temporary: Path, logged: bool = True
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse, made if there is none. temporary: folder for what the engine spills. logged:
    whether what is committed outlasts a crash at once; if not, it does so once a checkpoint is
    made, as at the end, and costs half as much to write.

    Raises LoaderError where the file is none of ours to write: no DuckDB file, empty, newer, or
    held by another process.
    """
    _check_file(path)
    config = {
        "storage_compatibility_version": STORAGE_VERSION,
        "memory_limit": memory_limit,
        "temp_directory": str(temporary),
        "preserve_insertion_order": "true",
        "checkpoint_threshold": f"{CHECKPOINT_AFTER} bytes" if logged else NEVER,
    }
    connection = _connect(path, config, "default" if logged else "no_wal_writes")
    try:
        connection.execute("set enable_progress_bar = false")
        yield connection
        if not logged:
            # closing would make one as well, but not say that it failed
            connection.execute("checkpoint")
    finally:
        connection.close()


def _check_file(path: Path) -> None:
    if "?" in str(path):  # the engine would put its write-ahead log into another folder
        raise LoaderError(f"{path}: the warehouse's path must not hold a '?' (ZOOM_WAREHOUSE)")
    if path.name.split(".")[0].lower() in NAMES_TAKEN:
        raise LoaderError(
            f"{path}: sessions have another database of that name: name the warehouse otherwise (ZOOM_WAREHOUSE)"
        )
    if path.is_dir():
        raise LoaderError(f"{path} is a folder, no warehouse file: set ZOOM_WAREHOUSE to a file")
    if not path.exists():
        _make_folder(path.parent)
        return
    try:
        with open(path, "rb") as file:
            head = file.read(_MAGIC_AT + len(_MAGIC))
    except OSError as error:
        raise LoaderError(f"{path} cannot be read: {error.strerror}") from None
    if head[_MAGIC_AT:] != _MAGIC:
        what = "is empty" if not head else "is no DuckDB file"
        raise LoaderError(
            f"{path} {what} and was not touched: move it away, then load again to build a new one from landing"
        )


def _make_folder(folder: Path) -> None:
    if not folder.parent.is_dir():
        raise LoaderError(f"{folder.parent}: no such folder (for the warehouse, ZOOM_WAREHOUSE)")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise LoaderError(f"{folder} cannot be made for the warehouse: {error.strerror}") from None
    if not os.access(folder, os.W_OK):
        raise LoaderError(
            f"{folder} is read-only: the warehouse cannot be written there (ZOOM_WAREHOUSE)"
        )


def _connect(path: Path, config: dict[str, str], recovery_mode: str) -> duckdb.DuckDBPyConnection:
    """Opens the file beside a database in memory, since only what is attached has a recovery
    mode.
    """
    patience = time.monotonic() + LOCK_PATIENCE
    while True:
        connection = duckdb.connect(":memory:", config=config)
        try:
            connection.execute(f"attach {sql_text(str(path))} (recovery_mode '{recovery_mode}')")
            (name,) = connection.execute(
                "select database_name from duckdb_databases() where path is not null"
            ).fetchone()
            connection.execute(f"use {sql_name(name)}")
            return connection
        except duckdb.Error as error:
            connection.close()
            text = str(error)
            if _LOCKED.search(text) and time.monotonic() < patience:
                time.sleep(LOCK_PAUSE)
                continue
            raise LoaderError(_explain(path, text)) from None


def _explain(path: Path, text: str) -> str:
    if _LOCKED.search(text):
        holder = _HOLDER.search(text)
        who = f"process {holder.group(1)}" if holder else "another process"
        return f"{path} is held open by {who}: close it there, then load again"
    if "version number" in text:
        return f"{path} was written by a newer DuckDB than {duckdb.__version__} and was not touched: update duckdb"
    if "already attached" in text:
        return f"{path} is open in this process: close that connection first"
    first = text.splitlines()[0]
    return f"{path} cannot be opened ({first}) and was not touched: move it away, then load again to rebuild it from landing"


@contextmanager
def work_folder(warehouse: Path, temporary: Path | None) -> Iterator[Path]:
    """A folder of our own for copies of deliveries, removed in the end."""
    parent = temporary or warehouse.parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_work_prefix(warehouse), dir=parent))
    except OSError as error:
        raise LoaderError(
            f"{parent}: no folder for temporary files can be made there: {error.strerror} (ZOOM_TEMP)"
        ) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def spill_folder(settings: Settings) -> Path:
    """Where the engine spills to."""
    return (settings.temporary or settings.warehouse.parent) / f"{settings.warehouse.name}.tmp"


@contextmanager
def at_work(
    settings: Settings, contract: Contract, logged: bool = True
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """The warehouse with all its tables, and a folder for temporary files, both for the owner
    alone. What runs that were killed left behind is removed. logged, and errors: as for
    open_warehouse.
    """
    with (
        private_files(),
        open_warehouse(
            settings.warehouse, settings.memory_limit, spill_folder(settings), logged
        ) as connection,
        # in the warehouse's folder, which is there by now
        work_folder(settings.warehouse, settings.temporary) as work,
    ):
        remove_leftovers(settings.warehouse, work)
        ensure_tables(connection, contract)
        yield connection, work


def remove_leftovers(warehouse: Path, folder: Path) -> None:
    """Work folders of loads that were killed. To be called while the warehouse is open: no other
    load runs on it then.
    """
    for left in folder.parent.glob("*"):
        if left.name.startswith(_work_prefix(warehouse)) and left != folder:
            shutil.rmtree(left, ignore_errors=True)


def _work_prefix(warehouse: Path) -> str:
    return f".{warehouse.name}.load-"


def ensure_tables(connection: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    """Makes the audit tables and every raw table, and gives raw tables the columns that the
    contract has gained.
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
    """Adds those columns, name to type, that the table lacks."""
    there = (
        {name.lower() for name, *_ in connection.execute(f"describe {table}").fetchall()}
        if wanted
        else set()
    )
    for name, kind in wanted.items():
        if name.lower() not in there:
            connection.execute(f"alter table {table} add column {sql_name(name)} {kind}")
