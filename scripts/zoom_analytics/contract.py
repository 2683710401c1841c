"""The contract of the feeds: the raw tables and their columns, read from the dbt YAML."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

# ASCII white space: trimmed from values, removed from header names
BLANKS = " \t\n\r\f\v"
_NOT_IN_KEYS = str.maketrans("", "", BLANKS + "-_")
NEEDS = ("key", "required", "optional")
SAID_OF_A_COLUMN = (
    "type",
    "need",
    "ref",
    "min",
    "max",
    "future_ok",
    "personal",
    "whose",
    "event_time",
)
# the C loader is ten times as fast; not every build of PyYAML has it
_YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ContractError(Exception):
    """The contract in the dbt YAML is invalid; the message names the file and the entry."""


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
    tables: dict[tuple[str, str], RawTable] = {}
    paths = sorted((project / "models" / "staging").glob("*/_*__sources.yml"))
    for path in paths:
        for source in _read_yaml(path).get("sources") or []:
            for table in source.get("tables") or []:
                raw = _raw_table(project, path, source, table)
                if (raw.source, raw.feed) in tables:
                    raise ContractError(f"{path}: {raw.source}.{raw.feed} is defined twice")
                tables[raw.source, raw.feed] = raw
    if not tables:
        raise ContractError(
            f"no source tables in {project / 'models' / 'staging'}/*/_*__sources.yml"
        )
    return Contract(tables)


def _raw_table(
    project: Path, path: Path, source: dict[str, Any], table: dict[str, Any]
) -> RawTable:
    where = f"{path}: {source.get('name')}.{table.get('name')}"
    if not source.get("name") or not table.get("name"):
        raise ContractError(f"{where}: a source or a table has no name")
    meta = _meta(table)
    if model := meta.get("contract"):
        columns = _model_columns(project / "models" / "silver" / f"{model}.yml", model)
    else:
        columns = _columns(table.get("columns") or [], where, need="optional")
    if not columns:
        raise ContractError(f"{where}: neither config.meta.contract nor columns")
    return RawTable(
        source=source["name"],
        feed=table["name"],
        identifier=table.get("identifier") or table["name"],
        columns=columns,
        rows_key=meta.get("rows") or table["name"],
        pages_only="rows" in meta,
        event_times=tuple(
            meta.get("event_times") or (column.name for column in columns if column.event_time)
        ),
        schema=source.get("schema") or "raw",
    )


def _model_columns(path: Path, model: str) -> tuple[Column, ...]:
    for entry in _read_yaml(path).get("models") or []:
        if entry.get("name") == model:
            return _columns(entry.get("columns") or [], f"{path}: {model}")
    raise ContractError(f"{path}: the file has no model {model}")


def _columns(
    entries: list[dict[str, Any]], where: str, need: str | None = None
) -> tuple[Column, ...]:
    """Reads the columns. need: the default; None: an entry without a need is not a column of the
    contract.
    """
    columns = []
    for entry in entries:
        meta = {"need": need} | _meta(entry)
        if meta["need"] is None:
            continue
        if meta["need"] not in NEEDS:
            raise ContractError(
                f"{where}.{entry.get('name')}: need {meta['need']!r}, expected one of"
                f" {', '.join(NEEDS)}"
            )
        known = {key: meta[key] for key in SAID_OF_A_COLUMN if key in meta}
        columns.append(Column(name=entry["name"], aliases=tuple(meta.get("alias", ())), **known))
    keys = [column_key(name) for column in columns for name in (column.name, *column.aliases)]
    if len(set(keys)) != len(keys):
        raise ContractError(f"{where}: two columns match the same header names")
    return tuple(columns)


def _meta(entry: dict[str, Any]) -> dict[str, Any]:
    return (entry.get("config") or {}).get("meta") or {}


def _read_yaml(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_YAML_LOADER)
    except FileNotFoundError:
        raise ContractError(f"{path}: no such file") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContractError(f"{path}: not readable as YAML: {error}") from None
    return content if isinstance(content, dict) else {}
