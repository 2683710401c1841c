"""Opening the warehouse file for writing or for reading."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.errors import NoWarehouse, WarehouseError
from zoom_analytics.warehouse.modes import private_files, tighten
from zoom_analytics.warehouse.recovery import LOCKED, settle_log
from zoom_analytics.warehouse.sql import sql_name, sql_text

# the oldest engine that may open the file; older engines replay a leftover write-ahead log
STORAGE_VERSION = "v1.4.0"
# bytes; at the engine's default of 16 MB, checkpoints cost as much as loading small files
CHECKPOINT_AFTER = 512 << 20
Config = dict[str, str | bool | int | float | list[str]]  # for duckdb.connect
NEVER = "1000TB"
NAMES_TAKEN = ("memory", "system", "temp", "masking")  # other databases of a session
LOCK_PATIENCE = 5.0  # seconds
LOCK_PAUSE = 0.25
_MAGIC_AT, _MAGIC = 8, b"DUCK"
_HOLDER = re.compile(r"\(PID (\d+)\)")


@contextmanager
def open_to_write(settings: Settings, logged: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
    """Opens the warehouse for writing and creates a missing one. Files created in the block, such
    as its log, are for the owner alone.

    logged: if True, a commit survives a crash at once. If False, it survives after the next
    checkpoint (one is made at the end), and writing costs half as much.

    Raises WarehouseError if the file is not a DuckDB file, is empty, was written by a newer
    version, or is held by another process.
    """
    path = settings.warehouse
    _check_file(path)
    config: Config = {
        "storage_compatibility_version": STORAGE_VERSION,
        **_limits(settings),
        "preserve_insertion_order": "true",
        "checkpoint_threshold": f"{CHECKPOINT_AFTER} bytes" if logged else NEVER,
    }
    tighten(path)
    with private_files():
        connection = _connect(settings, config, "default" if logged else "no_wal_writes")
        try:
            connection.execute("set enable_progress_bar = false")
            yield connection
            if not logged:
                # closing also makes a checkpoint, but does not report a failure
                connection.execute("checkpoint")
        finally:
            connection.close()


def require_warehouse(settings: Settings) -> None:
    """Raises NoWarehouse if the file of the warehouse does not exist."""
    if not settings.warehouse.is_file():
        raise NoWarehouse(
            f"{settings.warehouse}: no such warehouse: run `zoom-analytics build`,"
            " or set ZOOM_WAREHOUSE to another file"
        )


@contextmanager
def open_to_read(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Opens the warehouse for reading, as the current catalog.

    Raises NoWarehouse if the file is missing or held by another process.
    """
    path = settings.warehouse
    require_warehouse(settings)
    tighten(path)
    with duckdb.connect(config=_limits(settings)) as connection:
        connection.execute("set TimeZone = 'UTC'")
        connection.execute("set enable_progress_bar = false")
        try:
            recover(settings)
            _use(connection, path, "read_only")
        except WarehouseError as error:
            raise NoWarehouse(str(error)) from error
        except duckdb.Error as error:
            raise NoWarehouse(_why_not_read(path, str(error))) from error
        yield connection


def recover(settings: Settings) -> None:
    """Replays the write-ahead log that an interrupted command left, see recovery.py."""
    settle_log(settings.warehouse, STORAGE_VERSION, settings.memory_limit)


def _limits(settings: Settings) -> Config:
    """The memory limit and the spill folder of the engine."""
    return {"memory_limit": settings.memory_limit, "temp_directory": str(settings.spill_folder)}


def _use(connection: duckdb.DuckDBPyConnection, path: Path, options: str) -> None:
    """Attaches the file under the engine's name for it, as the current catalog."""
    connection.execute(f"attach {sql_text(str(path))} ({options})")
    found = connection.execute(
        "select database_name from duckdb_databases() where path is not null"
    ).fetchall()
    connection.execute(f"use {sql_name(found[0][0])}")


def _check_file(path: Path) -> None:
    if "?" in str(path):  # the engine writes the log of such a path to another folder
        raise WarehouseError(
            f"{path}: the path of the warehouse must not contain a '?' (ZOOM_WAREHOUSE)"
        )
    if path.name.split(".")[0].lower() in NAMES_TAKEN:
        raise WarehouseError(
            f"{path}: the name is reserved for another database of a session:"
            " rename the warehouse (ZOOM_WAREHOUSE)"
        )
    if path.is_dir():
        raise WarehouseError(f"{path} is a folder: set ZOOM_WAREHOUSE to a file")
    if not path.exists():
        make_folder(path.parent)
        return
    try:
        with open(path, "rb") as file:
            head = file.read(_MAGIC_AT + len(_MAGIC))
    except OSError as error:
        raise WarehouseError(f"{path}: cannot be read: {error.strerror}") from None
    if head[_MAGIC_AT:] != _MAGIC:
        what = "is empty" if not head else "is not a DuckDB file"
        raise WarehouseError(
            f"{path} {what} and was not changed:"
            " move it away, then load again to rebuild the warehouse from landing"
        )


def make_folder(folder: Path) -> None:
    """Makes the folder of a warehouse, for its owner alone. Raises WarehouseError."""
    if not folder.parent.is_dir():
        raise WarehouseError(f"{folder.parent}: no such folder for the warehouse (ZOOM_WAREHOUSE)")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise WarehouseError(
            f"{folder}: the folder of the warehouse cannot be created: {error.strerror}"
        ) from None
    if not os.access(folder, os.W_OK):
        raise WarehouseError(
            f"{folder}: read-only, so the warehouse cannot be written there (ZOOM_WAREHOUSE)"
        )


def _connect(settings: Settings, config: Config, recovery_mode: str) -> duckdb.DuckDBPyConnection:
    """Attaches the file to an in-memory database, because only an attached file can have a
    recovery mode.
    """
    path = settings.warehouse
    patience = time.monotonic() + LOCK_PATIENCE
    while True:
        recover(settings)
        connection = duckdb.connect(":memory:", config=config)
        try:
            _use(connection, path, f"recovery_mode '{recovery_mode}'")
            return connection
        except duckdb.Error as error:
            connection.close()
            text = str(error)
            if LOCKED.search(text) and time.monotonic() < patience:
                time.sleep(LOCK_PAUSE)
                continue
            raise WarehouseError(_explain(path, text)) from None


def _why_not_read(path: Path, text: str) -> str:
    if LOCKED.search(text):
        return (
            f"{path} is being written by {_holder(text)}: try again when it has ended;"
            " the published files can be read meanwhile"
        )
    return f"{path}: cannot be opened: {text.splitlines()[0]}"


def _holder(text: str) -> str:
    """The process that an error of the engine names."""
    holder = _HOLDER.search(text)
    return f"process {holder.group(1)}" if holder else "another process"


def _explain(path: Path, text: str) -> str:
    if LOCKED.search(text):
        return f"{path} is held open by {_holder(text)}: close it there, then try again"
    if "version number" in text:
        return (
            f"{path} was written by a newer DuckDB than {duckdb.__version__} and was not changed:"
            " update duckdb"
        )
    if "already attached" in text:
        return f"{path} is open in this process: close that connection first"
    first = text.splitlines()[0]
    return (
        f"{path} cannot be opened ({first}) and was not changed:"
        " move it away, then load again to rebuild the warehouse from landing"
    )
