"""One pass over the bytes of a delivery: hash, check of the encoding, counts, and a plain copy if
needed.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import duckdb

from zoom_analytics.loaders.landing import LandedFile, Mark
from zoom_analytics.loaders.outcome import LeftForLater, Refused, unreadable_file
from zoom_analytics.loaders.readers.limits import LIMITS, Limits
from zoom_analytics.loaders.readers.unpack import UNPACKERS, within_limits

BLOCK = 1 << 20
_REOPENED = re.compile(rb'" +"')
UTF8_BOM = codecs.BOM_UTF8
UTF16_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
FORMATS = {".csv": "csv", ".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson"}

Progress = Callable[[int], None]


@dataclass
class Counts:
    """Bytes of the plain UTF-8 text, without a BOM. Commas, quotes and what is odd about them are
    counted in CSV, spaces and tabs in JSON.

    reopened: True if only blanks are between two quotes somewhere, which the engine reads
    differently
    """

    size: int = 0
    newlines: int = 0
    commas: int = 0
    quotes: int = 0
    returns: int = 0
    returns_before_newline: int = 0
    spaces: int = 0
    tabs: int = 0
    has_nul: bool = False
    reopened: bool = False
    last: bytes = b""
    # a quote and the blanks after it at the end of the counted bytes
    _tail: bytes = field(default=b"", repr=False)

    @property
    def has_one_line_end(self) -> bool:
        """True if all lines end in LF or all in CRLF, and no CR is elsewhere."""
        return self.returns in (0, self.newlines) and self.returns == self.returns_before_newline

    def add_csv(self, block: bytes) -> None:
        if not block:
            return
        self._add(block)
        self.commas += block.count(b",")
        self.has_nul = self.has_nul or b"\0" in block
        quotes = block.count(b'"')
        self.quotes += quotes
        if quotes or self._tail:
            self._look_between_quotes(self._tail + block)

    def add_json(self, block: bytes) -> None:
        self._add(block)
        self.spaces += block.count(b" ")
        self.tabs += block.count(b"\t")

    def _add(self, block: bytes) -> None:
        self.size += len(block)
        self.newlines += block.count(b"\n")
        if b"\r" in block:
            self.returns += block.count(b"\r")
            self.returns_before_newline += block.count(b"\r\n")
        if self.last == b"\r" and block.startswith(b"\n"):
            self.returns_before_newline += 1
        self.last = block[-1:] or self.last

    def _look_between_quotes(self, block: bytes) -> None:
        self.reopened = self.reopened or _REOPENED.search(block) is not None
        bare = block.rstrip(b" ")
        self._tail = block[len(bare) - 1 :] if bare.endswith(b'"') else b""


@dataclass
class Delivery:
    """A delivery of text: the path of its plain UTF-8, which begins at byte `skip`, and its
    counts.

    own_copy: plain is a temporary file of this run, which no other process writes to
    """

    file: LandedFile
    content_hash: str
    format: str
    plain: Path
    skip: int
    counts: Counts
    own_copy: bool


def name_parts(name: str) -> tuple[str | None, str]:
    """(format, compression) by the extensions of the name in any case. format is None if it is not
    supported.
    """
    lower = name.lower()
    packing = next((end for end in (".gz", ".zst") if lower.endswith(end)), "")
    stem = lower[: len(lower) - len(packing)]
    return next((kind for end, kind in FORMATS.items() if stem.endswith(end)), None), packing


def open_landed(file: LandedFile) -> io.FileIO:
    """Opens the file for reading. Raises LeftForLater if it is missing or changed since it was
    listed.
    """
    try:
        descriptor = os.open(file.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise LeftForLater("the file is missing") from None
    handle = io.FileIO(descriptor)
    if Mark.of(os.fstat(handle.fileno())) != file.mark:
        handle.close()
        raise LeftForLater("the file changed since it was listed")
    return handle


def check_settled(file: LandedFile) -> None:
    """Raises LeftForLater if the file changed since it was listed."""
    try:
        if Mark.of(os.stat(file.path)) == file.mark:
            return
    except OSError:
        raise LeftForLater("the file was removed while it was read") from None
    raise LeftForLater("the file was written to while it was read")


@contextmanager
def lying_still(file: LandedFile) -> Iterator[None]:
    """Turns an error of reading into LeftForLater if the file changed since it was listed."""
    try:
        yield
    except (OSError, duckdb.IOException):
        check_settled(file)
        raise


class Source(io.RawIOBase):
    """The delivered bytes, hashed as they are read. Checks at the end that the file did not
    change.
    """

    def __init__(self, handle: io.FileIO, file: LandedFile, progress: Progress | None = None):
        self._handle, self._file, self._progress = handle, file, progress
        self._digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = self._handle.readinto(buffer)
        if not size:
            check_settled(self._file)
        self._digest.update(buffer[:size])
        if self._progress:
            self._progress(size)
        return size

    def hash_of_all(self) -> str:
        """SHA-256 of all delivered bytes, in hexadecimal. Reads the rest."""
        while self.read(BLOCK):
            pass
        return self._digest.hexdigest()


def hash_of(file: LandedFile) -> str:
    """SHA-256 of the delivered bytes, in hexadecimal."""
    with open_landed(file) as handle:
        return Source(handle, file).hash_of_all()


class Intake:
    """Reads one delivery once. content_hash is set also if read() raises Refused."""

    def __init__(
        self,
        file: LandedFile,
        copy_to: Path,
        progress: Progress | None = None,
        limits: Limits = LIMITS,
    ):
        self.file = file
        self.content_hash = ""
        self._limits = limits
        self._copy_to = copy_to
        self._progress = progress

    def read(self) -> Delivery:
        """Reads the delivery. Raises Refused (Z001) if it is not text or its archive is damaged,
        LeftForLater if it is not settled.
        """
        with open_landed(self.file) as handle:
            source = Source(handle, self.file, self._progress)
            # held until the hash is complete: it closes the source when it goes
            file: io.BufferedReader = io.BufferedReader(source, BLOCK)
            try:
                return self._read(file, source)
            except Refused:
                self.content_hash = source.hash_of_all()
                raise

    def _read(self, file: io.BufferedReader, source: Source) -> Delivery:
        kind, packing = name_parts(self.file.path.name)
        if kind is None:
            raise unreadable_file(
                "the name must end in .csv, .json, .ndjson or .jsonl, plain or with .gz or .zst"
            )
        text = Utf8(packing != "", self._copy_to, is_csv=kind == "csv")
        try:
            pieces = UNPACKERS[packing](file)
            if packing:
                pieces = within_limits(pieces, self.file.size, self._limits)
            for plain in pieces:
                text.feed(plain)
            text.finish()
        finally:
            text.close()
        self.content_hash = source.hash_of_all()
        plain_path = self._copy_to if text.copied else self.file.path
        return Delivery(
            self.file, self.content_hash, kind, plain_path, text.skip, text.counts, text.copied
        )


class Utf8:
    """Checks that a stream is UTF-8 or, by its BOM, UTF-16. Writes plain UTF-8 if a copy is needed.

    is_csv: True: count what matters in CSV, else what matters in JSON
    """

    def __init__(self, copy: bool, copy_to: Path, is_csv: bool):
        self.counts = Counts()
        self._count = self.counts.add_csv if is_csv else self.counts.add_json
        self.skip = 0
        self.copied = copy
        self._copy_to = copy_to
        self._sink: BinaryIO | None = None
        self._decoder: codecs.IncrementalDecoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._begun = False
        self._utf16 = False
        self._head = b""
        self._offset = 0  # of the next byte to decode, in the plain stream

    def feed(self, data: bytes) -> None:
        if not self._begun:
            data = self._head + data
            if len(data) < len(UTF8_BOM):
                self._head = data
                return
            data = self._begin(data)
        self._take(data, final=False)

    def _begin(self, data: bytes) -> bytes:
        encoding = UTF16_BOMS.get(data[:2])
        self._utf16 = encoding is not None
        self._begun = True
        if encoding:
            self._decoder = codecs.getincrementaldecoder(encoding)("strict")
        bom = 2 if encoding else len(UTF8_BOM) if data.startswith(UTF8_BOM) else 0
        self._offset = bom
        self.copied = self.copied or self._utf16
        if self.copied:
            self._sink = open(self._copy_to, "wb")  # noqa: SIM115 - close() does
        else:
            self.skip = bom
        return data[bom:]

    def _take(self, data: bytes, final: bool) -> None:
        pending = self._decoder.getstate()[0]
        if not self._utf16 and not pending and data.isascii():
            plain = data
        else:
            try:
                text = self._decoder.decode(data, final)
            except UnicodeDecodeError as error:
                what = "UTF-16 as its BOM says" if self._utf16 else "UTF-8, nor UTF-16 with a BOM"
                raise unreadable_file(
                    f"not {what}: byte offset {self._offset - len(pending) + error.start}"
                ) from None
            plain = text.encode("utf-8") if self._utf16 else data
        self._offset += len(data)
        self._count(plain)
        if self._sink:
            self._sink.write(plain)

    def finish(self) -> None:
        if not self._begun:
            self._take(self._begin(self._head), final=False)
        self._take(b"", final=True)

    def close(self) -> None:
        if self._sink:
            self._sink.close()
