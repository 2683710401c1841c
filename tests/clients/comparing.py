"""Answers of clients, and how far two of them agree."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Told = list | None  # [kind, value] as conversation.py tells it
READING = {
    "integer": int,
    "decimal": Decimal,
    "date": date.fromisoformat,
    "timestamp": datetime.fromisoformat,
}


@dataclass(frozen=True)
class Answer:
    """What a client answered to one question."""

    columns: list[str]
    rows: list[list[Told]]

    def records(self) -> list[dict[str, Told]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


Answers = Mapping[str, Answer]


def value(told: Told) -> Any:
    """The value without its kind."""
    return None if told is None else READING.get(told[0], lambda given: given)(told[1])


def same(one: Told, other: Told) -> bool:
    """Of the same kind and value; the last digits of a double may differ, for engines may add up
    in another order.
    """
    if one is None or other is None or one[0] != other[0]:
        return one is other
    if one[0] == "double":
        return math.isclose(one[1], other[1], rel_tol=1e-12, abs_tol=1e-12)
    if one[0] == "decimal":  # with as many digits behind the point
        return one[1] == other[1]
    return value(one) == value(other)


def differences(one: Answers, other: Answers) -> Iterator[str]:
    """Where the answers of two clients part: the first cell of each question."""
    if one.keys() != other.keys():
        yield f"other questions: {sorted(one)} and {sorted(other)}"
        return
    for question, answer in one.items():
        found = _first_difference(answer, other[question])
        if found:
            yield f"{question}: {found}"


def _first_difference(one: Answer, other: Answer) -> str | None:
    if one.columns != other.columns:
        return f"columns {one.columns} and {other.columns}"
    if len(one.rows) != len(other.rows):
        return f"{len(one.rows)} rows and {len(other.rows)}"
    for number, (row, other_row) in enumerate(zip(one.rows, other.rows, strict=True), start=1):
        for column, cell, other_cell in zip(one.columns, row, other_row, strict=True):
            if not same(cell, other_cell):
                return f"row {number}, {column}: {cell} and {other_cell}"
    return None
