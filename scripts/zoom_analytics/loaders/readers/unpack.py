"""Unpacking deliveries to a stream of plain bytes. A damaged archive is refused."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

import zstandard

from zoom_analytics.loaders.outcome import unreadable_file

PIECE = 1 << 20  # maximum of plain bytes of gzip at a time
ZST_INPUT = 1 << 14  # zstd cannot limit its output, so its input is cut into small pieces
GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


class Unpacker(Protocol):
    """Takes the delivered bytes piece by piece and yields plain bytes. finish() refuses an archive
    that is cut short.
    """

    def feed(self, data: bytes) -> Iterator[bytes]: ...

    def finish(self) -> None: ...


class Plain:
    """No compression."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def finish(self) -> None:
        """Plain bytes are always complete."""


class Gunzip:
    """gzip, one or several members, with zero bytes allowed after the last. Checks the length and
    the CRC of each member.
    """

    def __init__(self) -> None:
        self._member: zlib._Decompress | None = None
        self._members = 0
        self._waiting = b""  # the start of a member, too short to recognize

    def feed(self, data: bytes) -> Iterator[bytes]:
        data = self._waiting + data
        self._waiting = b""
        while data:
            if self._member is None:
                if self._members:
                    data = data.lstrip(b"\0")
                if len(data) < len(GZIP_MAGIC):
                    self._waiting = data
                    return
                self._member = self._open(data)
            member = self._member
            try:
                plain = member.decompress(data, PIECE)
            except zlib.error as error:
                raise unreadable_file(f"the gzip archive is damaged ({error})") from None
            if plain:
                yield plain
            data = member.unconsumed_tail
            if member.eof:
                data = member.unused_data
                self._member = None

    def _open(self, data: bytes) -> zlib._Decompress:
        if not data.startswith(GZIP_MAGIC):
            what = (
                "trailing bytes after the gzip archive"
                if self._members
                else "the name says gzip, but the content is not gzip"
            )
            raise unreadable_file(what)
        self._members += 1
        return zlib.decompressobj(wbits=31)

    def finish(self) -> None:
        if self._waiting:
            self._open(self._waiting + b"??")
        if self._member is not None or not self._members:
            raise unreadable_file(
                "the gzip archive is cut short"
                if self._members
                else "an empty file is not a gzip archive"
            )


class Unzstd:
    """Zstandard, one or several frames."""

    def __init__(self) -> None:
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._frames = 0
        self._waiting = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        for begin in range(0, len(data), ZST_INPUT):
            yield from self._feed_little(self._waiting + data[begin : begin + ZST_INPUT])

    def _feed_little(self, data: bytes) -> Iterator[bytes]:
        self._waiting = b""
        while data:
            if self._frame is None:
                if len(data) < len(ZSTD_MAGIC):
                    self._waiting = data
                    return
                self._frame = self._open(data)
            frame = self._frame
            try:
                plain = frame.decompress(data)
            except zstandard.ZstdError as error:
                raise unreadable_file(f"the zstd archive is damaged ({error})") from None
            if plain:
                yield plain
            data = b""
            if frame.eof:
                data = frame.unused_data
                self._frame = None

    def _open(self, data: bytes) -> zstandard.ZstdDecompressionObj:
        if not data.startswith(ZSTD_MAGIC):
            what = (
                "trailing bytes after the zstd archive"
                if self._frames
                else "the name says zstd, but the content is not zstd"
            )
            raise unreadable_file(what)
        self._frames += 1
        return zstandard.ZstdDecompressor().decompressobj()

    def finish(self) -> None:
        if self._waiting:
            self._open(self._waiting + b"????")
        if self._frame is not None or not self._frames:
            raise unreadable_file(
                "the zstd archive is cut short"
                if self._frames
                else "an empty file is not a zstd archive"
            )


UNPACKERS: dict[str, type[Plain | Gunzip | Unzstd]] = {"": Plain, ".gz": Gunzip, ".zst": Unzstd}
