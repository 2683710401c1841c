"""A warehouse in a folder of its own: files are delivered, loaded and built as the command line
does it, then asked.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
from click.testing import CliRunner
from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt.contracts.graph.manifest import Manifest

from zoom_analytics.building.command import WHAT_DELIVERIES_CHANGE
from zoom_analytics.building.dbt import DbtReport, at_ease, run_dbt
from zoom_analytics.cli import main
from zoom_analytics.contract import Contract, read_contract
from zoom_analytics.loaders import LoadReport, load
from zoom_analytics.settings import Settings, exported, find_project

Row = Mapping[str, object]
ProjectState = dict[str, tuple[int, int]]
SHORT_KEY = re.compile(r"#([a-z])(\d+)")
WITHOUT_TESTS = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")
AS_DELIVERIES_COME = ("--selector", WHAT_DELIVERIES_CHANGE)
WITHOUT_MARTS = ("--select", "+path:models/gold", "+path:models/audit", "+path:models/silver")

PROJECT_FILES = ("dbt_project.yml", "profiles.yml", "selectors.yml", "pyproject.toml")
PROJECT_FOLDERS = ("models", "macros", "seeds", "snapshots", "tests/data")


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

    project    folder of dbt_project.yml
    folder     where dbt writes its artifacts and logs, outside the project's own
    log_level  of dbt's log; none by default, as writing the log and the artifacts of a build takes
               a fifth of it
    manifests  what dbt parsed, by target; parsed again where a file of the project has changed
    """

    project: Path
    folder: Path
    log_level: str = "none"
    manifests: dict[str, tuple[ProjectState, Manifest]] = field(default_factory=dict)

    def dbt(self, settings: Settings, *arguments: str, run_date: str | None = None) -> DbtReport:
        """Runs dbt on the project, whichever folder the settings name. run_date: the day that
        load_date shows.
        """
        settings = replace(settings, project=self.project)
        day = ("--vars", f"{{run_date: {run_date}}}") if run_date else ()
        manifest = self._parsed(settings)
        unread = ("--no-write-json",) if self.log_level == "none" else ()
        return run_dbt(settings, [*arguments, *day, *unread, *self._artifacts()], manifest=manifest)

    def manifest(self) -> dict[str, Any]:
        """What dbt knows of the project."""
        manifest = self._parsed(self._no_warehouse())
        assert manifest, "the project cannot be parsed"
        return json.loads((self.folder / "target" / "parsed.json").read_text(encoding="utf-8"))

    def chosen(self, *arguments: str) -> set[str]:
        """What dbt would deal with, by unique_id. arguments: as for `dbt ls`."""
        form = ("--output", "json", "--output-keys", "unique_id")
        outcome = self._invoke(self._no_warehouse(), "ls", *arguments, *form)
        assert outcome.success, outcome.exception
        return {json.loads(line)["unique_id"] for line in outcome.result}

    def _parsed(self, settings: Settings) -> Manifest | None:
        """The manifest of the project as it is now; None where dbt cannot parse it."""
        state = state_of_project(self.project)
        known, manifest = self.manifests.get(settings.target, (None, None))
        if known != state:
            manifest = self._invoke(settings, "parse").result
            self.manifests[settings.target] = (state, manifest)
            written = self.folder / "target" / "manifest.json"
            if manifest:
                shutil.copyfile(written, written.with_name("parsed.json"))
        return manifest

    def _invoke(self, settings: Settings, command: str, *arguments: str) -> dbtRunnerResult:
        of_project = ("--project-dir", str(self.project), "--profiles-dir", str(self.project))
        with exported(settings), at_ease():
            return dbtRunner().invoke(
                [command, *arguments, "--quiet", *of_project, *self._artifacts()]
            )

    def _artifacts(self) -> tuple[str, ...]:
        """The arguments that say what dbt writes beside the warehouse, and where."""
        target, logs = self.folder / "target", self.folder / "logs"
        levels = ("--log-level", "none", "--log-level-file", self.log_level)
        return (*levels, "--target-path", str(target), "--log-path", str(logs))

    def _no_warehouse(self) -> Settings:
        file = self.folder / "zoom_analytics.duckdb"
        return Settings(self.project, self.folder, file, self.folder, target="prod", actor="tester")


def state_of_project(project: Path) -> ProjectState:
    """Whatever of the project dbt parses, with size and time of change."""
    files = [project / name for name in PROJECT_FILES]
    for part in PROJECT_FOLDERS:
        files += [path for path in (project / part).rglob("*") if path.is_file()]
    return {str(path): (stat.st_size, stat.st_mtime_ns) for path in files for stat in [path.stat()]}


def linked_project(folder: Path) -> Path:
    """A project folder of a test's own, whose files are links to those of the project."""
    folder.mkdir()
    for name in (*PROJECT_FILES, *PROJECT_FOLDERS):
        link = folder / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(project_folder() / name)
    return folder


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
        """Runs dbt on the warehouse. run_date: the day that load_date shows."""
        return self.workshop.dbt(self.settings, *arguments, run_date=run_date)

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
        with self.opened() as connection:
            return connection.execute(spelled_out(sql)).fetchall()

    @contextmanager
    def opened(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection for many queries: opening the file takes longer than most of them."""
        with duckdb.connect(str(self.file)) as connection:
            connection.execute("set TimeZone = 'UTC'")
            yield connection

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
