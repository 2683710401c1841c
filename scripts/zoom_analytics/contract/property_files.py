"""Reads the contract of the feeds from dbt's property files.

Only `read_contract` imports this module: importing pydantic takes over 0.1 s, and most commands
read no contract.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from zoom_analytics.contract.entries import Feed, Source, SourceColumn, Strict, Table, meta_of
from zoom_analytics.contract.feeds import Column, ContractError, RawTable, column_key

# the C loader is ten times as fast; not every build of PyYAML has it
_YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEPT = {field.name for field in fields(Column)}

Model = TypeVar("Model", bound=Strict)


def read_tables(project: Path) -> dict[tuple[str, str], RawTable]:
    """The raw tables of a project by source and feed. Raises ContractError."""
    tables: dict[tuple[str, str], RawTable] = {}
    for path in sorted((project / "models" / "staging").glob("*/_*__sources.yml")):
        for entry in _entries(path, "sources"):
            source = _checked(Source, entry, path)
            for table in source.tables:
                key = source.name, table.name
                if key in tables:
                    raise ContractError(f"{path}: {'.'.join(key)} is defined twice")
                tables[key] = _raw_table(project, path, source, table)
    return tables


def _raw_table(project: Path, path: Path, source: Source, table: Table) -> RawTable:
    where = f"{path}: {source.name}.{table.name}"
    if table.contract:
        columns = _contract(project / "models" / "silver" / f"{table.contract}.yml", table.contract)
    else:
        columns = _columns(table.columns, where)
    if not columns:
        raise ContractError(f"{where}: neither config.meta.contract nor columns")
    return RawTable(
        source=source.name,
        feed=table.name,
        identifier=table.identifier or table.name,
        columns=columns,
        rows_key=table.rows or table.name,
        pages_only=table.rows is not None,
        event_times=tuple(
            table.event_times or (column.name for column in columns if column.event_time)
        ),
        schema=source.schema_name,
    )


def _contract(path: Path, model: str) -> tuple[Column, ...]:
    """The columns of the model in the file. A column without meta is not in the contract."""
    for entry in _entries(path, "models"):
        if isinstance(entry, dict) and entry.get("name") == model:
            listed = entry.get("columns")
            if isinstance(listed, list):
                entry = entry | {"columns": [column for column in listed if meta_of(column)]}
            feed = _checked(Feed, entry, path)
            where = f"{path}: {model}"
            names = [column.name for column in feed.columns]
            for rule in (*feed.rules, *feed.warnings):
                if rule.column not in names:
                    raise ContractError(
                        f"{where}: the rule {rule.code} has the column {rule.column!r}, expected "
                        f"one of {', '.join(names)}"
                    )
            return _columns(feed.columns, where)
    raise ContractError(f"{path}: the file has no model {model}")


def _columns(entries: Sequence[SourceColumn], where: str) -> tuple[Column, ...]:
    columns = tuple(
        Column(**entry.model_dump(include=_KEPT), aliases=tuple(entry.alias)) for entry in entries
    )
    names = [column.name for column in columns]
    for column in columns:
        if column.whose and column.whose not in names:
            raise ContractError(
                f"{where}.{column.name}: whose {column.whose!r}, expected one of {', '.join(names)}"
            )
    keys = [column_key(name) for column in columns for name in (column.name, *column.aliases)]
    if len(set(keys)) != len(keys):
        raise ContractError(f"{where}: two columns match the same header names")
    return columns


def _checked(model: type[Model], entry: object, path: Path) -> Model:
    """The entry as a model. Raises ContractError with one line per error."""
    try:
        return model.model_validate(entry)
    except ValidationError as error:
        lines = [f"{path}: {_line(model, entry, found)}" for found in error.errors()]
        raise ContractError("\n".join(lines)) from None


def _line(model: type[Strict], entry: Any, error: ErrorDetails) -> str:
    """The place of an error by names, the value and what is allowed."""
    places, key = [_name(entry, model.__name__.lower())], ""
    for step in error["loc"]:
        if isinstance(step, str):
            key = step
            continue
        (part,) = get_args(model.model_fields[key].annotation)
        if isinstance(part, type) and issubclass(part, Strict):
            entry = (entry | meta_of(entry))[key][step]
            model = part
            places.append(_name(entry, f"{key}[{step}]"))
            key = ""
    return f"{'.'.join(places)}: {_words(model, key, error)}"


def _words(model: type[Strict], key: str, error: ErrorDetails) -> str:
    match error["type"]:
        case "missing":
            return f"{key} is missing"
        case "extra_forbidden":
            known = [name for name in model.model_fields if name not in model.of_dbt]
            return f"unknown key {key}, expected one of {', '.join(known)}"
        case "literal_error":
            allowed = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            return f"{key} {error['input']!r}, expected one of {allowed}"
        case "model_type":
            return f"{error['input']!r}, expected a mapping"
        case "value_error":
            return str(error["ctx"]["error"])
    expected = error["msg"].removeprefix("Input should be ")
    return f"{key} {error['input']!r}, expected {expected}"


def _name(entry: object, otherwise: str) -> str:
    return str(entry.get("name") or otherwise) if isinstance(entry, dict) else otherwise


def _entries(path: Path, key: str) -> list[Any]:
    """The list under a key of a YAML file."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_YAML_LOADER)
    except FileNotFoundError:
        raise ContractError(f"{path}: no such file") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContractError(f"{path}: not readable as YAML: {error}") from None
    found = content.get(key) if isinstance(content, dict) else None
    if not isinstance(found or [], list):
        raise ContractError(f"{path}: {key} is not a list")
    return found or []
