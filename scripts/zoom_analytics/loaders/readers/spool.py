"""Records for the engine in a temporary CSV file that is well-formed by construction.

Each line begins with the ordinal of the record and, if it is unreadable, its raw text. NULL and ''
stay different.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

FLUSH = 1 << 20  # bytes


class Spool:
    """Writes the records of one file. width: the number of value fields after the ordinal and the
    raw text.
    """

    def __init__(self, path: Path, width: int):
        self.path = path
        self.width = width
        self.rows = 0
        self.unreadable = 0
        self.longest = 0
        self.has_line_breaks = False
        self._empty = b"," * width + b"\n"
        self._waiting: list[bytes] = []
        self._texts: list[
            str
        ] = []  # only one of the two lists is filled at a time, which keeps the order
        self._size = 0
        self._file = open(path, "wb")  # noqa: SIM115 - close() does

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        if not self._file.closed:
            self._flush()
            self._file.close()

    def add_line(self, line: bytes) -> None:
        """Adds a record that is CSV already, without its line end. A line break may only be within
        quotes.
        """
        self.rows += 1
        self._write(b"%d,,%b\n" % (self.rows, line))

    def add_fields(self, fields: list[bytes]) -> None:
        """Adds a record of values."""
        self.rows += 1
        body = b",".join([b'"' + value.replace(b'"', b'""') + b'"' for value in fields])
        self.has_line_breaks = self.has_line_breaks or b"\n" in body or b"\r" in body
        self._write(b"%d,,%b\n" % (self.rows, body))

    def add_text(self, body: str) -> None:
        """Adds a record of values as CSV text: quoted, or empty for NULL."""
        if self._waiting:
            self._flush()
        self.rows += 1
        self._texts.append(f"{self.rows},,{body}\n")
        self._size += len(body)
        if self._size >= FLUSH:
            self._flush()

    def add_unreadable(self, raw: bytes) -> None:
        """Adds the raw text of an unreadable record."""
        self.rows += 1
        self.unreadable += 1
        self.has_line_breaks = self.has_line_breaks or b"\n" in raw or b"\r" in raw
        self._write(b'%d,"%b"%b' % (self.rows, raw.replace(b'"', b'""'), self._empty))

    def _write(self, line: bytes) -> None:
        if self._texts:
            self._flush()
        self._waiting.append(line)
        self._size += len(line)
        if len(line) > self.longest:
            self.longest = len(line)
        if self._size >= FLUSH:
            self._flush()

    def _flush(self) -> None:
        if self._texts:
            text = "".join(self._texts)
            if "\r" in text or text.count("\n") > len(self._texts):
                self.has_line_breaks = True
            data = text.encode("utf-8")
            if len(data) > 2 * FLUSH:  # only then a record can be long
                self.longest = max(
                    self.longest, *(len(line.encode("utf-8")) for line in self._texts)
                )
        else:
            data = b"".join(self._waiting)
        self._file.write(data)
        self._waiting.clear()
        self._texts.clear()
        self._size = 0
