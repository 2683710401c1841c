"""The contract of the feeds: which raw tables there are and which columns, read from the dbt
YAML.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

# ASCII white space: what is trimmed from values and dropped from header names
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
# in C where PyYAML was built so: ten times as fast
_YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ContractError(Exception):
    """The dbt YAML does not give a usable contract; the message names the file and the entry."""


def column_key(name: str) -> str:
    """The form in which header names and JSON keys are compared: without blanks, '-' and '_', in
    lower case.
    """
    return name.translate(_NOT_IN_KEYS).lower()


@dataclass(frozen=True)
class Column:
    """One column of a feed; need is 'key', 'required' or 'optional'.

    whose       of a personal value the column that says the user it is about, where a row names
    several; else it is about whomever the row names event_time  whether it says when the row's
    event was aliases     names that a delivery may use in its place
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
        """Whether a file without this column is refused."""
        return self.need in ("key", "required")


@dataclass(frozen=True)
class RawTable:
    """One feed of a source and the raw table it lands in.

    rows_key   the key under which a JSON page holds its rows
    event_times the columns that say when it happened; none: its rows are no events
    pages_only whether a JSON object is always a page (answers of an API), never a row by itself
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
        """All names that may stand for a column, folded."""
        return {
            column_key(name) for column in self.columns for name in (column.name, *column.aliases)
        }

    def fingerprint_of_names(self) -> str:
        """A hash of the columns' names and aliases: two contracts with the same one find the
        same columns in a file.
        """
        return hashlib.md5(
            repr([(column.name, column.aliases) for column in self.columns]).encode()
        ).hexdigest()

    def columns_among(self, names: Iterable[str]) -> dict[str, str]:
        """Which of some folded names, those of one header or object, stand for which column: its
        own name, or where that is not among them the first of its aliases that is.
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
    """The contract of the dbt project in that folder: models/staging/*/_*__sources.yml and,
    where a table names one, models/silver/<model>.yml. Raises ContractError.
    """
    tables: dict[tuple[str, str], RawTable] = {}
    paths = sorted((project / "models" / "staging").glob("*/_*__sources.yml"))
    for path in paths:
        for source in _read_yaml(path).get("sources") or []:
            for table in source.get("tables") or []:
                raw = _raw_table(project, path, source, table)
                if (raw.source, raw.feed) in tables:
                    raise ContractError(f"{path}: {raw.source}.{raw.feed} is there twice")
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
        raise ContractError(f"{where}: a source and its tables need a name")
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
    raise ContractError(f"{path}: no model {model} in it")


def _columns(
    entries: list[dict[str, Any]], where: str, need: str | None = None
) -> tuple[Column, ...]:
    """need: of an entry that says nothing of it; None: such an entry is no column of the
    contract.
    """
    columns = []
    for entry in entries:
        meta = {"need": need} | _meta(entry)
        if meta["need"] is None:
            continue
        if meta["need"] not in NEEDS:
            raise ContractError(
                f"{where}.{entry.get('name')}: need {meta['need']!r} is none of {', '.join(NEEDS)}"
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
