"""Reading a JSON file element by element, in bounded memory: one object, an array, a page of rows,
or an array of pages.

A page is an array in the array, or an object with an array under the feed's key. Only the end of
the file shows whether the whole file is JSON, so nothing may be committed before run() returns.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

from zoom_analytics.contract import RawTable, column_key
from zoom_analytics.loaders.outcome import Refused, unreadable_file
from zoom_analytics.loaders.readers.csv_header import looks_like_html
from zoom_analytics.loaders.readers.json_rows import RowSink
from zoom_analytics.loaders.readers.json_values import Pairs, scan_value
from zoom_analytics.loaders.readers.limits import LIMITS, Limits
from zoom_analytics.loaders.readers.source_text import Buffer

_BLANKS = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+("?)|[\[\]{}]', re.DOTALL)
_NEAR_END = 16  # an error this close to the end of the window may be due to the window


class _TooDeep(Exception):
    """The value at the position is nested too deeply for the decoder."""


class _TooLong(Exception):
    """The value at the position is longer than the limit."""


class JsonStream:
    """Reads the JSON text that begins at byte `start` and passes its elements to the sink."""

    def __init__(
        self, buffer: Buffer, start: int, table: RawTable, sink: RowSink, limits: Limits = LIMITS
    ):
        self._buffer, self._offset = buffer, start
        self._table, self._sink = table, sink
        self._rows_key = column_key(table.rows_key)
        self._window, self._whole_object = limits.window, limits.whole_object
        self._value_limit = limits.value
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._text = ""
        self._at = 0
        self._dropped = 0  # characters that are no longer in the window
        self._taken = 0

    def run(self) -> None:
        """Reads the text. Raises Refused (Z001) if it is not JSON or has no rows of the feed."""
        if looks_like_html(self._buffer, self._offset):
            raise unreadable_file("an HTML page, not JSON")
        first = self._peek()
        if first == "[":
            self._array(self._top_element)
        elif first == "{":
            self._single_object()
        else:
            what = "begins with neither [ nor {" if first else "is empty"
            raise unreadable_file(f"the file {what}: expected a JSON array or object")
        rest = self._peek()
        if rest:
            hint = "; name a file with one document per line .ndjson" if rest in "[{" else ""
            raise unreadable_file(f"text after the end of the JSON document{hint}")

    # ------------------------------------------------------------ structure
    def _single_object(self) -> None:
        begin = self._at
        pairs = self._walk_object()
        if pairs is None:
            return
        if self._table.pages_only:
            keys = {column_key(key) for key, _ in pairs}
            if {"code", "message"} <= keys:
                raise unreadable_file("an API error (code, message) instead of rows")
            raise unreadable_file(f"an object without rows under '{self._table.rows_key}'")
        self._take(pairs, self._text[begin : self._at])

    def _array(self, element: Any) -> None:
        """Calls element() at the start of each element of the array at the position."""
        self._at += 1
        if self._peek() == "]":
            self._at += 1
            return
        while True:
            element()
            follows = self._peek()
            self._at += 1
            if follows == "]":
                return
            if follows != ",":
                raise self._malformed("a comma or ] is missing", at_end=not follows)
            if not self._peek():
                raise self._malformed("", at_end=True)
            self._drop()

    def _top_element(self) -> None:
        """Takes an element of the outermost array: a row, or a page of rows."""
        first = self._peek()
        if first == "[":
            self._sink.take_page()
            self._array(self._row)
            return
        if first != "{":
            self._row()
            return
        try:
            value, end = self._value(self._whole_object)
        except _TooLong:
            self._walk_top_object()
            return
        except _TooDeep:
            self._sink.take_unreadable(self._skip_nested())
            return
        if any(type(item) is list and column_key(key) == self._rows_key for key, item in value):
            self._walk_object()
            return
        self._sink.take_top_object()
        self._take(value, self._text[self._at : end])
        self._at = end

    def _walk_top_object(self) -> None:
        begin = self._at
        pairs = self._walk_object()
        if pairs is not None:
            self._sink.take_top_object()
            self._take(pairs, self._text[begin : self._at])

    def _row(self) -> None:
        """Takes an element of a page."""
        self._peek()
        try:
            value, end = self._value()
        except _TooDeep:
            self._sink.take_unreadable(self._skip_nested())
            return
        self._take(value, self._text[self._at : end])
        self._at = end

    def _take(self, value: Any, raw: str) -> None:
        self._taken += 1
        self._sink.take(value, raw)

    def _walk_object(self) -> Pairs | None:
        """The pairs of the object at the position. None if it is a page; its rows are taken
        then.
        """
        pairs: list[tuple[str, Any]] = []
        is_page = False
        self._at += 1
        if self._peek() == "}":
            self._at += 1
            return ()
        while True:
            if self._peek() != '"':
                raise self._malformed("a key is missing", at_end=not self._peek())
            key = self._next_value()
            if self._peek() != ":":
                raise self._malformed("a colon is missing", at_end=not self._peek())
            self._at += 1
            if self._peek() == "[" and not is_page and column_key(key) == self._rows_key:
                is_page = True
                self._sink.take_page()
                self._array(self._row)
            else:
                pairs.append((key, self._next_value()))
            if is_page:
                pairs.clear()
            follows = self._peek()
            self._at += 1
            if follows == "}":
                return None if is_page else tuple(pairs)
            if follows != ",":
                raise self._malformed("a comma or } is missing", at_end=not follows)

    # ------------------------------------------------------------ values
    def _next_value(self) -> Any:
        try:
            value, self._at = self._value()
        except _TooDeep:
            raise unreadable_file("an object is nested too deeply") from None
        return value

    def _value(self, limit: int | None = None) -> tuple[Any, int]:
        """The value at the position and its end. Raises _TooDeep, or _TooLong beyond the limit."""
        while True:
            size = len(self._text)
            try:
                value, end = scan_value(self._text, self._at)
            except StopIteration as error:
                problem, at = "a value is missing", error.value
            except json.JSONDecodeError as error:
                problem, at = error.msg, size if error.msg.startswith("Unterminated") else error.pos
            except ValueError as error:
                problem, at = str(error), 0
            except RecursionError:
                raise _TooDeep from None
            else:
                # A number may continue after the window: of 1, 1. and 1e+ only the 1 is read.
                if end + len("e+") < size or not self._more():
                    return value, end
                continue
            if at < size - _NEAR_END:
                raise self._malformed(problem)
            if limit is not None and size - self._at > limit:
                raise _TooLong
            if not self._more():
                raise self._malformed(problem, at_end=at >= len(self._text.rstrip()))

    def _skip_nested(self) -> str:
        """The text of the array or object at the position, found by its brackets and strings
        alone.
        """
        depth, at = 0, self._at
        while True:
            token = _TOKEN.search(self._text, at)
            if token is None or (token.group(1) == "" and token.group()[0] == '"'):
                if not self._more():
                    raise self._malformed("", at_end=True)
                continue
            at = token.end()
            if token.group() in "[{":
                depth += 1
            elif token.group() in "]}":
                depth -= 1
                if depth == 0:
                    raw = self._text[self._at : at]
                    self._at = at
                    self._taken += 1
                    return raw

    # ------------------------------------------------------------ window
    def _peek(self) -> str:
        """Moves the position to the next character that is not a blank and returns it; '' at the
        end of the text.
        """
        while True:
            blanks = _BLANKS.match(self._text, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        """Reads more text; False at the end. Raises Refused if the text that must be kept would be
        longer than a value may be.
        """
        kept = len(self._text) - self._at
        size = max(self._window, min(kept, self._value_limit - kept))
        block = self._buffer[self._offset : self._offset + size]
        if not block:
            return False
        if len(self._text) > self._value_limit + self._window:
            raise unreadable_file(
                f"a value longer than the limit of {self._value_limit} characters"
                f" after record {self._taken}"
            )
        self._offset += len(block)
        self._text += self._decoder.decode(block)
        return True

    def _drop(self) -> None:
        if self._at > self._window:
            self._text = self._text[self._at :]
            self._dropped += self._at
            self._at = 0

    def _malformed(self, problem: str, at_end: bool = False) -> Refused:
        if at_end:
            return unreadable_file(
                f"the JSON is cut short: it ends unfinished after record {self._taken}"
            )
        return unreadable_file(
            f"not JSON after record {self._taken}, near character {self._dropped + self._at}:"
            f" {problem}"
        )
