"""The header of a CSV file against the contract: which field is which column, what misses, what
is unknown.
"""

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
LINES_SEARCHED = 20  # for the header, where it is not the first line
HTML_STARTS = (b"<!doctype html", b"<html")
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "pipes"}


@dataclass
class Header:
    """Where the columns stand. Positions count from 0; a column may have several, the first
    given value counts.
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
    """The header of the CSV text that begins there. Raises Refused: Z001 where it is none, Z003
    per missing column.
    """
    if looks_like_html(buffer, start):
        raise unreadable_file("an HTML page, no CSV")
    begin = skip_empty_lines(buffer, start)
    if begin == len(buffer):
        raise Refused(*_missing(table, set(), "the file is empty"))
    record = RecordReader(buffer).read(begin, MOST_COLUMNS)
    if record.fields is None:
        raise unreadable_file(
            f"its header line cannot be read (a broken quote, a NUL byte or more than {MOST_COLUMNS} fields)"
        )
    titles = [raw.decode("utf-8") for raw in record.fields]
    header = match_titles(titles, table)
    header.data_start, header.line = record.end, record
    missing = _missing(table, set(header.columns), "")
    if missing:
        seen = _describe(buffer, record, titles, header, table)
        raise Refused(*(Finding(one.code, f"{one.detail}; {seen}", one.column) for one in missing))
    return header


def match_titles(titles: list[str], table: RawTable) -> Header:
    """Each title to a column of the contract or to an unknown one; an unnamed one is called by
    its position.
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


def _missing(table: RawTable, present: set[str], seen: str) -> list[Finding]:
    return [
        Finding(
            MISSING_COLUMN,
            f"the {column.need} column {column.name} is not in the header"
            + (f"; {seen}" if seen else ""),
            column.name,
        )
        for column in table.columns
        if column.must and column.name not in present
    ]


def _describe(
    buffer: Buffer, record: Record, titles: list[str], header: Header, table: RawTable
) -> str:
    """What the header line is. It is shown only where it is one: a row of data holds values,
    which no message shows.
    """
    if header.columns:
        return f"header seen: {_cut(','.join(titles))}"
    known = table.known_names()
    for separator, name in SEPARATORS.items():
        parts = buffer[record.start : record.stop].decode("utf-8").split(separator)
        if sum(column_key(part.strip('"')) in known for part in parts) > 1:
            return f"the header is separated by {name}, not commas; header seen: {_cut(separator.join(parts))}"
    line = _header_further_down(buffer, record.end, known)
    if line:
        return f"a header stands in record {line}: remove what is above it; header seen: {_cut(','.join(titles))}"
    return f"header seen: {header.width} fields, none of which is a column of this feed (is the header line missing?)"


def _header_further_down(buffer: Buffer, position: int, known: set[str]) -> int:
    """The ordinal of the first of the next records that names two columns, 0 if there is none."""
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
    text = text.replace("\r", " ").replace("\n", " ")
    return text if len(text) <= SHOWN else text[:SHOWN] + "..."
