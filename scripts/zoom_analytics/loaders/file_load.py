"""Prepared files, in batches: each is known, refused, left for later, or committed together with
its neighbours of the same feed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

import duckdb

from zoom_analytics.contract import RawTable
from zoom_analytics.loaders.ledger import Entry, Ledger
from zoom_analytics.loaders.outcome import FileResult, Refused
from zoom_analytics.loaders.preparing import Left, Prepared
from zoom_analytics.persons.blanking import Blanking
from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.opening import CHECKPOINT_AFTER
from zoom_analytics.warehouse.sql import one_row, sql_name, table_name

# bytes of text: the engine compresses and writes what is many rows at once, and small files one by
# one twice
TOGETHER = 64 << 20
FILES_TOGETHER = 100  # at most: each is a part of one statement
PLACE = ("_row_number", "_load_id")


def in_batches(files: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """The files in their order: neighbours with different rows for one table together, each
    other one by itself.
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
    """Takes batches in, one after the other.

    blanking  what takes out who was forgotten; None: nobody was mark      is told in its
    transaction of a file that was read again

    The connection keeps no log: what was committed after the last checkpoint is gone after a
    crash, rows and ledger alike, and the next load takes those files in.
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
        """What became of each file of the batch; what was made of them for the time being is
        gone then.
        """
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
        """What becomes of a file. One that is 'loaded' or 'reread' has yet to be."""
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
        """Commits the files together; where that fails, each by itself, so that none suffers
        from the others.
        """
        if len(files) > 1:
            with suppress(duckdb.Error, WarehouseError):
                self._commit(files)
                return
        for file in files:
            self._commit([file])

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
        """New files get their load_ids; of those that are read again the rows are taken out."""
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
        """The rows of the files under their load_ids. Who was forgotten is not in them, nor in
        the files' bytes.
        """
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
                f"insert into {table_name(table)} by name select {', '.join(map(sql_name, [*names, *PLACE]))} from ({delivered})"
            )
        )
        read = sum(prepared.rows.count for prepared, _ in files)
        if written != read:
            raise WarehouseError(
                f"{', '.join(prepared.file.name for prepared, _ in files)}: {read} records were read but {written} written;"
                " nothing of it was kept"
            )

    def _write_to_disk(self, size: int) -> None:
        """Makes a checkpoint where one is due once so many bytes of text more are committed."""
        self._since_checkpoint += size
        if self._since_checkpoint >= CHECKPOINT_AFTER:
            self._connection.execute("checkpoint")
            self._since_checkpoint = 0


def _roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    with suppress(duckdb.Error):  # the engine has done so already, or is dead
        connection.rollback()
