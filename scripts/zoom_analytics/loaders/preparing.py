"""Preparing a delivery for the commit: hash, unpack, count, and read it by the engine or by the
careful reader.

Nothing here writes to the warehouse, so a file is prepared while the previous one is committed.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from zoom_analytics.loaders.landing import LandedFile
from zoom_analytics.loaders.ledger import Ledger
from zoom_analytics.loaders.outcome import (
    LeftForLater,
    Refused,
    concerns_the_file,
    failed_on_file,
    unreadable_file,
)
from zoom_analytics.loaders.readers.careful import Rows, read_carefully
from zoom_analytics.loaders.readers.csv_header import read_header
from zoom_analytics.loaders.readers.csv_sql import header_values
from zoom_analytics.loaders.readers.engine import INCOMING, body_counts, take_in
from zoom_analytics.loaders.readers.intake import (
    Delivery,
    Intake,
    check_settled,
    hash_of,
    lying_still,
)
from zoom_analytics.loaders.readers.json_engine import read_json_by_engine
from zoom_analytics.loaders.readers.limits import LIMITS, Limits

# bytes of files that are prepared while others are committed; one file may be larger
AHEAD = 64 << 20
FILES_AHEAD = 100  # at most, because each file is a table and may have temporary files
HEAD = 1 << 20  # bytes searched for the header before the engine reads the file


@dataclass(frozen=True)
class Places:
    """Temporary places of one delivery: files for its plain text, a copy that does not change, its
    records, and a name for the engine; a table for the rows that the engine read.
    """

    plain: Path
    snapshot: Path
    spool: Path
    link: Path
    table: str

    @classmethod
    def numbered(cls, work: Path, number: int) -> Places:
        return cls(
            plain=work / f"{number}.plain",
            snapshot=work / f"{number}.snapshot",
            spool=work / f"{number}.spool",
            link=work / f"{number}.delivery",
            table=f"{INCOMING}.file_{number}",
        )

    def clear(self) -> None:
        """Removes the files."""
        for path in (self.plain, self.snapshot, self.spool, self.link):
            path.unlink(missing_ok=True)

    def clear_with_table(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Removes the files and, on a connection to the engine, the table."""
        self.clear()
        with suppress(duckdb.Error):  # the engine itself may have failed
            connection.execute(f"drop table if exists {self.table}")


@dataclass(frozen=True)
class Known:
    """The content is loaded and need not be read again."""


@dataclass(frozen=True)
class Left:
    """The next load may load the file. is_denied: no permission to read it."""

    reason: str
    is_denied: bool = False


Outcome = Known | Left | Refused | Rows


@dataclass
class Prepared:
    """A prepared file and its outcome.

    plain_size: bytes of its text
    read_at_ns: when the reading began, by the system clock
    """

    file: LandedFile
    places: Places
    outcome: Outcome = field(default_factory=Known)
    content_hash: str = ""
    plain_size: int = 0
    read_at_ns: int = 0
    seconds: float = 0.0

    @property
    def has_rows(self) -> bool:
        return isinstance(self.outcome, Rows)

    @property
    def rows(self) -> Rows:
        """The rows of a file that has rows to commit."""
        assert isinstance(self.outcome, Rows)
        return self.outcome


class Preparer:
    """Prepares files. progress: receives the bytes read. rehash: also read files that look
    unchanged.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        ledger: Ledger,
        work: Path,
        progress: Callable[[int], None] | None = None,
        rehash: bool = False,
        limits: Limits = LIMITS,
    ):
        self._engine = connection.cursor()
        self._ledger = ledger
        self._work = work
        self._progress = progress
        self._rehash = rehash
        self._limits = limits

    def ahead(self, files: Iterable[LandedFile]) -> Iterator[Prepared]:
        """Prepares the files ahead of the caller, in their order."""
        waiting: deque[tuple[int, Future[Prepared]]] = deque()
        ahead = 0
        pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preparing")
        try:
            for number, file in enumerate(files):
                if waiting:
                    ahead += file.size
                waiting.append(
                    (
                        file.size,
                        pool.submit(self.prepare, file, Places.numbered(self._work, number)),
                    )
                )
                while len(waiting) > 1 and (ahead >= AHEAD or len(waiting) > FILES_AHEAD):
                    yield waiting.popleft()[1].result()
                    ahead -= waiting[0][0]
            for _, preparing in waiting:
                yield preparing.result()
        finally:
            pool.shutdown(cancel_futures=True)

    def prepare(self, file: LandedFile, places: Places) -> Prepared:
        """Prepares one file. Raises errors that do not concern the file: memory, disk, engine."""
        began = time.monotonic()
        prepared = Prepared(file, places, read_at_ns=time.time_ns())
        try:
            prepared.outcome = self._look_at(file, prepared)
        except Refused as refusal:
            prepared.outcome = refusal
        except LeftForLater as reason:
            prepared.outcome = Left(str(reason))
            places.clear_with_table(self._engine)
        except PermissionError as error:
            prepared.outcome = Left(error.strerror or str(error), is_denied=True)
            places.clear_with_table(self._engine)
        except duckdb.Error as error:
            places.clear_with_table(self._engine)
            if not concerns_the_file(error):
                raise
            prepared.outcome = failed_on_file(error)
        except BaseException:
            places.clear_with_table(self._engine)
            raise
        prepared.seconds = time.monotonic() - began
        return prepared

    def _look_at(self, file: LandedFile, prepared: Prepared) -> Known | Rows:
        if file.refusal:
            prepared.content_hash = hashlib.sha256(os.fsencode(file.path.name)).hexdigest()
            raise unreadable_file(file.refusal)
        if file.mark is None:
            raise LeftForLater("the file is missing")
        if not self._rehash and (content_hash := self._ledger.hash_of_unchanged(file)):
            prepared.content_hash = content_hash
            return Known()
        if self._ledger.may_know(file.table, file.mark.size):
            prepared.content_hash = hash_of(file)
            if self._ledger.is_up_to_date(file.table, prepared.content_hash):
                return Known()
        intake = Intake(file, prepared.places.plain, self._progress, self._limits)
        try:
            delivery = intake.read()
        finally:
            prepared.content_hash = intake.content_hash
        if self._ledger.is_up_to_date(file.table, prepared.content_hash):
            return Known()
        rows = self._rows(delivery, prepared.places)
        prepared.plain_size = delivery.counts.size
        if not delivery.own_copy:
            check_settled(file)
        return rows

    def _rows(self, delivery: Delivery, places: Places) -> Rows:
        with lying_still(delivery.file):
            read = self._csv_by_engine if delivery.format == "csv" else self._json_by_engine
            return read(delivery, places) or read_carefully(
                delivery, places.snapshot, places.spool, self._limits
            )

    def _json_by_engine(self, delivery: Delivery, places: Places) -> Rows | None:
        places.link.symlink_to(delivery.plain.absolute())
        return read_json_by_engine(self._engine, delivery, places.link, places.table, self._limits)

    def _csv_by_engine(self, delivery: Delivery, places: Places) -> Rows | None:
        """Reads the file by the engine. None if the result cannot be verified: the header is not
        exactly the first line, the text has something that the engine reads differently, or the
        counts do not balance.
        """
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
        places.link.symlink_to(delivery.plain.absolute())  # a name that means nothing to the engine
        count = take_in(self._engine, places.link, header, body, places.table)
        if count is None:
            return None
        number = f"rowid - (select min(rowid) from {places.table}) + 1"
        return Rows(
            places.table,
            header_values(delivery.file.table, header),
            number,
            count,
            0,
            "engine",
            header.findings,
        )
