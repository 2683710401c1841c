"""Matching the keys of a JSON file with the contract, if each column has one key in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from zoom_analytics.contract import RawTable, column_key
from zoom_analytics.loaders.readers.csv_header import Header
from zoom_analytics.loaders.readers.json_rows import is_response

MOST_KEYS = 200  # in the objects of one file; a file with more is left to the careful reader


@dataclass
class Keys:
    """The keys of a file, as spelled, with their positions. header: the same as the titles of a
    CSV file.
    """

    positions: dict[str, int] = field(default_factory=dict)
    header: Header = field(default_factory=lambda: Header(width=0))

    def add(self, keys: list[str], table: RawTable) -> bool:
        """Adds the keys of an object. False if one field per key cannot hold its values: it has a
        key twice, another key for a column, or unknown keys in another order.
        """
        folded = [column_key(key) for key in keys]
        columns = table.columns_among(folded)
        unknown = []
        for key, name in zip(keys, folded, strict=True):
            position = self.positions.setdefault(key, len(self.positions))
            if name not in columns:
                self.header.unknown.setdefault(key, [position])
                unknown.append(position)
            elif self.header.columns.setdefault(columns[name], [position]) != [position]:
                return False
        return (
            len(set(folded)) == len(keys)
            and len(set(map(column_key, self.positions))) == len(self.positions) <= MOST_KEYS
            and unknown == sorted(unknown)
        )


def match_keys(sets_of_keys: Iterable[list[str]], table: RawTable) -> Keys | None:
    """The keys of a file. sets_of_keys: those of its objects, in the order of first appearance.

    None if the careful reader must read the file: for Keys.add, for a response of an API, a missing
    column, or a control character in a key.
    """
    keys = Keys()
    known = table.known_names()
    for names in sets_of_keys:
        if is_response(set(map(column_key, names)), known) or not keys.add(names, table):
            return None
    keys.header.width = len(keys.positions)
    is_missing = any(
        column.must and column.name not in keys.header.columns for column in table.columns
    )
    if is_missing or any(sign < " " for key in keys.positions for sign in key):
        return None
    return keys
