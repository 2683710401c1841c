"""Writing the records of a CSV file to a spool by the careful reader."""

from __future__ import annotations

from zoom_analytics.loaders.readers.csv_header import Header
from zoom_analytics.loaders.readers.csv_records import Record, read_lines
from zoom_analytics.loaders.readers.limits import LIMITS
from zoom_analytics.loaders.readers.source_text import Buffer
from zoom_analytics.loaders.readers.spool import Spool

KEPT_OF_TOO_LONG = 1 << 20  # bytes of a record beyond the limit


def spool_csv(buffer: Buffer, header: Header, spool: Spool, limit: int = LIMITS.record) -> None:
    """Adds all records after the header, each once and in order."""
    for record in read_lines(buffer, header.data_start, header.width, limit=limit):
        if isinstance(record, bytes):
            spool.add_line(record)
        elif record.fields is not None:
            spool.add_fields(record.fields)
        else:
            spool.add_unreadable(raw_text(buffer, record, limit))


def raw_text(buffer: Buffer, record: Record, limit: int = LIMITS.record) -> bytes:
    """The text of a record. For a record beyond the limit: its beginning and its byte position."""
    length = record.stop - record.start
    if length <= limit:
        return buffer[record.start : record.stop]
    begin = (
        buffer[record.start : record.start + min(KEPT_OF_TOO_LONG, limit)]
        .decode("utf-8", "ignore")
        .encode("utf-8")
    )
    note = (
        f" [cut: the record has {length} bytes from byte {record.start} on, the limit is {limit}]"
    )
    return begin + note.encode("utf-8")
