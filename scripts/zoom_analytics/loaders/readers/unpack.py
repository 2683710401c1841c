"""Unpacking deliveries to a stream of plain bytes. A damaged archive is refused."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader

import zstandard

from zoom_analytics.loaders.outcome import unreadable_file
from zoom_analytics.loaders.readers.limits import Limits

PIECE = 1 << 20  # maximum of plain bytes of gzip at a time
# zstd cannot limit its output, so its input is cut into small pieces; one of zeros unpacks to 64 MB
ZST_INPUT = 1 << 11
GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


def plain(file: BufferedReader) -> Iterator[bytes]:
    """No compression."""
    while data := file.read(PIECE):
        yield data


def gunzip(file: BufferedReader) -> Iterator[bytes]:
    """gzip, one or several members, with zero bytes allowed after the last."""
    begin = file.peek(len(GZIP_MAGIC))
    if not begin:
        raise unreadable_file("an empty file is not a gzip archive")
    if not begin.startswith(GZIP_MAGIC):
        raise unreadable_file("the name says gzip, but the content is not gzip")
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as archive:
            while data := archive.read(PIECE):
                yield data
    except EOFError:
        raise unreadable_file("the gzip archive is cut short") from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise unreadable_file(
            f"the gzip archive is damaged or has trailing bytes ({error})"
        ) from None


def unzst(file: BufferedReader) -> Iterator[bytes]:
    """Zstandard, one or several frames."""
    frames = Frames()
    waiting: list[bytes] = []
    size = 0
    while data := file.read(ZST_INPUT):
        for piece in frames.feed(data):
            waiting.append(piece)
            size += len(piece)
        if size >= PIECE:
            yield b"".join(waiting)
            waiting.clear()
            size = 0
    frames.finish()
    yield b"".join(waiting)


class Frames:
    """The frames of Zstandard. The library's own reader accepts an archive that is cut short."""

    def __init__(self) -> None:
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._frames = 0
        self._waiting = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        data, self._waiting = self._waiting + data, b""
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
        """Refuses an archive that is cut short."""
        if self._waiting:
            self._open(self._waiting + b"????")
        if self._frame is not None or not self._frames:
            raise unreadable_file(
                "the zstd archive is cut short"
                if self._frames
                else "an empty file is not a zstd archive"
            )


def within_limits(pieces: Iterator[bytes], packed: int, limits: Limits) -> Iterator[bytes]:
    """The pieces of an archive of `packed` bytes. Raises Refused (Z001) beyond a limit."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limits.unpacked:
            raise unreadable_file(
                f"the archive unpacks to more than {limits.unpacked} bytes (ZOOM_UNPACKED_LIMIT)"
            )
        if size > limits.ratio_from and size > limits.ratio * packed:
            raise unreadable_file(
                f"the archive unpacks to more than {limits.ratio} times its size"
                " (ZOOM_UNPACKED_RATIO)"
            )
        yield piece


UNPACKERS: dict[str, Callable[[BufferedReader], Iterator[bytes]]] = {
    "": plain,
    ".gz": gunzip,
    ".zst": unzst,
}
