"""JSON values as text: strings unchanged, numbers as written, nested values compact."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from zoom_analytics.contract import BLANKS

DEEPEST = 400  # levels of nesting; well below what the interpreter's own recursion allows

_string = json.encoder.encode_basestring


class TooDeep(ValueError):
    """A value is nested deeper than DEEPEST."""


class Number(str):
    """A number as written."""

    __slots__ = ()


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is not JSON")


# An object is a tuple of its pairs, because a key may occur twice; an array is a list.
Pairs = tuple[tuple[str, Any], ...]  # an object
# Short numbers recur; one object for each bounds the memory of a long list.
_number = lru_cache(maxsize=4096)(Number)
DECODER = json.JSONDecoder(
    object_pairs_hook=tuple, parse_int=_number, parse_float=_number, parse_constant=_no_constant
)


# returns the value at a position of a text, and its end
scan_value: Callable[[str, int], tuple[Any, int]] = DECODER.scan_once  # type: ignore[attr-defined]


def compact(value: Any, depth: int = 0) -> str:
    """The value as JSON text without blanks. Raises TooDeep."""
    if type(value) is Number:
        return str(value)
    if isinstance(value, str):
        return _string(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if depth > DEEPEST:
        raise TooDeep
    if isinstance(value, tuple):
        return (
            "{"
            + ",".join(f"{_string(key)}:{compact(item, depth + 1)}" for key, item in value)
            + "}"
        )
    return "[" + ",".join(compact(item, depth + 1) for item in value) + "]"


def cell_text(value: Any) -> str | None:
    """The text of a cell. Raises TooDeep."""
    if value is None or isinstance(value, str):
        return value
    return compact(value, 1)


def is_given(text: str | None) -> bool:
    """True if a cell has a value: blanks and the word NULL are not values."""
    if text is None:
        return False
    text = text.strip(BLANKS)
    return text != "" and text.lower() != "null"


def json_object(pairs: dict[str, str]) -> str:
    """Pairs of strings as a JSON object."""
    return "{" + ",".join(f"{_string(key)}:{_string(value)}" for key, value in pairs.items()) + "}"
