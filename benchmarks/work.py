"""Steps of the benchmark that are not commands of zoom-analytics, each run in a new process:
python -m benchmarks.work STEP ARGUMENTS.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import duckdb

from benchmarks.floor import csv_files, file_list, run_part
from benchmarks.forms import write_forms
from zoom_analytics.contract import read_contract
from zoom_analytics.loaders import load
from zoom_analytics.loaders.readers.limits import Limits
from zoom_analytics.settings import Settings, load_settings


def bare(settings: Settings, database: str) -> None:
    """Reads every CSV file as text into one table per feed."""
    with _open(settings, database) as connection:
        for feed, files in csv_files(settings.landing).items():
            connection.execute(
                f"create table {feed} as"
                f" select * from read_csv({file_list(files)}, all_varchar = true)"
            )


def floor(settings: Settings, database: str, part: str) -> None:
    """One part of the floor, of floor.PARTS."""
    with _open(settings, database) as connection:
        run_part(connection, part, settings.landing, read_contract(settings.project))


def forms(settings: Settings, landing: str, folder: str) -> None:
    """Writes the same rows in each form of forms.FORMS."""
    with _open(settings, ":memory:") as connection:
        write_forms(connection, Path(landing), read_contract(settings.project), Path(folder))


def carefully(settings: Settings) -> None:
    """Loads JSON files by the careful reader, whatever their size."""
    load(settings, read_contract(settings.project), limits=Limits(by_engine=sys.maxsize))


def dbt(settings: Settings, *arguments: str) -> None:
    """One command of dbt, as `zoom-analytics build` runs it."""
    from zoom_analytics.building.dbt import run_dbt

    report = run_dbt(settings, arguments)
    for result in report.failures:
        print(result.name, result.message)
    if not report.success:
        sys.exit(f"dbt {' '.join(arguments)} failed. {report.error}")


def _open(settings: Settings, database: str) -> duckdb.DuckDBPyConnection:
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": settings.memory_limit,
        "temp_directory": f"{database}.tmp",
        "storage_compatibility_version": "v1.4.0",
    }
    connection = duckdb.connect(database, config=config)
    connection.execute("set TimeZone = 'UTC'")
    connection.execute("set enable_progress_bar = false")
    return connection


STEPS: dict[str, Callable[..., None]] = {
    "bare": bare,
    "floor": floor,
    "forms": forms,
    "carefully": carefully,
    "dbt": dbt,
}

if __name__ == "__main__":
    STEPS[sys.argv[1]](load_settings(), *sys.argv[2:])
