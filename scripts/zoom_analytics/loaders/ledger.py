"""The ledger: one row per content that was seen, what was found in it, and the runs."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from zoom_analytics.contract import RawTable
from zoom_analytics.loaders.outcome import FileResult, LoadReport


@dataclass(frozen=True)
class Entry:
    """A content in the ledger."""

    load_id: int
    status: str
    source_file: str


def utc_now() -> datetime:
    """Now, in UTC, without a time zone, as the warehouse holds times."""
    return datetime.now(UTC).replace(tzinfo=None)


class Ledger:
    """The audit tables of the loader. add() and replace() belong into the transaction of their file."""

    def __init__(self, connection: duckdb.DuckDBPyConnection):
        self._connection = connection
        self.run_id = str(uuid.uuid4())

    def start(self, actor: str) -> None:
        self._connection.execute(
            "insert into audit.load_runs (run_id, started_at, actor) values (?, ?, ?)", [self.run_id, utc_now(), actor]
        )

    def finish(self, report: LoadReport) -> None:
        counts = [len(report.with_status(status)) for status in ("loaded", "refused", "known")]
        self._connection.execute(
            "update audit.load_runs set finished_at = ?, files_loaded = ?, files_refused = ?, files_known = ?, rows_read = ?"
            " where run_id = ?",
            [utc_now(), *counts, report.rows_read, self.run_id],
        )

    def find(self, table: RawTable, content_hash: str) -> Entry | None:
        """The entry of a content: as loaded, else as refused. One that was refused under one name and loaded under another has both."""
        row = self._connection.execute(
            "select load_id, status, source_file from audit.load_ledger where source_system = ? and feed = ? and content_hash = ?"
            " order by status limit 1",
            [table.source, table.feed, content_hash],
        ).fetchone()
        return Entry(*row) if row else None

    def refusals_of(self, loaded: Entry, name: str) -> list[int]:
        """The refusals, under a name, of a content that was loaded under another one."""
        rows = self._connection.execute(
            "select refused.load_id from audit.load_ledger as refused"
            " join audit.load_ledger as loaded using (source_system, feed, content_hash)"
            " where loaded.load_id = ? and refused.status = 'refused' and refused.source_file = ?",
            [loaded.load_id, name],
        ).fetchall()
        return [load_id for (load_id,) in rows]

    def may_know(self, table: RawTable, size: int) -> bool:
        """Whether a content of that size was loaded: then the hash comes first, and mostly nothing after it."""
        row = self._connection.execute(
            "select 1 from audit.load_ledger where source_system = ? and feed = ? and size_bytes = ? and status = 'loaded' limit 1",
            [table.source, table.feed, size],
        ).fetchone()
        return row is not None

    def next_load_id(self) -> int:
        return self._connection.execute("select coalesce(max(load_id), 0) + 1 from audit.load_ledger").fetchone()[0]

    def add(self, result: FileResult, content_hash: str) -> None:
        """Writes the result of a file; the content must not be in the ledger with that status."""
        self._connection.execute(
            "insert into audit.load_ledger (load_id, run_id, source_system, feed, source_file, content_hash, size_bytes, status,"
            " rows_read, rows_unreadable, reader, loaded_at, load_seconds, still_in_landing)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)",
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
            ],
        )
        self.add_findings(result)

    def add_findings(self, result: FileResult) -> None:
        """All findings of a file in one statement."""
        if not result.findings:
            return
        columns = list(zip(*((finding.code, finding.column, finding.detail) for finding in result.findings), strict=True))
        self._connection.execute(
            "insert into audit.file_findings (load_id, error_code, column_name, detail)"
            " select ?, unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::varchar[])",
            [result.load_id, *(list(values) for values in columns)],
        )

    def refresh_findings(self, entry: Entry, result: FileResult) -> None:
        """A refused content was refused again: what was found now counts."""
        known = self._connection.execute(
            "select error_code, column_name, detail from audit.file_findings where load_id = ? order by rowid",
            [entry.load_id],
        ).fetchall()
        if known == [(finding.code, finding.column, finding.detail) for finding in result.findings]:
            return
        self._connection.begin()
        self._connection.execute("delete from audit.file_findings where load_id = ?", [entry.load_id])
        self.add_findings(result)
        self._connection.execute("update audit.load_ledger set source_file = ? where load_id = ?", [result.name, entry.load_id])
        self._connection.commit()

    def mark_presence(self, seen: Iterable[int]) -> None:
        """still_in_landing of every content: whether this run met it."""
        self._connection.execute(
            "update audit.load_ledger set still_in_landing = not still_in_landing"
            " where still_in_landing <> (load_id in (select unnest(?::bigint[])))",
            [list(seen)],
        )
