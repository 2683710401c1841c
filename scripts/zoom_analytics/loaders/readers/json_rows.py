"""Turning JSON objects into rows of a feed: keys become columns, unknown keys are kept apart,
unreadable elements are kept as raw text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from zoom_analytics.contract import RawTable, column_key
from zoom_analytics.loaders.outcome import (
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    Finding,
    Refused,
    unreadable_file,
)
from zoom_analytics.loaders.readers.json_values import (
    Number,
    Pairs,
    TooDeep,
    cell_text,
    is_given,
    json_object,
)
from zoom_analytics.loaders.readers.limits import LIMITS
from zoom_analytics.loaders.readers.spool import Spool

SHOWN_KEYS = 30
# special places of keys: not a column; an alias, whose column depends on the other keys
UNKNOWN, ALIAS = -1, -2
MOST_SETS_OF_KEYS = 100  # kept in memory
# a key of another form may be a value, which no message shows
_NAME = re.compile(r"[A-Za-z_][\w .-]{0,60}", re.ASCII)
KEPT_OF_TOO_LONG = 1 << 20  # bytes of a record beyond the limit


class RowSink:
    """Spools the elements of a JSON or NDJSON file one by one, with a value field per column and
    one for the unknown keys.
    """

    def __init__(self, table: RawTable, spool: Spool):
        self._table = table
        self._spool = spool
        self._place_of = {column.name: place for place, column in enumerate(table.columns)}
        self._own_names = {column_key(name): place for name, place in self._place_of.items()}
        self._known = table.known_names()
        self._places: dict[str, int] = {}  # key as spelled -> place of its column, UNKNOWN or ALIAS
        # the same for a set of keys, with aliases resolved
        self._places_by_keys: dict[tuple[str, ...], dict[str, int]] = {}
        self._present: set[int] = set()  # places found among the keys
        self._has_aliases = False
        self._unknown: dict[str, str] = {}  # folded unknown key -> first spelling
        self._spelled: dict[str, str] = {}  # unknown key as spelled -> first spelling
        self._nothing = [""] * (len(table.columns) + 1)
        self._objects = 0
        self._foreign = 0  # objects that are an API response, not a row
        self._saw_page = False
        self._saw_other = False

    def take_page(self) -> None:
        """Called at the beginning of a page of rows."""
        self._saw_page = True

    def take(self, value: Any, raw: str) -> None:
        """Takes one element. raw is its text, which is kept if the element is not a row."""
        if type(value) is not tuple:
            self.take_unreadable(raw)
            return
        try:
            body = self._row(value)
        except (TooDeep, RecursionError):
            self.take_unreadable(raw)
            return
        if "\\u" in raw and _has_lone_surrogate(body):
            self.take_unreadable(raw)
            return
        self._objects += 1
        self._spool.add_text(body)

    def take_unreadable(self, raw: str) -> None:
        """Takes an element that is not a row or cannot be read."""
        text = raw.encode("utf-8")
        if len(text) > LIMITS.record:
            text = text[:KEPT_OF_TOO_LONG].decode("utf-8", "ignore").encode("utf-8") + b" [cut]"
        self._spool.add_unreadable(text)

    def take_top_object(self) -> None:
        """Called if the next object is in a place of a page but is not a page."""
        self._saw_other = True

    def _row(self, pairs: Pairs) -> str:
        """The object as CSV text: a field per column and one for the unknown keys, quoted, or empty
        for NULL.
        """
        fields = self._nothing.copy()
        extra: dict[str, str] | None = None
        places = self._places_among(pairs) if self._has_aliases else self._places
        for key, value in pairs:
            place = places.get(key)
            if place is None:
                place = self._learn(key)
            if type(value) is not str:
                if value is None:
                    if place == ALIAS:
                        return self._first_with_alias(pairs)
                    continue
                value = str(value) if type(value) is Number else cell_text(value)
            if place < 0:
                if place == ALIAS:
                    return self._first_with_alias(pairs)
                if is_given(value):
                    extra = {} if extra is None else extra
                    extra.setdefault(self._spelled[key], value)
            elif not fields[place] or not is_given(fields[place][1:-1]):
                fields[place] = f'"{value}"' if '"' not in value else _quoted(value)
        if not any(fields):
            self._note_foreign(pairs)
        if extra is not None:
            fields[-1] = _quoted(json_object(extra))
        return ",".join(fields)

    def _note_foreign(self, pairs: Pairs) -> None:
        if is_response({column_key(key) for key, _ in pairs}, self._known):
            self._foreign += 1

    def _learn(self, key: str) -> int:
        folded = column_key(key)
        place = self._own_names.get(folded, ALIAS if folded in self._known else UNKNOWN)
        if place == UNKNOWN:
            self._note_unknown(key)
        elif place != ALIAS:
            self._present.add(place)
        self._places[key] = place
        return place

    def _note_unknown(self, key: str) -> None:
        self._spelled[key] = self._unknown.setdefault(column_key(key), key)

    def _first_with_alias(self, pairs: Pairs) -> str:
        """Reads the first object with an alias. From here on each object is read by the set of its
        keys, because other objects will have the alias as well.
        """
        self._has_aliases = True
        return self._row(pairs)

    def _places_among(self, pairs: Pairs) -> dict[str, int]:
        """The places of the keys of one object."""
        keys = tuple([key for key, _ in pairs])
        places = self._places_by_keys.get(keys)
        if places is None:
            columns = self._table.columns_among(map(column_key, keys))
            places = {key: self._place_among(key, columns) for key in keys}
            if len(self._places_by_keys) == MOST_SETS_OF_KEYS:
                self._places_by_keys.clear()
            self._places_by_keys[keys] = places
        return places

    def _place_among(self, key: str, columns: dict[str, str]) -> int:
        place = self._places[key] if key in self._places else self._learn(key)
        if place != ALIAS:
            return place
        column = columns.get(column_key(key))
        if column is None:
            self._note_unknown(key)
            return UNKNOWN
        self._present.add(self._place_of[column])
        return self._place_of[column]

    def finish(self) -> list[Finding]:
        """The warnings (Z004). Raises Refused: Z001 for an API error, Z003 per column that no
        object has.
        """
        if self._foreign and (
            self._saw_page or self._table.pages_only or self._foreign == self._objects
        ):
            raise unreadable_file("an API error (code, message) instead of rows")
        if self._table.pages_only and self._saw_other and self._saw_page:
            raise unreadable_file(
                f"an object without the rows under '{self._table.rows_key}' among the pages"
            )
        missing = [
            column
            for place, column in enumerate(self._table.columns)
            if column.must and place not in self._present
        ]
        if self._objects and missing:
            raise Refused(
                *(
                    Finding(MISSING_COLUMN, self._missing_detail(column), column.name)
                    for column in missing
                )
            )
        return unknown_keys(map(_storable, self._unknown.values()))

    def _missing_detail(self, column: Any) -> str:
        keys = sorted(key for key in self._places if _NAME.fullmatch(key))
        shown = ", ".join(keys[:SHOWN_KEYS]) + (
            f" and {len(keys) - SHOWN_KEYS} more" if len(keys) > SHOWN_KEYS else ""
        )
        return f"no object has the {column.need} column {column.name}; keys seen: {shown or 'none'}"


def is_response(keys: set[str], known: set[str]) -> bool:
    """True if an object is the error response of an API. keys: folded; known: names of columns."""
    return {"code", "message"} <= keys and not keys & known


def unknown_keys(keys: Iterable[str]) -> list[Finding]:
    """The warnings (Z004) about keys."""
    detail = "the contract does not know this key; its values are kept with the raw rows"
    return [Finding(UNKNOWN_COLUMN, detail, key) for key in keys]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _has_lone_surrogate(text: str) -> bool:
    """True if the text has half a character, which only a \\u escape can express."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _storable(key: str) -> str:
    return key.encode("utf-8", "backslashreplace").decode("utf-8")
