"""One file: known, refused, or read and committed in one transaction."""

from __future__ import annotations

import time
from contextlib import suppress

import duckdb

from zoom_analytics.contract import RawTable
from zoom_analytics.loaders.careful import Rows
from zoom_analytics.loaders.ledger import Entry, Ledger
from zoom_analytics.loaders.outcome import FileResult, LoaderError
from zoom_analytics.loaders.preparing import Prepared
from zoom_analytics.loaders.sql import sql_name, table_name
from zoom_analytics.loaders.warehouse import CHECKPOINT_AFTER
from zoom_analytics.privacy.blanking import Blanking


class FileLoader:
    """Takes prepared files in, one after the other. blanking: what takes out who was forgotten; None: nobody was.

    The connection keeps no log: what was committed after the last checkpoint is gone after a crash, rows and ledger alike, and
    the next load takes those files in.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, ledger: Ledger, blanking: Blanking | None = None):
        self._connection = connection
        self._ledger = ledger
        self._blanking = blanking
        self._since_checkpoint = 0  # bytes of text

    def load(self, prepared: Prepared) -> FileResult:
        """Raises LeftForLater where the file is not settled; then nothing of it is in."""
        began = time.monotonic() - prepared.seconds
        file = prepared.file
        result = FileResult(file.table.source, file.table.feed, file.name, "known", size=file.size)
        entry = self._ledger.find(file.table, prepared.content_hash)
        if entry and entry.status == "loaded":
            self._known(result, entry, prepared)
        elif prepared.refusal:
            self._refuse(prepared, result, entry, began)
        else:
            self._commit(prepared, result, began)
        return result

    def _known(self, result: FileResult, entry: Entry, prepared: Prepared) -> None:
        result.load_id = entry.load_id
        result.refused_as = self._ledger.refusals_of(prepared.file.table, prepared.content_hash, result.name)
        result.note = "" if entry.source_file == result.name else f"the same content was loaded as {entry.source_file}"

    def _refuse(self, prepared: Prepared, result: FileResult, entry: Entry | None, began: float) -> None:
        result.status, result.findings = "refused", prepared.refusal.findings
        result.seconds = time.monotonic() - began
        if entry:
            result.load_id = entry.load_id
            self._ledger.refresh_findings(entry, result)
            return
        self._connection.begin()
        result.load_id = self._ledger.next_load_id()
        self._ledger.add(result, prepared.content_hash)
        self._connection.commit()

    def _commit(self, prepared: Prepared, result: FileResult, began: float) -> None:
        table, rows = prepared.file.table, prepared.rows
        self._connection.begin()
        try:
            load_id = self._ledger.next_load_id()
            names = [name for name, _ in rows.values] + ["_row_number", "_load_id"]
            written = self._connection.execute(
                f"insert into {table_name(table)} ({', '.join(map(sql_name, names))})"
                f" select *, {load_id} from ({self._without_the_forgotten(table, rows)})"
            ).fetchone()[0]
            if written != rows.count:
                raise LoaderError(f"{result.name}: {rows.count} records were read but {written} written; nothing of it was kept")
            result.load_id, result.status, result.reader = load_id, "loaded", rows.reader
            result.rows_read, result.rows_unreadable, result.findings = rows.count, rows.unreadable, rows.findings
            result.seconds = time.monotonic() - began
            self._ledger.add(result, prepared.content_hash)
            self._connection.commit()
        except BaseException:
            _roll_back(self._connection)
            raise
        self._since_checkpoint += prepared.plain_size
        if self._since_checkpoint >= CHECKPOINT_AFTER:
            self._connection.execute("checkpoint")
            self._since_checkpoint = 0

    def forget_what_was_taken_in(self, prepared: Prepared) -> None:
        """Frees the memory of what the engine took in."""
        if prepared.rows and prepared.rows.relation == prepared.places.table:
            self._connection.execute(f"drop table if exists {prepared.places.table}")

    def _without_the_forgotten(self, table: RawTable, rows: Rows) -> str:
        """The query of what is committed: the values, then the ordinal. Who was forgotten is not in it, nor in the file's bytes."""
        names = [name for name, _ in rows.values]
        delivered = rows.query()
        if self._blanking and self._blanking.names_anyone(table, f"({delivered})", names):
            return self._blanking.query(table, f"({delivered})", names, only_changed=False)
        return delivered


def _roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    with suppress(duckdb.Error):  # the engine has done so already, or is dead
        connection.rollback()
