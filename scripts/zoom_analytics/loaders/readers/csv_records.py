"""Careful reading of CSV: RFC 4180, nothing sniffed. A broken record does not affect others.

A record is a line, or several if a line break is within quotes. An empty line is not a record. If
the quotes of a record are broken (text after a closing quote, or a quote that never closes), the
record is the line on which it begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zoom_analytics.loaders.readers.limits import LIMITS
from zoom_analytics.loaders.readers.source_text import Buffer

WINDOW = 4 << 20
COMMA, NEWLINE, RETURN, QUOTE = b',\n\r"'
_FIELD_END = re.compile(rb"[,\n]")


@dataclass(frozen=True)
class Record:
    """buffer[start:end] is the record with its line end, buffer[start:stop] without it. fields is
    None for an unreadable record.
    """

    start: int
    stop: int
    end: int
    fields: list[bytes] | None


class RecordReader:
    """Reads the records of a buffer, from the first to the last.

    If the quotes of a record break at some byte, each line up to that byte begins within quotes.
    Another record that reaches such a line within quotes breaks at the same byte. The reader keeps
    that byte, so it reads no line more than twice.
    """

    def __init__(self, buffer: Buffer, limit: int = LIMITS.record):
        self._buffer = buffer
        self._limit = limit
        # a record that reaches a line before this byte within quotes is broken
        self._broken_until = 0

    def read(self, start: int, most_fields: int) -> Record:
        """The record at start. A record with more than most_fields fields, a NUL byte or more
        bytes than the limit is unreadable as well.
        """
        buffer = self._buffer
        quotes_end = self._quotes_end(start)
        spans: list[tuple[int, int, bool]] = []
        count, position = 0, start
        while True:
            if position < len(buffer) and buffer[position] == QUOTE:
                first, last, after = self._quoted(position + 1, quotes_end)
                quoted = True
                if after is None:
                    return _line(buffer, start)
            else:
                found = _FIELD_END.search(buffer, position)
                after = found.start() if found else len(buffer)
                first, last, quoted = position, after, False
                if (
                    found
                    and buffer[after] == NEWLINE
                    and after > first
                    and buffer[after - 1] == RETURN
                ):
                    after = last = after - 1
            count += 1
            if count <= most_fields:
                spans.append((first, last, quoted))
            if after < len(buffer) and buffer[after] == COMMA:
                position = after + 1
                continue
            end = _behind_line_end(buffer, after)
            break
        if (
            count > most_fields
            or after - start > self._limit
            or buffer.find(b"\0", start, after) >= 0
        ):
            return Record(start, after, end, None)
        return Record(
            start, after, end, [_value(buffer[first:last], quoted) for first, last, quoted in spans]
        )

    def _quotes_end(self, start: int) -> int:
        """The byte at which the quotes of a record at start must be closed at the latest."""
        if start < self._broken_until:
            newline = self._buffer.find(b"\n", start)
            if 0 <= newline < self._broken_until:
                return newline
        return len(self._buffer)

    def _quoted(self, first: int, end: int) -> tuple[int, int, int | None]:
        """(first, last, after) of the field whose opening quote is before first. after is None if
        no quote closes it before end, or if text follows the closing quote.
        """
        buffer, size = self._buffer, len(self._buffer)
        position = first
        while True:
            quote = buffer.find(b'"', position, end)
            if quote < 0:
                self._broken_until = max(self._broken_until, end)
                return first, end, None
            after = quote + 1
            if after == size or buffer[after] in (COMMA, NEWLINE):
                return first, quote, after
            if buffer[after] == QUOTE:
                position = after + 1
            elif buffer[after] == RETURN and after + 1 < size and buffer[after + 1] == NEWLINE:
                return first, quote, after
            else:
                self._broken_until = max(self._broken_until, after)
                return first, after, None


def _value(raw: bytes, quoted: bool) -> bytes:
    return raw.replace(b'""', b'"') if quoted else raw


def _behind_line_end(buffer: Buffer, stop: int) -> int:
    """The start of the next line. stop: the first byte of a line end, or the end of the buffer."""
    if stop < len(buffer) and buffer[stop] == RETURN:
        stop += 1
    return min(stop + 1, len(buffer))


def _line(buffer: Buffer, start: int) -> Record:
    """The line at start, as an unreadable record."""
    newline = buffer.find(b"\n", start)
    if newline < 0:
        return Record(start, len(buffer), len(buffer), None)
    stop = newline - 1 if newline > start and buffer[newline - 1] == RETURN else newline
    return Record(start, stop, newline + 1, None)


def skip_empty_lines(buffer: Buffer, position: int) -> int:
    """The start of the first non-empty line from position on, or the end of the buffer."""
    while position < len(buffer):
        if buffer[position] == NEWLINE:
            position += 1
        elif (
            buffer[position] == RETURN
            and position + 1 < len(buffer)
            and buffer[position + 1] == NEWLINE
        ):
            position += 2
        else:
            break
    return position


def _standing_line(width: int) -> Callable[[bytes], bool]:
    """A function that returns True if a line is a record of `width` fields and can be used
    unchanged: no CR, no NUL, quotes only around and within quoted fields.
    """
    commas = width - 1
    field = rb'(?:"[^"\r\0]*+(?:""[^"\r\0]*+)*+"|[^",\r\0]*+)'
    well_formed = re.compile(field + (rb"," + field) * commas).fullmatch

    def stands(line: bytes) -> bool:
        if b'"' in line:
            return well_formed(line) is not None
        return line.count(b",") == commas and b"\r" not in line and b"\0" not in line

    return stands


def read_lines(
    buffer: Buffer, start: int, width: int, window: int = WINDOW, limit: int = LIMITS.record
) -> Iterator[bytes | Record]:
    """The records from start on: as a line without its end if it can be used unchanged, else
    parsed.
    """
    stands = _standing_line(width)
    reader = RecordReader(buffer, limit)
    position, size = start, len(buffer)
    while position < size:
        block = buffer[position : position + window]
        at_end = position + len(block) == size
        here = 0
        while here < len(block):
            newline = block.find(b"\n", here)
            if newline < 0 and not at_end:
                break
            stop, behind = (newline, newline + 1) if newline >= 0 else (len(block), len(block))
            line = block[here:stop]
            if newline >= 0 and line.endswith(b"\r"):
                line = line[:-1]
            if not line:
                here = behind
            elif stands(line):
                yield line
                here = behind
            else:
                record = _read_row(reader, position + here, width)
                yield record
                here = record.end - position
        if here == 0:  # a line longer than the window
            record = _read_row(reader, position, width)
            yield record
            here = record.end - position
        position += here


def _read_row(reader: RecordReader, start: int, width: int) -> Record:
    """The record at start. It is unreadable if its number of fields is not width."""
    record = reader.read(start, width)
    if record.fields is None or len(record.fields) == width:
        return record
    return Record(record.start, record.stop, record.end, None)
