"""A warehouse in a folder of its own: files are delivered, loaded and built as the command line
does it, then asked.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import duckdb
from click.testing import CliRunner
from dbt.cli.main import dbtRunner

from zoom_analytics.building.command import WHAT_DELIVERIES_CHANGE
from zoom_analytics.building.dbt import DbtReport, run_dbt
from zoom_analytics.cli import main
from zoom_analytics.contract import Contract, read_contract
from zoom_analytics.loaders import LoadReport, load
from zoom_analytics.settings import Settings, exported, find_project

Row = Mapping[str, object]
SHORT_KEY = re.compile(r"#([a-z])(\d+)")
WITHOUT_TESTS = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")
AS_DELIVERIES_COME = ("--selector", WHAT_DELIVERIES_CHANGE)
WITHOUT_MARTS = ("--select", "+path:models/gold", "+path:models/audit", "+path:models/silver")


def key(kind: str, number: int) -> str:
    """A UUID that a person can tell from others: its kind is in front, its number at the end."""
    return f"{ord(kind):x}000000-0000-4000-8000-{number:012d}"


def spelled_out(text: str) -> str:
    """The text with every #u1 replaced by the UUID of kind u and number 1."""
    return SHORT_KEY.sub(lambda found: key(found[1], int(found[2])), text)


@cache
def contract_of(project: Path) -> Contract:
    """The contract of the project, read once."""
    return read_contract(project)


@dataclass(frozen=True)
class Workshop:
    """What the warehouses of one test session share.

    project  folder of dbt_project.yml folder   where dbt parses and logs, and where a warehouse
    lies while it is built: dbt parses anew for another path
    """

    project: Path
    folder: Path

    def dbt(self, settings: Settings, *arguments: str, run_date: str | None = None) -> DbtReport:
        """Runs dbt outside the project's own target folder, in one for each run_date: dbt parses
        anew for another variable.
        """
        target = self.folder / (f"target-{run_date}" if run_date else "target")
        day = ("--vars", f"{{run_date: {run_date}}}") if run_date else ()
        return run_dbt(
            settings,
            [
                *arguments,
                *day,
                "--target-path",
                str(target),
                "--log-path",
                str(self.folder / "logs"),
            ],
        )

    def manifest(self) -> dict:
        """What dbt knows of the project."""
        report = self.dbt(self._no_warehouse(), "parse")
        assert report.success, report.error
        return json.loads((self.folder / "target" / "manifest.json").read_text(encoding="utf-8"))

    def chosen(self, *arguments: str) -> set[str]:
        """What dbt would deal with, by unique_id. arguments: as for `dbt ls`."""
        ours = ("--target-path", self.folder / "target", "--log-path", self.folder / "logs")
        of_project = ("--project-dir", self.project, "--profiles-dir", self.project)
        form = ("--quiet", "--output", "json", "--output-keys", "unique_id")
        with exported(self._no_warehouse()):
            outcome = dbtRunner().invoke(["ls", *arguments, *form, *map(str, (*ours, *of_project))])
        assert outcome.success, outcome.exception
        return {json.loads(line)["unique_id"] for line in outcome.result}

    def _no_warehouse(self) -> Settings:
        slot = self.folder / "slot" / "zoom_analytics.duckdb"
        return Settings(self.project, self.folder, slot, self.folder, target="prod", actor="tester")


class Warehouse:
    """One landing folder and one warehouse file. Personal data stay in clear (target prod), so
    that they can be compared.
    """

    def __init__(self, folder: Path, workshop: Workshop):
        self.workshop = workshop
        self.landing = folder / "landing"
        self.file = folder / "zoom_analytics.duckdb"
        self.settings = Settings(
            workshop.project,
            self.landing,
            self.file,
            folder / "bi",
            target="prod",
            actor="tester",
            memory_limit="1GB",
        )
        self.landing.mkdir(parents=True, exist_ok=True)

    def write(
        self, source: str, feed: str, name: str, content: str | bytes | Sequence[Row]
    ) -> Path:
        """Delivers a file: bytes as they are, text with #u1 spelled out, rows in the form that
        the name asks for.
        """
        if not isinstance(content, str | bytes):
            content = _as_text(name, content)
        path = self.landing / source / feed / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else spelled_out(content).encode())
        return path

    def load(self) -> LoadReport:
        """Loads what is new. Whatever is no matter of one file fails the test."""
        report = load(self.settings, contract_of(self.workshop.project))
        assert not report.errors, report.errors
        return report

    def dbt(self, *arguments: str, run_date: str | None = None) -> DbtReport:
        """Runs dbt on the warehouse, which lies in the workshop meanwhile. run_date: the day
        that load_date shows.
        """
        slot = self.workshop.folder / "slot" / self.file.name
        slot.parent.mkdir(parents=True, exist_ok=True)
        os.replace(self.file, slot)
        try:
            return self.workshop.dbt(
                replace(self.settings, warehouse=slot), *arguments, run_date=run_date
            )
        finally:
            os.replace(slot, self.file)

    def build(self, *arguments: str, run_date: str | None = None, marts: bool = True) -> DbtReport:
        """Runs dbt build on the whole project without its tests; a failure fails the test.
        marts: with those.
        """
        report = self.dbt(
            "build",
            *arguments,
            *WITHOUT_TESTS,
            *(() if marts else WITHOUT_MARTS),
            run_date=run_date,
        )
        assert report.success, report.error or [
            (result.name, result.message) for result in report.failures
        ]
        return report

    def command(self, *arguments: str) -> str:
        """Runs `zoom-analytics` on the warehouse; what it printed."""
        with exported(self.settings):
            result = CliRunner().invoke(main, list(arguments))
        assert result.exit_code == 0, result.output
        return result.output

    def query(self, sql: str) -> list[tuple]:
        """The rows of a query, in which #u1 is spelled out."""
        with duckdb.connect(str(self.file)) as connection:
            connection.execute("set TimeZone = 'UTC'")
            return connection.execute(spelled_out(sql)).fetchall()

    def copy_to(self, folder: Path) -> Warehouse:
        """Another warehouse with the same landing folder and the same content."""
        copy = Warehouse(folder, self.workshop)
        shutil.copytree(self.landing, copy.landing, dirs_exist_ok=True)
        shutil.copyfile(self.file, copy.file)
        return copy


def _as_text(name: str, rows: Sequence[Row]) -> str:
    if name.endswith(".csv"):
        return _as_csv(rows)
    if name.endswith(".json"):
        return json.dumps(list(rows))
    return "".join(json.dumps(row) + "\n" for row in rows)


def _as_csv(rows: Iterable[Row]) -> str:
    rows = list(rows)
    text = io.StringIO()
    writer = csv.DictWriter(
        text, list(dict.fromkeys(name for row in rows for name in row)), lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def project_folder() -> Path:
    """The folder of dbt_project.yml."""
    return find_project()
