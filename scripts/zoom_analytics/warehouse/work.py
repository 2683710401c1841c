"""Writing to the warehouse: its tables and a folder for temporary files, for the owner alone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from zoom_analytics.contract import Contract
from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.opening import open_to_write
from zoom_analytics.warehouse.tables import ensure_tables


@contextmanager
def work_folder(warehouse: Path, temporary: Path | None) -> Iterator[Path]:
    """Creates a private folder for copies of deliveries and removes it at the end."""
    parent = temporary or warehouse.parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_work_prefix(warehouse), dir=parent))
    except OSError as error:
        raise WarehouseError(
            f"{parent}: a folder for temporary files cannot be created there:"
            f" {error.strerror} (ZOOM_TEMP)"
        ) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def at_work(
    settings: Settings, contract: Contract, logged: bool = True
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """Opens the warehouse with all its tables and a folder for temporary files, both for the
    owner alone. Removes what killed runs left. For logged and errors see open_to_write.
    """
    with (
        open_to_write(settings, logged) as connection,
        # in the folder of the warehouse, which exists now
        work_folder(settings.warehouse, settings.temporary) as work,
    ):
        remove_leftovers(settings.warehouse, work)
        ensure_tables(connection, contract)
        yield connection, work


def remove_leftovers(warehouse: Path, folder: Path) -> None:
    """Removes the work folders of killed loads. Call it while the warehouse is open: then no other
    load runs on it.
    """
    for left in folder.parent.glob("*"):
        if left.name.startswith(_work_prefix(warehouse)) and left != folder:
            shutil.rmtree(left, ignore_errors=True)


def _work_prefix(warehouse: Path) -> str:
    return f".{warehouse.name}.load-"
