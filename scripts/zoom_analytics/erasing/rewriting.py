"""Rewriting a delivered file with changed records; every other record keeps its bytes.

The new text is UTF-8, also if the old one was UTF-16. The file name decides the compression.
Equal contents are rewritten to equal bytes.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import zstandard

from zoom_analytics.contract import RawTable, column_key
from zoom_analytics.loaders.readers.csv_header import Header, read_header
from zoom_analytics.loaders.readers.csv_records import RecordReader, skip_empty_lines
from zoom_analytics.loaders.readers.intake import Delivery, name_parts
from zoom_analytics.loaders.readers.json_rows import RowSink
from zoom_analytics.loaders.readers.json_stream import JsonStream
from zoom_analytics.loaders.readers.json_values import DECODER, compact
from zoom_analytics.loaders.readers.source_text import Buffer, open_text
from zoom_analytics.persons.changes import Change, Changes

_COMMA = re.compile(r"\s*,\s*")


def rewrite(delivery: Delivery, changes: Changes, target: Path, snapshot: Path) -> None:
    """Writes the changed file to target. snapshot: path for a copy that does not change."""
    _, packing = name_parts(delivery.file.path.name)
    with (
        open_text(delivery, snapshot) as buffer,
        open(target, "wb") as file,
        _packed(file, packing) as sink,
    ):
        for piece in _pieces(buffer, delivery, changes):
            sink.write(piece)


def _packed(file: BinaryIO, packing: str) -> Any:
    if packing == ".gz":
        return gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0)
    if packing == ".zst":
        return zstandard.ZstdCompressor().stream_writer(file, closefd=False)
    return file


def _pieces(buffer: Buffer, delivery: Delivery, changes: Changes) -> Iterator[bytes]:
    if delivery.format == "csv":
        return _csv(buffer, delivery, changes)
    if delivery.format == "ndjson":
        return _ndjson(buffer, delivery, changes)
    return _json(buffer, delivery, changes)


def _csv(buffer: Buffer, delivery: Delivery, changes: Changes) -> Iterator[bytes]:
    header = read_header(buffer, delivery.skip, delivery.file.table)
    kept, ordinal = 0, 0
    reader = RecordReader(buffer)
    position = skip_empty_lines(buffer, header.data_start)
    while position < len(buffer):
        ordinal += 1
        record = reader.read(position, header.width)
        if change := changes.get(ordinal):
            yield buffer[kept : record.start]
            if not change.gone:
                yield (
                    change.raw.encode()
                    if change.raw is not None
                    else _csv_record(record.fields or [], header, change)
                )
            kept = record.end if change.gone else record.stop
        position = skip_empty_lines(buffer, record.end)
    yield buffer[kept:]


def _csv_record(fields: list[bytes], header: Header, change: Change) -> bytes:
    fields = fields.copy()
    for column, value in change.values.items():
        for position in header.columns.get(column, ()):
            if fields[position]:
                fields[position] = value.encode()
    if change.unknown_too:
        for positions in header.unknown.values():
            for position in positions:
                fields[position] = b""
    return b",".join(_csv_field(value) for value in fields)


def _csv_field(value: bytes) -> bytes:
    if (
        any(character in value for character in (b",", b'"', b"\n", b"\r"))
        or value.strip() != value
    ):
        return b'"' + value.replace(b'"', b'""') + b'"'
    return value


def _ndjson(buffer: Buffer, delivery: Delivery, changes: Changes) -> Iterator[bytes]:
    table, ordinal, position = delivery.file.table, 0, delivery.skip
    yield buffer[:position]
    while position < len(buffer):
        newline = buffer.find(b"\n", position)
        end = len(buffer) if newline < 0 else newline + 1
        line = buffer[position:end]
        text = line.removesuffix(b"\n").removesuffix(b"\r") if newline >= 0 else line
        position = end
        if text:
            ordinal += 1
        if text and (change := changes.get(ordinal)):
            if not change.gone:
                yield _json_element(text.decode(), table, change).encode() + line[len(text) :]
        else:
            yield line


def _json(buffer: Buffer, delivery: Delivery, changes: Changes) -> Iterator[bytes]:
    """Finds the elements in the text one after the other, in the loader's order."""
    table, text, kept, position = delivery.file.table, buffer[delivery.skip :].decode(), 0, 0
    elements = _Elements()
    JsonStream(buffer, delivery.skip, table, elements).run()
    before = ""  # text not written yet: a comma at its end may have to be removed
    yield buffer[: delivery.skip]
    for ordinal, raw in enumerate(elements.found, start=1):
        position = text.index(raw, position)
        end = position + len(raw)
        if change := changes.get(ordinal):
            before += text[kept:position]
            if change.gone:
                before, end = _without_comma(before, text, end)
            else:
                yield before.encode() + _json_element(raw, table, change).encode()
                before = ""
            kept = end
        position = end
    yield before.encode() + text[kept:].encode()


def _without_comma(before: str, text: str, end: int) -> tuple[str, int]:
    """The text before a deleted element, and the end of the element. One comma is removed as
    well: the one after the element, else the one before it.
    """
    if comma := _COMMA.match(text, end):
        return before, comma.end()
    return re.sub(r",\s*$", "", before), end


class _Elements(RowSink):
    """Collects the text of each element of a JSON file."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def take(self, value: Any, raw: str) -> None:
        self.found.append(raw)

    def take_unreadable(self, raw: str) -> None:
        self.found.append(raw)

    def take_page(self) -> None:
        """Ignores the bounds of pages."""

    def take_top_object(self) -> None:
        """Ignores objects beside pages."""


def _json_element(raw: str, table: RawTable, change: Change) -> str:
    if change.raw is not None:
        return change.raw
    delivered, pairs = DECODER.decode(raw), []
    columns = table.columns_among(column_key(key) for key, _ in delivered)
    for key, value in delivered:
        column = columns.get(column_key(key))
        if value is not None and (
            column in change.values or (column is None and change.unknown_too)
        ):
            value = change.values[column] if column else ""
        pairs.append((key, value))
    return compact(tuple(pairs))
