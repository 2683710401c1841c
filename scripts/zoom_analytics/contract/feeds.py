"""The contract of the feeds: the raw tables and their columns, read from the dbt YAML."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

# ASCII white space: trimmed from values, removed from header names
BLANKS = " \t\n\r\f\v"
_NOT_IN_KEYS = str.maketrans("", "", BLANKS + "-_")


class ContractError(Exception):
    """The contract in the dbt YAML is invalid; the message names the file, the entry and what is
    allowed.
    """


def column_key(name: str) -> str:
    """The folded form of a header name or JSON key, for comparisons: in lower case, without
    blanks, '-' and '_'.
    """
    return name.translate(_NOT_IN_KEYS).lower()


@dataclass(frozen=True)
class Column:
    """One column of a feed; need is 'key', 'required' or 'optional'.

    whose       for a personal value in a row that names several users: the column with the user
                concerned; None: the value concerns all users that the row names
    event_time  True if the column has the time of the event
    aliases     other names of the column in deliveries
    """

    name: str
    type: str = "text"
    need: str = "optional"
    ref: str | None = None
    min: float | None = None
    max: float | None = None
    future_ok: bool = False
    personal: bool = False
    whose: str | None = None
    event_time: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def must(self) -> bool:
        """True if a file without this column is refused."""
        return self.need in ("key", "required")


@dataclass(frozen=True)
class RawTable:
    """One feed of a source and its raw table.

    rows_key     the key of the rows in a JSON page
    pages_only   True if every JSON object is a page (API responses), never a row
    event_times  the columns with the time of the event; empty: the rows are not events
    """

    source: str
    feed: str
    identifier: str
    columns: tuple[Column, ...]
    rows_key: str
    pages_only: bool = False
    event_times: tuple[str, ...] = ()
    schema: str = "raw"

    def known_names(self) -> set[str]:
        """The folded names and aliases of all columns."""
        return {
            column_key(name) for column in self.columns for name in (column.name, *column.aliases)
        }

    def fingerprint_of_names(self) -> str:
        """A hash of the names and aliases of all columns. Contracts with equal hashes find the
        same columns in a file.
        """
        return hashlib.md5(
            repr([(column.name, column.aliases) for column in self.columns]).encode()
        ).hexdigest()

    def columns_among(self, names: Iterable[str]) -> dict[str, str]:
        """Maps the folded names of one header or object to columns. The column's own name takes
        precedence, then its aliases in order.
        """
        there, found = set(names), {}
        for column in self.columns:
            for name in map(column_key, (column.name, *column.aliases)):
                if name in there:
                    found[name] = column.name
                    break
        return found


@dataclass(frozen=True)
class Contract:
    """All raw tables, by source and feed."""

    tables: dict[tuple[str, str], RawTable] = field(default_factory=dict)

    @property
    def sources(self) -> list[str]:
        return sorted({source for source, _ in self.tables})

    def feeds(self, source: str) -> list[str]:
        return sorted(feed for name, feed in self.tables if name == source)


def read_contract(project: Path) -> Contract:
    """Reads the contract of a dbt project: models/staging/*/_*__sources.yml and, if a table names
    a model, models/silver/<model>.yml. Raises ContractError.
    """
    from zoom_analytics.contract.property_files import read_tables  # imports pydantic

    tables = read_tables(project)
    if not tables:
        raise ContractError(
            f"no source tables in {project / 'models' / 'staging'}/*/_*__sources.yml"
        )
    return Contract(tables)
