"""Matching the header of a CSV file with the contract: known, missing and unknown columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from zoom_analytics.contract import BLANKS, RawTable, column_key
from zoom_analytics.loaders.outcome import (
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    Finding,
    Refused,
    unreadable_file,
)
from zoom_analytics.loaders.readers.csv_records import Record, RecordReader, skip_empty_lines
from zoom_analytics.loaders.readers.source_text import Buffer

MOST_COLUMNS = 10_000
SHOWN = 300  # characters of a header in a message
LINES_SEARCHED = 20  # for a header that is not in the first line
HTML_STARTS = (b"<!doctype html", b"<html")
DELIMITERS = {";": "semicolon", "\t": "tab", "|": "pipe"}


@dataclass
class Header:
    """The positions of the columns, from 0. If a column has several, its first non-NULL value
    counts.
    """

    width: int
    columns: dict[str, list[int]] = field(default_factory=dict)
    unknown: dict[str, list[int]] = field(default_factory=dict)
    data_start: int = 0
    line: Record | None = None

    @property
    def findings(self) -> list[Finding]:
        detail = "the contract does not know this column; its values are kept with the raw rows"
        return [Finding(UNKNOWN_COLUMN, detail, title) for title in self.unknown]


def looks_like_html(buffer: Buffer, start: int) -> bool:
    return (
        bytes(buffer[start : start + 1024]).lstrip(BLANKS.encode()).lower().startswith(HTML_STARTS)
    )


def read_header(buffer: Buffer, start: int, table: RawTable) -> Header:
    """Reads the header of the CSV text that begins at start. Raises Refused: Z001 if the header
    line cannot be read, Z003 per missing column.
    """
    if looks_like_html(buffer, start):
        raise unreadable_file("an HTML page, not CSV")
    begin = skip_empty_lines(buffer, start)
    if begin == len(buffer):
        raise Refused(*_missing(table, set(), reason="the file is empty"))
    record = RecordReader(buffer).read(begin, MOST_COLUMNS)
    if record.fields is None:
        other_delimiter = _other_delimiter(buffer, record, table.known_names())
        raise unreadable_file(
            other_delimiter
            or "the header line cannot be read (a broken quote, a NUL byte or more than"
            f" {MOST_COLUMNS} fields)"
        )
    titles = [raw.decode("utf-8") for raw in record.fields]
    header = match_titles(titles, table)
    header.data_start, header.line = record.end, record
    missing = _missing(table, set(header.columns), seen=_cut(",".join(titles)))
    if missing and not header.columns:
        reason = _why_no_header(buffer, record, titles, table)
        missing = _missing(table, set(), reason=reason)
    if missing:
        raise Refused(*missing)
    return header


def match_titles(titles: list[str], table: RawTable) -> Header:
    """Assigns each title to a column of the contract or to an unknown one. A column without a
    title is named by its position.
    """
    titles = [
        title if title.strip(BLANKS) else f"column_{number}"
        for number, title in enumerate(titles, start=1)
    ]
    columns = table.columns_among(map(column_key, titles))
    header = Header(width=len(titles))
    spelled: dict[str, str] = {}
    for position, title in enumerate(titles):
        key = column_key(title)
        if key in columns:
            header.columns.setdefault(columns[key], []).append(position)
        else:
            header.unknown.setdefault(spelled.setdefault(key, title), []).append(position)
    return header


def _missing(
    table: RawTable, present: set[str], *, seen: str = "", reason: str = ""
) -> list[Finding]:
    """One finding per missing column. A reason why all of them are missing is the whole detail."""
    return [
        Finding(
            MISSING_COLUMN,
            reason
            or f"the {column.need} column {column.name} is not in the header; header seen: {seen}",
            column.name,
        )
        for column in table.columns
        if column.must and column.name not in present
    ]


def _why_no_header(buffer: Buffer, record: Record, titles: list[str], table: RawTable) -> str:
    """Why no field of the first record is a column of the feed. The record is shown only if it is
    a header: a row of data holds values, which no message shows.
    """
    known = table.known_names()
    if reason := _other_delimiter(buffer, record, known):
        return reason
    if line := _header_further_down(buffer, record.end, known):
        return (
            f"the header is in record {line}: remove what is above it;"
            f" header seen: {_cut(','.join(titles))}"
        )
    return (
        f"the first record has {len(titles)} fields, none of them a column of this feed:"
        " expected a header line with the names of the columns"
    )


def _other_delimiter(buffer: Buffer, record: Record, known: set[str]) -> str:
    """What to do if the header line has another delimiter than a comma; '' if it has not."""
    line = buffer[record.start : record.stop].decode("utf-8")
    for delimiter, name in DELIMITERS.items():
        titles = line.split(delimiter)
        if sum(column_key(title.strip('"')) in known for title in titles) > 1:
            return (
                f"the delimiter is a {name}: export the file again with commas;"
                f" header seen: {_cut(line)}"
            )
    return ""


def _header_further_down(buffer: Buffer, position: int, known: set[str]) -> int:
    """The ordinal of the next record that names two columns, 0 if none does."""
    reader = RecordReader(buffer)
    for number in range(2, LINES_SEARCHED):
        position = skip_empty_lines(buffer, position)
        if position == len(buffer):
            break
        record = reader.read(position, MOST_COLUMNS)
        if sum(column_key(raw.decode("utf-8")) in known for raw in record.fields or ()) > 1:
            return number
        position = record.end
    return 0


def _cut(text: str) -> str:
    text = "".join(" " if c in "\r\n\0" else c for c in text)
    return text if len(text) <= SHOWN else text[:SHOWN] + "..."
