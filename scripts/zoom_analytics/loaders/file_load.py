"""Committing prepared files in batches: a file is known, refused, left for later, or committed
together with its neighbours of the same feed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

import duckdb

from zoom_analytics.contract import RawTable
from zoom_analytics.loaders.ledger import Entry, Ledger
from zoom_analytics.loaders.outcome import FileResult, Refused, concerns_the_file, failed_on_file
from zoom_analytics.loaders.preparing import Left, Prepared
from zoom_analytics.persons.blanking import Blanking
from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.opening import CHECKPOINT_AFTER
from zoom_analytics.warehouse.sql import one_row, sql_name, table_name

# bytes of text in one transaction: small files that are committed one by one are written twice
TOGETHER = 64 << 20
FILES_TOGETHER = 100  # at most, because each file is a part of one statement
PLACE = ("_row_number", "_load_id")


def in_batches(files: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """The files in their order, in batches. Neighbours with different contents for one table
    share a batch; any other file has its own.
    """
    batch: list[Prepared] = []
    for file in files:
        if batch and not _belongs_to(file, batch):
            yield batch
            batch = []
        batch.append(file)
    if batch:
        yield batch


def _belongs_to(file: Prepared, batch: list[Prepared]) -> bool:
    return (
        all(other.has_rows for other in (file, batch[0]))
        and file.file.table == batch[0].file.table
        and file.content_hash not in {other.content_hash for other in batch}
        and len(batch) < FILES_TOGETHER
        and sum(other.plain_size for other in batch) < TOGETHER
    )


class FileLoader:
    """Loads batches one after the other.

    blanking  erases remembered persons; None: no person was erased
    mark      called in the transaction of a file that was read again

    The connection has no write-ahead log: a crash loses commits after the last checkpoint, rows and
    ledger alike, and the next load loads those files.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        ledger: Ledger,
        blanking: Blanking | None = None,
        mark: Callable[[RawTable], None] = lambda _: None,
    ):
        self._connection = connection
        self._ledger = ledger
        self._blanking = blanking
        self._mark = mark
        self._since_checkpoint = 0  # bytes of text

    def load(self, batch: list[Prepared]) -> list[FileResult]:
        """Loads a batch and removes its temporary files. Returns a result per file."""
        try:
            results = [self._without_its_rows(prepared) for prepared in batch]
            read = [
                pair
                for pair in zip(batch, results, strict=True)
                if pair[1].status in ("loaded", "reread")
            ]
            self._commit_all(read)
            self._write_to_disk(sum(prepared.plain_size for prepared, _ in read))
            return results
        finally:
            for prepared in batch:
                if prepared.has_rows:
                    prepared.places.clear_with_table(self._connection)
                else:
                    prepared.places.clear()

    def _without_its_rows(self, prepared: Prepared) -> FileResult:
        """The result of a file. The rows of a 'loaded' or 'reread' file are not committed yet."""
        file = prepared.file
        result = FileResult(
            file.table.source,
            file.table.feed,
            file.name,
            "loaded",
            size=file.size,
            seconds=prepared.seconds,
        )
        entry = self._ledger.find(file.table, prepared.content_hash)
        if isinstance(prepared.outcome, Left):
            result.status, result.note = "left", prepared.outcome.reason
        elif entry and entry.status == "loaded":
            self._known(result, entry, prepared)
        elif isinstance(prepared.outcome, Refused):
            result.findings = prepared.outcome.findings
            self._refuse(prepared, result, entry)
        return result

    def _known(self, result: FileResult, entry: Entry, prepared: Prepared) -> None:
        result.status, result.load_id = "known", entry.load_id
        result.refused_as = self._ledger.refusals_of(
            prepared.file.table, prepared.content_hash, result.name
        )
        result.note = (
            ""
            if entry.source_file == result.name
            else f"the same content was loaded as {entry.source_file}"
        )
        why = self._ledger.why_outdated(prepared.file.table, prepared.content_hash)
        if why and prepared.has_rows:
            result.status, result.note = "reread", why

    def _refuse(self, prepared: Prepared, result: FileResult, entry: Entry | None) -> None:
        result.status = "refused"
        if entry:
            result.load_id = entry.load_id
            self._ledger.refresh_findings(entry, result)
            return
        self._connection.begin()
        result.load_id = self._ledger.next_load_id()
        self._ledger.write(result, prepared.content_hash, prepared.file.table)
        self._connection.commit()
        self._ledger.remember(result, prepared.content_hash)

    def _commit_all(self, files: list[tuple[Prepared, FileResult]]) -> None:
        """Commits the files together; if that fails, one by one, so that one file does not
        affect the others.
        """
        if len(files) > 1:
            with suppress(duckdb.Error, WarehouseError):
                self._commit(files)
                return
        for prepared, result in files:
            try:
                self._commit([(prepared, result)])
            except duckdb.Error as error:
                if not concerns_the_file(error):
                    raise
                self._refuse_uncommitted(prepared, result, failed_on_file(error))

    def _refuse_uncommitted(self, prepared: Prepared, result: FileResult, refusal: Refused) -> None:
        """Refuses a file on which the engine failed. A file that is read again stays as it was."""
        if result.status == "reread":
            result.status, result.note = "known", str(refusal)
            return
        result.load_id, result.reader = None, None
        result.rows_read = result.rows_unreadable = 0
        result.findings = refusal.findings
        self._refuse(
            prepared, result, self._ledger.find(prepared.file.table, prepared.content_hash)
        )

    def _commit(self, files: list[tuple[Prepared, FileResult]]) -> None:
        """One transaction with the rows of the files, all of one table, and their lines in the
        ledger.
        """
        began = time.monotonic()
        size = sum(prepared.plain_size for prepared, _ in files)
        table = files[0][0].file.table
        self._connection.begin()
        try:
            self._make_room(table, [result for _, result in files])
            self._insert(table, [(prepared, result.id_of_load) for prepared, result in files])
            seconds = time.monotonic() - began
            for prepared, result in files:
                rows = prepared.rows
                result.reader, result.findings = rows.reader, rows.findings
                result.rows_read, result.rows_unreadable = rows.count, rows.unreadable
                result.seconds = prepared.seconds + seconds * prepared.plain_size / max(size, 1)
                if result.status == "reread":
                    self._ledger.rewrite(result, table)
                else:
                    self._ledger.write(result, prepared.content_hash, table)
            self._connection.commit()
        except BaseException:
            _roll_back(self._connection)
            raise
        for prepared, result in files:
            self._ledger.remember(result, prepared.content_hash)

    def _make_room(self, table: RawTable, results: list[FileResult]) -> None:
        """Gives load_ids to new files and deletes the rows of files that are read again."""
        for load_id, result in enumerate(
            (result for result in results if result.status == "loaded"), self._ledger.next_load_id()
        ):
            result.load_id = load_id
        if again := [result.load_id for result in results if result.status == "reread"]:
            self._connection.execute(
                f"delete from {table_name(table)} where _load_id in (select unnest(?::bigint[]))",
                [again],
            )
            self._mark(table)

    def _insert(self, table: RawTable, files: list[tuple[Prepared, int]]) -> None:
        """Inserts the rows of the files under their load_ids, without erased persons."""
        names = list(
            dict.fromkeys(name for prepared, _ in files for name, _ in prepared.rows.values)
        )
        delivered = " union all by name ".join(
            f"select *, {load_id} as _load_id from ({prepared.rows.query()})"
            for prepared, load_id in files
        )
        if self._blanking and self._blanking.names_anyone(table, f"({delivered})", names):
            delivered = self._blanking.query(
                table, f"({delivered})", names, only_changed=False, place=PLACE
            )
        (written,) = one_row(
            self._connection.execute(
                f"insert into {table_name(table)} by name"
                f" select {', '.join(map(sql_name, [*names, *PLACE]))} from ({delivered})"
            )
        )
        read = sum(prepared.rows.count for prepared, _ in files)
        if written != read:
            names_of_files = ", ".join(prepared.file.name for prepared, _ in files)
            raise WarehouseError(
                f"{names_of_files}: {read} records were read but {written} written; none was kept"
            )

    def _write_to_disk(self, size: int) -> None:
        """Makes a checkpoint if one is due after committing `size` more bytes of text."""
        self._since_checkpoint += size
        if self._since_checkpoint >= CHECKPOINT_AFTER:
            self._connection.execute("checkpoint")
            self._since_checkpoint = 0


def _roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    with suppress(duckdb.Error):  # the engine has rolled back already, or has failed
        connection.rollback()
