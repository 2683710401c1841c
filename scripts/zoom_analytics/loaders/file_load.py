"""One file: known, refused, or read and committed in one transaction."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from zoom_analytics.contract import RawTable
from zoom_analytics.loaders.csv_header import Header, read_header
from zoom_analytics.loaders.csv_reader import spool_csv
from zoom_analytics.loaders.engine import INCOMING, body_counts, take_in
from zoom_analytics.loaders.intake import Delivery, Intake, check_settled, hash_of
from zoom_analytics.loaders.json_rows import RowSink
from zoom_analytics.loaders.json_stream import JsonStream
from zoom_analytics.loaders.landing import LandedFile
from zoom_analytics.loaders.ledger import Entry, Ledger
from zoom_analytics.loaders.ndjson_reader import spool_ndjson
from zoom_analytics.loaders.outcome import FileResult, Finding, LeftForLater, LoaderError, Refused, unreadable_file
from zoom_analytics.loaders.source_text import open_text
from zoom_analytics.loaders.spool import Spool
from zoom_analytics.loaders.sql import field, header_values, read_csv, sql_name, table_name

HEAD = 1 << 20  # bytes in which the engine's way looks for the header
LONG_LINE = 1 << 20  # bytes; from there on the engine is told how long the longest is


@dataclass
class Rows:
    """Records that wait to be committed: a relation in the file's order and what its expressions give.

    values: (column of the raw table, expression); number: expression of the ordinal.
    """

    relation: str
    values: list[tuple[str, str]]
    number: str
    count: int
    unreadable: int
    reader: str
    findings: list[Finding]


class FileLoader:
    """Loads files one after the other. progress is told the bytes read."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        ledger: Ledger,
        work: Path,
        progress: Callable[[int], None] | None = None,
    ):
        self._connection = connection
        self._ledger = ledger
        self._progress = progress
        self._copy = work / "plain"
        self._snapshot = work / "snapshot"
        self._spool = work / "spool"
        self._link = work / "delivery"

    def load(self, file: LandedFile) -> FileResult:
        """Raises LeftForLater where the file is not settled; then nothing of it is in."""
        began = time.monotonic()
        result = FileResult(file.table.source, file.table.feed, file.name, "known", size=file.mark.size if file.mark else 0)
        try:
            return self._load(file, result, began)
        finally:
            for path in (self._copy, self._snapshot, self._spool, self._link):
                path.unlink(missing_ok=True)

    def _load(self, file: LandedFile, result: FileResult, began: float) -> FileResult:
        if file.refusal:
            content_hash = hashlib.sha256(os.fsencode(file.path.name)).hexdigest()
            return self._refuse(result, unreadable_file(file.refusal), content_hash, file.table, began)
        if file.mark is None:
            raise LeftForLater("it is gone")
        if self._ledger.may_know(file.table, file.mark.size):
            entry = self._ledger.find(file.table, hash_of(file))
            if entry and entry.status == "loaded":
                return self._known(result, entry)
        intake = Intake(file, self._copy, self._progress)
        try:
            delivery = intake.read()
            entry = self._ledger.find(file.table, delivery.content_hash)
            if entry and entry.status == "loaded":
                return self._known(result, entry)
            self._read_and_commit(delivery, result, began)
        except Refused as refusal:
            return self._refuse(result, refusal, intake.content_hash, file.table, began)
        return result

    def _known(self, result: FileResult, entry: Entry) -> FileResult:
        result.load_id = entry.load_id
        result.refused_as = self._ledger.refusals_of(entry, result.name)
        result.note = "" if entry.source_file == result.name else f"the same content was loaded as {entry.source_file}"
        return result

    def _refuse(self, result: FileResult, refusal: Refused, content_hash: str, table: RawTable, began: float) -> FileResult:
        entry = self._ledger.find(table, content_hash)
        if entry and entry.status == "loaded":
            return self._known(result, entry)
        result.status, result.findings = "refused", refusal.findings
        result.seconds = time.monotonic() - began
        if entry:
            result.load_id = entry.load_id
            self._ledger.refresh_findings(entry, result)
            return result
        self._connection.begin()
        result.load_id = self._ledger.next_load_id()
        self._ledger.add(result, content_hash)
        self._connection.commit()
        return result

    # ------------------------------------------------------------ reading
    def _read_and_commit(self, delivery: Delivery, result: FileResult, began: float) -> None:
        try:
            rows = self._by_engine(delivery) if delivery.format == "csv" else None
            if rows is None:
                rows = self._carefully(delivery)
        except (OSError, duckdb.IOException):
            check_settled(delivery.file)  # gone or changed is no trouble of the machine
            raise
        if not delivery.own_copy:
            check_settled(delivery.file)
        self._commit(rows, delivery, result, began)

    def _by_engine(self, delivery: Delivery) -> Rows | None:
        """None where the engine cannot be vouched for."""
        with open(delivery.plain, "rb") as handle:
            head = handle.read(HEAD)
        if not delivery.own_copy:
            check_settled(delivery.file)
        if len(head) == HEAD and b"\n" not in head:
            return None
        header = read_header(head, delivery.skip, delivery.file.table)
        body = body_counts(delivery, header, head)
        if body is None or header.data_start == HEAD:
            return None
        count = take_in(self._connection, self._linked(delivery.plain), header, body)
        if count is None:
            return None
        number = f"rowid - (select min(rowid) from {INCOMING}) + 1"
        return Rows(INCOMING, header_values(delivery.file.table, header), number, count, 0, "engine", header.findings)

    def _linked(self, path: Path) -> Path:
        """The file under a name that means nothing to the engine."""
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(path.absolute())
        return self._link

    def _carefully(self, delivery: Delivery) -> Rows:
        table = delivery.file.table
        with open_text(delivery, self._snapshot) as buffer:
            if delivery.format == "csv":
                header = read_header(buffer, delivery.skip, table)
                with Spool(self._spool, header.width) as spool:
                    spool_csv(buffer, header, spool)
                return self._csv_rows(table, header, spool)
            with Spool(self._spool, len(table.columns) + 1) as spool:
                sink = RowSink(table, spool)
                if delivery.format == "json":
                    JsonStream(buffer, delivery.skip, table, sink).run()
                else:
                    spool_ndjson(buffer, delivery.skip, sink)
                findings = sink.finish()
        return self._json_rows(table, spool, findings)

    def _csv_rows(self, table: RawTable, header: Header, spool: Spool) -> Rows:
        """CSV knows no NULL: what is empty is the empty text, but in a record that cannot be read."""
        values = header_values(table, header, "unreadable = ''" if spool.unreadable else "")
        if spool.unreadable:
            values.append(("_unreadable", "nullif(unreadable, '')"))
        relation = _spool_relation(spool, [field(position) for position in range(header.width)])
        return Rows(relation, values, "ordinal::bigint", spool.rows, spool.unreadable, "careful", header.findings)

    def _json_rows(self, table: RawTable, spool: Spool, findings: list[Finding]) -> Rows:
        places = [field(position) for position in range(spool.width)]
        names = [column.name for column in table.columns] + ["_extra"]
        values = [*zip(names, places, strict=True), ("_unreadable", "unreadable")]
        relation = _spool_relation(spool, places, null="")
        return Rows(relation, values, "ordinal::bigint", spool.rows, spool.unreadable, "careful", findings)

    # ------------------------------------------------------------ committing
    def _commit(self, rows: Rows, delivery: Delivery, result: FileResult, began: float) -> None:
        self._connection.begin()
        try:
            load_id = self._ledger.next_load_id()
            names = [name for name, _ in rows.values] + ["_load_id", "_row_number"]
            expressions = [expression for _, expression in rows.values] + [str(load_id), rows.number]
            written = self._connection.execute(
                f"insert into {table_name(delivery.file.table)} ({', '.join(map(sql_name, names))})"
                f" select {', '.join(expressions)} from {rows.relation}"
            ).fetchone()[0]
            if written != rows.count:
                raise LoaderError(f"{result.name}: {rows.count} records were read but {written} written; nothing of it was kept")
            result.load_id, result.status, result.reader = load_id, "loaded", rows.reader
            result.rows_read, result.rows_unreadable, result.findings = rows.count, rows.unreadable, rows.findings
            result.seconds = time.monotonic() - began
            self._ledger.add(result, delivery.content_hash)
            self._connection.commit()
        except BaseException:
            _roll_back(self._connection)
            raise
        self._connection.execute("drop table if exists temp.incoming")


def _roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    with suppress(duckdb.Error):  # the engine has done so already, or is dead
        connection.rollback()


def _spool_relation(spool: Spool, fields: list[str], null: str = "\n") -> str:
    longest = 2 * spool.longest if spool.longest >= LONG_LINE else None
    names = ["ordinal", "unreadable", *fields]
    return read_csv(
        spool.path,
        names,
        header=False,
        only_line_feeds=True,
        parallel=not spool.has_line_breaks,
        null=null,
        longest=longest,
    )
