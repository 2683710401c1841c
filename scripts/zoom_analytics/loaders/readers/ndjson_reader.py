"""Reading an NDJSON file line by line: a line that is not a JSON object is an unreadable row and
does not affect others.
"""

from __future__ import annotations

from collections.abc import Iterator

from zoom_analytics.loaders.outcome import unreadable_file
from zoom_analytics.loaders.readers.csv_header import looks_like_html
from zoom_analytics.loaders.readers.csv_reader import KEPT_OF_TOO_LONG
from zoom_analytics.loaders.readers.csv_records import WINDOW
from zoom_analytics.loaders.readers.json_rows import RowSink
from zoom_analytics.loaders.readers.json_values import scan_value
from zoom_analytics.loaders.readers.limits import LIMITS
from zoom_analytics.loaders.readers.source_text import Buffer

_JSON_BLANKS = " \t\n\r"


def spool_ndjson(buffer: Buffer, start: int, sink: RowSink, limit: int = LIMITS.record) -> None:
    """Adds all non-empty lines, each once and in order."""
    if looks_like_html(buffer, start):
        raise unreadable_file("an HTML page, not NDJSON")
    scan = scan_value  # a local name, because it is looked up for each line
    for line in _lines(buffer, start, limit):
        try:
            value, end = scan(
                line, 0 if line[0] == "{" else len(line) - len(line.lstrip(_JSON_BLANKS))
            )
        except (ValueError, StopIteration, RecursionError):
            sink.take_unreadable(line)
            continue
        if end != len(line) and line[end:].strip(_JSON_BLANKS):
            sink.take_unreadable(line)
        else:
            sink.take(value, line)


def _lines(buffer: Buffer, position: int, limit: int) -> Iterator[str]:
    """The non-empty lines without their ends. A line beyond the limit is cut, so it is not JSON any
    more.
    """
    size = len(buffer)
    while position < size:
        block = buffer[position : position + WINDOW]
        stop = len(block) if position + len(block) == size else block.rfind(b"\n") + 1
        if stop == 0:  # a line longer than the window
            newline = buffer.find(b"\n", position)
            stop = (size if newline < 0 else newline + 1) - position
            yield _long_line(buffer, position, position + stop, limit)
        else:
            yield from _lines_of(block[:stop].decode("utf-8"))
        position += stop


def _lines_of(text: str) -> Iterator[str]:
    lines = text.split("\n")
    last = lines.pop()  # empty, or the last line of the file, which has no line end
    for line in lines:
        if line.endswith("\r"):
            line = line[:-1]
        if line:
            yield line
    if last:
        yield last


def _long_line(buffer: Buffer, start: int, end: int, limit: int) -> str:
    if end - start > limit:
        begin = buffer[start : start + min(limit, KEPT_OF_TOO_LONG)].decode("utf-8", "ignore")
        return (
            f"{begin} [cut: the record has {end - start} bytes from byte {start} on,"
            f" the limit is {limit}]"
        )
    line = buffer[start:end].decode("utf-8")
    return line.removesuffix("\n").removesuffix("\r") if line.endswith("\n") else line
