"""The ledger: one row per delivered content, its findings, the marks of its files, and the runs."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass

import duckdb

from zoom_analytics.contract import RawTable
from zoom_analytics.loaders.landing import LandedFile, Mark
from zoom_analytics.loaders.outcome import FileResult, LoadReport
from zoom_analytics.loaders.readers.intake import name_parts
from zoom_analytics.loaders.rereading import READER_EDITION, Content
from zoom_analytics.warehouse.clock import utc_now
from zoom_analytics.warehouse.errors import WarehouseError

# a file that was younger when it was read may have changed later without a new modification time
SETTLED_NS = 2_000_000_000


@dataclass(frozen=True)
class Entry:
    """A content in the ledger."""

    load_id: int
    status: str
    source_file: str


class Ledger:
    """The audit tables of the loader, read once. Call write() in the transaction of a file and
    remember() after it.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection):
        self._connection = connection
        self.run_id = str(uuid.uuid4())
        self._entries: dict[Content, list[Entry]] = defaultdict(list)
        self._sizes: set[tuple[str, str, int]] = set()  # of loaded contents
        self._marks: dict[tuple[str, str, str], tuple[Mark, str]] = {}
        self._last = 0
        self.outdated: dict[Content, str] = {}  # loaded contents to read again, and why
        self._read()

    def _read(self) -> None:
        rows = self._connection.execute(
            "select load_id, status, source_file, source_system, feed, content_hash, size_bytes"
            " from audit.load_ledger"
        )
        for load_id, status, name, source, feed, content_hash, size in rows.fetchall():
            self._keep(Entry(load_id, status, name), (source, feed, content_hash), size)
        rewritten = self._connection.execute(
            "select former.load_id, ledger.source_file, former.source_system, former.feed,"
            " former.content_hash, former.size_bytes"
            " from audit.rewritten_contents as former"
            " inner join audit.load_ledger as ledger on former.load_id = ledger.load_id"
        )
        for load_id, name, source, feed, content_hash, size in rewritten.fetchall():
            self._keep(Entry(load_id, "loaded", name), (source, feed, content_hash), size)
        marks = self._connection.execute(
            "select source_system, feed, source_file, content_hash,"
            " size_bytes, modified_ns, inode, device from audit.landing_marks"
        )
        for source, feed, name, content_hash, *mark in marks.fetchall():
            self._marks[source, feed, name] = Mark(*mark), content_hash

    def _keep(self, entry: Entry, content: Content, size: int) -> None:
        self._entries[content].append(entry)
        self._last = max(self._last, entry.load_id)
        if entry.status == "loaded":
            self._sizes.add((*content[:2], size))

    def start(self, actor: str) -> None:
        self._connection.execute(
            "insert into audit.load_runs (run_id, started_at, actor) values (?, ?, ?)",
            [self.run_id, utc_now(), actor],
        )

    def finish(self, report: LoadReport) -> None:
        counts = [
            len(report.with_status(*statuses))
            for statuses in (["loaded"], ["refused"], ["known", "reread"])
        ]
        self._connection.execute(
            "update audit.load_runs set finished_at = ?, files_loaded = ?, files_refused = ?,"
            " files_known = ?, rows_read = ? where run_id = ?",
            [utc_now(), *counts, report.rows_read, self.run_id],
        )

    def find(self, table: RawTable, content_hash: str) -> Entry | None:
        """The entry of a loaded content, else that of a refused one. A content that was refused
        under one name and loaded under another has both.
        """
        entries = self._entries.get((table.source, table.feed, content_hash), ())
        return min(entries, key=lambda entry: entry.status, default=None)

    def is_loaded(self, table: RawTable, content_hash: str) -> bool:
        entry = self.find(table, content_hash)
        return entry is not None and entry.status == "loaded"

    def is_up_to_date(self, table: RawTable, content_hash: str) -> bool:
        """True if the content is loaded and need not be read again."""
        return (
            self.is_loaded(table, content_hash) and self.why_outdated(table, content_hash) is None
        )

    def why_outdated(self, table: RawTable, content_hash: str) -> str | None:
        return self.outdated.get((table.source, table.feed, content_hash))

    def refusals_of(self, table: RawTable, content_hash: str, name: str) -> list[int]:
        """The load_ids under which a loaded content was refused as `name`. The extensions of that
        name must differ from those of the loaded file: with equal ones the content would load.
        """
        entries = self._entries[table.source, table.feed, content_hash]
        read_as = {name_parts(entry.source_file) for entry in entries if entry.status == "loaded"}
        if name_parts(name) in read_as:
            return []
        return [
            entry.load_id
            for entry in entries
            if entry.status == "refused" and entry.source_file == name
        ]

    def may_know(self, table: RawTable, size: int) -> bool:
        """True if a content of that size was loaded. Then the hash comes first, and mostly ends
        the work.
        """
        return (table.source, table.feed, size) in self._sizes

    def hash_of_unchanged(self, file: LandedFile) -> str | None:
        """The hash of a file that looks unchanged since it was loaded: name, size, modification
        time, inode and device. None if the file must be read again.
        """
        known = self._marks.get((file.table.source, file.table.feed, file.name))
        if known is None or known[0] != file.mark:
            return None
        return known[1] if self.is_up_to_date(file.table, known[1]) else None

    def next_load_id(self) -> int:
        return self._last + 1

    def write(self, result: FileResult, content_hash: str, table: RawTable) -> None:
        """Writes the result of a file. The ledger must not have the content with that status."""
        self._connection.execute(
            "insert into audit.load_ledger (load_id, run_id, source_system, feed, source_file,"
            " content_hash, size_bytes, status, rows_read, rows_unreadable, reader, loaded_at,"
            " load_seconds, still_in_landing, reader_edition, names_fingerprint)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, ?, ?)",
            [
                result.load_id,
                self.run_id,
                result.source,
                result.feed,
                result.name,
                content_hash,
                result.size,
                result.status,
                result.rows_read,
                result.rows_unreadable,
                result.reader,
                utc_now(),
                result.seconds,
                READER_EDITION,
                table.fingerprint_of_names(),
            ],
        )
        self._write_findings(result)

    def rewrite(self, result: FileResult, table: RawTable) -> None:
        """Replaces the result of a loaded content that was read again."""
        self._connection.execute(
            "delete from audit.file_findings where load_id = ?", [result.load_id]
        )
        self._connection.execute(
            "update audit.load_ledger set rows_read = ?, rows_unreadable = ?, reader = ?,"
            " reader_edition = ?, names_fingerprint = ? where load_id = ?",
            [
                result.rows_read,
                result.rows_unreadable,
                result.reader,
                READER_EDITION,
                table.fingerprint_of_names(),
                result.load_id,
            ],
        )
        self._write_findings(result)

    def remember(self, result: FileResult, content_hash: str) -> None:
        """Keeps a committed result in memory."""
        content = (result.source, result.feed, content_hash)
        if result.status == "reread":
            del self.outdated[content]
        else:
            self._keep(Entry(result.id_of_load, result.status, result.name), content, result.size)

    def _write_findings(self, result: FileResult) -> None:
        """Writes all findings of a file in one statement."""
        if not result.findings:
            return
        columns = list(
            zip(
                *((finding.code, finding.column, finding.detail) for finding in result.findings),
                strict=True,
            )
        )
        self._connection.execute(
            "insert into audit.file_findings (load_id, error_code, column_name, detail)"
            " select ?, unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::varchar[])",
            [result.load_id, *(list(values) for values in columns)],
        )

    def refresh_findings(self, entry: Entry, result: FileResult) -> None:
        """Replaces the findings of a content that was refused again."""
        known = self._connection.execute(
            "select error_code, column_name, detail from audit.file_findings"
            " where load_id = ? order by rowid",
            [entry.load_id],
        ).fetchall()
        if known == [(finding.code, finding.column, finding.detail) for finding in result.findings]:
            return
        self._connection.begin()
        self._connection.execute(
            "delete from audit.file_findings where load_id = ?", [entry.load_id]
        )
        self._write_findings(result)
        self._connection.execute(
            "update audit.load_ledger set source_file = ? where load_id = ?",
            [result.name, entry.load_id],
        )
        self._connection.commit()

    def note_rewriting(
        self, file: LandedFile, former_hash: str, content_hash: str, size: int
    ) -> None:
        """Records that a loaded file is about to get another content, which belongs to the same
        load. The former content stays known, so it is not loaded a second time, whether the file
        was not replaced in the end or is delivered again.
        """
        entry = self.find(file.table, former_hash)
        if entry is None or entry.status != "loaded":
            raise WarehouseError(
                f"{file.path}: the content was never loaded: run `zoom-analytics load`,"
                " then this again"
            )
        source, feed = file.table.source, file.table.feed
        self._connection.begin()
        if former_hash != content_hash:
            self._connection.execute(
                "insert into audit.rewritten_contents"
                " (source_system, feed, content_hash, size_bytes, load_id, rewritten_at)"
                " select $1, $2, $3, $4, $5, $6 where not exists ("
                "select 1 from audit.rewritten_contents"
                " where source_system = $1 and feed = $2 and content_hash = $3)",
                [source, feed, former_hash, file.size, entry.load_id, utc_now()],
            )
            self._connection.execute(
                "update audit.load_ledger set content_hash = ?, size_bytes = ? where load_id = ?",
                [content_hash, size, entry.load_id],
            )
        self._connection.execute(
            "delete from audit.landing_marks"
            " where source_system = ? and feed = ? and source_file = ?",
            [source, feed, file.name],
        )
        self._connection.commit()
        self._keep(entry, (source, feed, content_hash), size)

    def mark_presence(self, seen: Iterable[int]) -> None:
        """Sets still_in_landing of every content: true if this run found it."""
        self._connection.execute(
            "update audit.load_ledger set still_in_landing = not still_in_landing"
            " where still_in_landing <> (load_id in (select unnest(?::bigint[])))",
            [list(seen)],
        )

    def keep_marks(self, marks: Iterable[tuple[LandedFile, str, int]]) -> None:
        """Replaces the marks of loaded files, each given with its hash and the time of reading
        (ns). The next run does not read a file whose mark is unchanged.
        """
        kept = [
            (file.table.source, file.table.feed, file.name, content_hash, *astuple(file.mark))
            for file, content_hash, read_at_ns in marks
            if file.mark
            and read_at_ns - file.mark.modified_ns > SETTLED_NS
            and self.is_loaded(file.table, content_hash)
        ]
        self._connection.begin()
        self._connection.execute("delete from audit.landing_marks")
        if kept:
            self._connection.execute(
                "insert into audit.landing_marks (source_system, feed, source_file, content_hash,"
                " size_bytes, modified_ns, inode, device)"
                " select unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::varchar[]),"
                " unnest(?::varchar[]), unnest(?::bigint[]), unnest(?::bigint[]),"
                " unnest(?::ubigint[]), unnest(?::ubigint[])",
                [list(values) for values in zip(*kept, strict=True)],
            )
        self._connection.commit()
