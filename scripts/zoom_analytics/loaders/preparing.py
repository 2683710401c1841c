"""What can be done with a delivery before the engine takes it in: hash it, unpack it, count in it, or read it carefully.

Nothing here touches the warehouse, so the next file is prepared while the engine is busy with the one before.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from zoom_analytics.loaders.careful import Rows, read_carefully
from zoom_analytics.loaders.csv_header import Header, read_header
from zoom_analytics.loaders.engine import body_counts
from zoom_analytics.loaders.intake import Counts, Delivery, Intake, check_settled, hash_of, lying_still
from zoom_analytics.loaders.landing import LandedFile
from zoom_analytics.loaders.ledger import Ledger
from zoom_analytics.loaders.outcome import LeftForLater, Refused, unreadable_file

AHEAD = 1  # files that are prepared while the engine takes one in: each may need disk for a plain copy
HEAD = 1 << 20  # bytes in which the engine's way looks for the header


@dataclass(frozen=True)
class Places:
    """The temporary files of one delivery: its plain text, a copy that stands still, its records, a name for the engine."""

    plain: Path
    snapshot: Path
    spool: Path
    link: Path

    @classmethod
    def numbered(cls, work: Path, number: int) -> Places:
        return cls(*(work / f"{number}.{name}" for name in ("plain", "snapshot", "spool", "delivery")))

    def clear(self) -> None:
        for path in (self.plain, self.snapshot, self.spool, self.link):
            path.unlink(missing_ok=True)


@dataclass
class Prepared:
    """A file that was looked at: it is known, there is a refusal, there are rows, or header and body for the engine to try.

    read_at_ns: when its bytes began to be looked at, by the system's clock.
    """

    file: LandedFile
    places: Places
    content_hash: str = ""
    known: bool = False
    refusal: Refused | None = None
    delivery: Delivery | None = None
    header: Header | None = None
    body: Counts | None = None
    rows: Rows | None = None
    read_at_ns: int = 0
    seconds: float = 0.0


class Preparer:
    """Prepares files. progress is told the bytes read; rehash: also of files that look as they did when they were loaded."""

    def __init__(self, ledger: Ledger, work: Path, progress: Callable[[int], None] | None = None, rehash: bool = False):
        self._ledger = ledger
        self._work = work
        self._progress = progress
        self._rehash = rehash

    def ahead(self, files: Iterable[LandedFile]) -> Iterator[tuple[LandedFile, Future[Prepared]]]:
        """The files in their order, each with what it came to; the result raises what prepare() raises."""
        waiting: deque[tuple[LandedFile, Future[Prepared]]] = deque()
        pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preparing")
        try:
            for number, file in enumerate(files):
                waiting.append((file, pool.submit(self.prepare, file, Places.numbered(self._work, number))))
                if len(waiting) > AHEAD:
                    yield waiting.popleft()
            yield from waiting
        finally:
            pool.shutdown(cancel_futures=True)

    def prepare(self, file: LandedFile, places: Places) -> Prepared:
        """Raises LeftForLater where the file is not settled."""
        began = time.monotonic()
        prepared = Prepared(file, places, read_at_ns=time.time_ns())
        try:
            self._look_at(file, prepared)
        except Refused as refusal:
            prepared.refusal = refusal
        except BaseException:
            places.clear()
            raise
        prepared.seconds = time.monotonic() - began
        return prepared

    def _look_at(self, file: LandedFile, prepared: Prepared) -> None:
        if file.refusal:
            prepared.content_hash = hashlib.sha256(os.fsencode(file.path.name)).hexdigest()
            raise unreadable_file(file.refusal)
        if file.mark is None:
            raise LeftForLater("it is gone")
        if not self._rehash and (content_hash := self._ledger.hash_of_unchanged(file)):
            prepared.content_hash, prepared.known = content_hash, True
            return
        if self._ledger.may_know(file.table, file.mark.size):
            prepared.content_hash = hash_of(file)
            if self._ledger.is_loaded(file.table, prepared.content_hash):
                prepared.known = True
                return
        intake = Intake(file, prepared.places.plain, self._progress)
        try:
            prepared.delivery = intake.read()
        finally:
            prepared.content_hash = intake.content_hash
        if self._ledger.is_loaded(file.table, prepared.content_hash):
            prepared.known = True
        elif prepared.delivery.format != "csv" or not self._for_engine(prepared):
            prepared.rows = read_carefully(prepared.delivery, prepared.places.snapshot, prepared.places.spool)

    def _for_engine(self, prepared: Prepared) -> bool:
        """Whether the engine may try: its header stands alone in the first line, and the text has nothing of what the engine
        reads in a way of its own."""
        delivery = prepared.delivery
        with lying_still(delivery.file), open(delivery.plain, "rb") as handle:
            head = handle.read(HEAD)
        if not delivery.own_copy:
            check_settled(delivery.file)
        if len(head) == HEAD and b"\n" not in head:
            return False
        prepared.header = read_header(head, delivery.skip, delivery.file.table)
        prepared.body = body_counts(delivery, prepared.header, head)
        return prepared.body is not None and prepared.header.data_start != HEAD
