"""A run over the landing zone: each file is loaded as a whole or not at all, and the ledger records
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb

from zoom_analytics.contract import Contract
from zoom_analytics.loaders.file_load import FileLoader, in_batches
from zoom_analytics.loaders.landing import Landing, list_landing
from zoom_analytics.loaders.ledger import Ledger
from zoom_analytics.loaders.outcome import FileResult, LoadReport
from zoom_analytics.loaders.preparing import Left, Preparer
from zoom_analytics.loaders.readers.limits import LIMITS, Limits
from zoom_analytics.loaders.rereading import mark_validated, outdated_contents
from zoom_analytics.persons.blanking import Blanking
from zoom_analytics.persons.file_names import FileNames
from zoom_analytics.persons.remembered import Remembered
from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.work import at_work


class Watcher:
    """Receives the progress of a run; this base class ignores it."""

    def begin(self, landing: Landing) -> None:
        """Called once the files are listed."""

    def progress(self, size: int) -> None:
        """Called when `size` more bytes were read."""

    def done(self, file: FileResult) -> None:
        """Called with the result of each file."""


def run_load(
    contract: Contract,
    settings: Settings,
    watcher: Watcher,
    rehash: bool = False,
    limits: Limits = LIMITS,
) -> LoadReport:
    """Loads new files of settings.landing. Raises WarehouseError if the load cannot start or
    continue.
    """
    if not settings.landing.is_dir():
        raise WarehouseError(
            f"{settings.landing}: no such landing folder (ZOOM_LANDING or --landing)"
        )
    limits = replace(limits, unpacked=settings.unpacked_limit, ratio=settings.unpacked_ratio)
    with _trouble_explained(settings):
        found = list_landing(settings.landing, contract)
        with at_work(settings, contract, logged=False) as (connection, work):
            return _load_all(connection, contract, found, work, settings, watcher, rehash, limits)


def _load_all(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    found: Landing,
    work: Path,
    settings: Settings,
    watcher: Watcher,
    rehash: bool,
    limits: Limits,
) -> LoadReport:
    ledger = Ledger(connection)
    ledger.outdated = outdated_contents(connection, contract)
    blanking = None
    if Remembered(connection, settings).anyone:
        blanking, names = Blanking(connection), FileNames(connection, settings)
        found.files = [replace(file, known_as=names.blanked(file.name)) for file in found.files]
    ledger.start(settings.actor)
    report = LoadReport(ledger.run_id, errors=list(found.errors), notes=list(found.notes))
    loader = FileLoader(
        connection,
        ledger,
        blanking,
        lambda table: mark_validated(connection, settings, table.source, table.feed, ledger.run_id),
    )
    marks = []
    watcher.begin(found)
    for batch in in_batches(
        Preparer(connection, ledger, work, watcher.progress, rehash, limits).ahead(found.files)
    ):
        for prepared, result in zip(batch, loader.load(batch), strict=True):
            report.files.append(result)
            if isinstance(prepared.outcome, Left) and prepared.outcome.is_denied:
                report.errors.append(
                    f"{result.source}/{result.feed}/{result.name}: cannot be read: {result.note}"
                )
            if result.status in ("loaded", "known", "reread"):
                marks.append((prepared.file, prepared.content_hash, prepared.read_at_ns))
            watcher.done(result)
    met = [result.load_id for result in report.files if result.load_id is not None]
    ledger.mark_presence(
        met + [load_id for result in report.files for load_id in result.refused_as]
    )
    ledger.keep_marks(marks)
    ledger.finish(report)
    return report


@contextmanager
def _trouble_explained(settings: Settings) -> Iterator[None]:
    """Turns errors of memory, disk and engine into a WarehouseError that says what to do."""
    rest = "Each file was loaded as a whole or not at all; load again for the others."
    try:
        yield
    except RuntimeError as error:
        if "interrupted" in str(error):  # raised by the engine on Ctrl-C during a query
            raise KeyboardInterrupt from error
        raise
    except duckdb.OutOfMemoryException as error:
        limit = settings.memory_limit
        raise WarehouseError(
            f"the engine ran out of memory ({limit}) or disk space:"
            f" raise ZOOM_MEMORY_LIMIT or free disk space. {rest} ({_first_line(error)})"
        ) from error
    except duckdb.Error as error:
        raise WarehouseError(f"the engine failed: {_first_line(error)}. {rest}") from error
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise WarehouseError(
            f"{error.strerror or error}{where}: check the free disk space and the permissions."
            f" {rest}"
        ) from error


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
