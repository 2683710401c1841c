"""The same participant rows as CSV, NDJSON and a JSON array, each loaded in a process of its own;
JSON by the careful reader as well.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.floor import csv_files, selects
from benchmarks.landing import Generated
from benchmarks.process import Measure, measure
from benchmarks.steps import CLI, WORK, Bench, Options, Said
from zoom_analytics.contract import Contract
from zoom_analytics.warehouse.sql import sql_name, sql_text

ROWS = 400_000  # at most
FEED = Path("platform", "participants")
FORMS = {"csv": "header", "ndjson": "format json", "json": "format json, array true"}
NUMBERS = {"int": "bigint", "double": "double"}  # types of the contract that JSON has no quotes for
LOADS = (
    ("csv", "engine"),
    ("ndjson", "engine"),
    ("json", "engine"),
    ("ndjson", "careful"),
    ("json", "careful"),
)


def run_forms(folder: Path, made: Generated, options: Options, said: Said) -> dict[str, Any]:
    """Writes the forms from generated files and measures each load."""
    bench = Bench(made, folder / "work", options)
    shutil.rmtree(bench.folder, ignore_errors=True)
    (bench.folder / "tmp").mkdir(parents=True)
    environment = dict(bench.environment())
    log = bench.folder / "logs" / "forms.log"
    try:
        arguments = ["forms", str(made.landing), str(bench.folder)]
        measure("write forms", WORK, arguments, environment, log)
        with open(_file(bench.folder, "ndjson"), "rb") as lines:
            rows = sum(1 for _ in lines)
        loads = []
        for form, reader in LOADS:
            loaded = _load(bench.folder, form, reader, environment, log)
            said(loaded)
            size = _file(bench.folder, form).stat().st_size
            loads.append({"form": form, "reader": reader, "bytes": size} | loaded.as_dict())
        return {"rows": rows, "loads": loads}
    finally:
        shutil.rmtree(bench.folder, ignore_errors=True)


def write_forms(
    connection: duckdb.DuckDBPyConnection, landing: Path, contract: Contract, folder: Path
) -> None:
    """Writes the first rows of the CSV files of the feed as one file of each form, into a landing
    folder per form.
    """
    source, feed = FEED.parts
    columns = contract.tables[source, feed].columns
    (delivered,) = selects(feed, [column.name for column in columns], csv_files(landing)[feed])
    typed = ", ".join(
        f"cast({sql_name(column.name)} as {NUMBERS.get(column.type, 'varchar')})"
        f" as {sql_name(column.name)}"
        for column in columns
    )
    connection.execute(f"create table rows as select {typed} from ({delivered}) limit {ROWS}")
    for form, options in FORMS.items():
        file = _file(folder, form)
        file.parent.mkdir(parents=True)
        connection.execute(f"copy rows to {sql_text(str(file))} ({options})")


def _file(folder: Path, form: str) -> Path:
    return folder / form / FEED / f"{FEED.name}_001.{form}"


def _load(folder: Path, form: str, reader: str, environment: dict[str, str], log: Path) -> Measure:
    """Loads one form into a warehouse that is removed."""
    warehouse = folder / "forms.duckdb"
    environment |= {"ZOOM_LANDING": str(folder / form), "ZOOM_WAREHOUSE": str(warehouse)}
    command = (CLI, ["load"]) if reader == "engine" else (WORK, ["carefully"])
    loaded = measure(f"{form}, {reader}", *command, environment, log)
    warehouse.unlink()
    return loaded
