"""The floor: hand-written DuckDB SQL for clean files, without dbt, checks or guarantees.

Raw is text, silver is typed (silver.sql), gold has the same 19 tables (gold.sql), and
marts.kpi_values has the same KPIs (kpis.sql).
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb
import zstandard

from zoom_analytics.contract import Contract
from zoom_analytics.warehouse.sql import sql_name, sql_text

PARTS = ("load", "silver", "gold", "kpis")
OBJECT_SIZE = 16 << 20  # bytes that a page of a JSON file may take at least
UNPACKED = 24  # how many times longer a page may be than its compressed file


def run_part(
    connection: duckdb.DuckDBPyConnection, part: str, landing: Path, contract: Contract
) -> None:
    """Makes one of PARTS, in that order. landing: folder of clean files."""
    if part == "load":
        load_raw(connection, landing, contract)
    else:
        connection.execute(Path(__file__).with_name(f"{part}.sql").read_text(encoding="utf-8"))


def load_raw(connection: duckdb.DuckDBPyConnection, landing: Path, contract: Contract) -> None:
    """One table of text per feed, raw.<feed>, from its files of all forms."""
    connection.execute("create schema raw")
    for source in ("platform", "reference"):
        for feed in contract.feeds(source):
            names = [column.name for column in contract.tables[source, feed].columns]
            files = sorted((landing / source / feed).glob("*.*"))
            for place, select in enumerate(selects(feed, names, files)):
                into = f"insert into raw.{feed}" if place else f"create table raw.{feed} as"
                connection.execute(f"{into} {select}")


def csv_files(landing: Path) -> dict[str, list[Path]]:
    """The CSV files of each feed, compressed ones included."""
    folders = sorted(folder for folder in landing.glob("*/*") if folder.is_dir())
    found = {folder.name: sorted(folder.glob("*.csv*")) for folder in folders}
    return {feed: files for feed, files in found.items() if files}


def file_list(files: Iterable[Path]) -> str:
    """Paths as an SQL list."""
    return f"[{', '.join(sql_text(str(file)) for file in files)}]"


def selects(feed: str, names: list[str], files: list[Path]) -> Iterable[str]:
    """One select per form of file. The first character tells a JSON page from an array."""
    of_form = {
        form: [file for file in files if f".{form}" in file.name]
        for form in ("csv", "json", "ndjson")
    }
    columns = ", ".join(f"{sql_text(name)}: 'VARCHAR'" for name in names)
    listed = ", ".join(sql_name(name) for name in names)
    if found := of_form["csv"]:
        options = f"all_varchar = true, header = true, names = [{_texts(names)}]"
        yield f"select {listed} from read_csv({file_list(found)}, {options})"
    if found := of_form["ndjson"]:
        options = f"format = 'newline_delimited', columns = {{{columns}}}"
        yield f"select {listed} from read_json({file_list(found)}, {options})"
    pages = [file for file in of_form["json"] if _is_page(file)]
    if arrays := [file for file in of_form["json"] if file not in pages]:
        options = f"format = 'array', columns = {{{columns}}}"
        yield f"select {listed} from read_json({file_list(arrays)}, {options})"
    if pages:
        row = ", ".join(f"{sql_name(name)} VARCHAR" for name in names)
        size = max(OBJECT_SIZE, UNPACKED * max(file.stat().st_size for file in pages))
        options = f"columns = {{{sql_text(feed)}: 'STRUCT({row})[]'}}, maximum_object_size = {size}"
        unnested = f"unnest({sql_name(feed)}, max_depth := 2)"
        yield f"select {unnested} from read_json({file_list(pages)}, {options})"


def _texts(names: Iterable[str]) -> str:
    return ", ".join(sql_text(name) for name in names)


def _is_page(file: Path) -> bool:
    """True if a JSON file is a page: an object that holds the array of rows."""
    openers: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".zst": zstandard.open}
    with openers.get(file.suffix, open)(file, "rb") as stream:
        return bool(stream.read(1) == b"{")
