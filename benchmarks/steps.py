"""The steps of a benchmark, run in order on one set of files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.floor import PARTS
from benchmarks.landing import Generated, delivery_of, files_of, link
from benchmarks.process import Measure, measure
from benchmarks.spent import Spent, read_spent

STEPS = {
    "bare": "`create table as select * from read_csv(all_varchar = true)`, the CSV files",
    "load csv": "`zoom-analytics load` of the same CSV files",
    "floor": "the floor: load, silver, gold and KPIs by hand-written SQL, all files",
    "load": "`zoom-analytics load` of all files",
    "parse cold": "`dbt parse` without a saved state",
    "parse": "`dbt parse` with partial parsing",
    "build": "`dbt build` with all tests, unit tests included",
    "untested": "`dbt build` without tests",
    "trivial": "`dbt run` of one trivial view",
    "increment": "load and build of the last delivery, all tests included",
    "idle": "load and build without new files",
    "publish": "writing all published files",
    "dlt": "dlt, the same CSV files",
}
CLI, WORK = "zoom_analytics.cli", "benchmarks.work"
TRIVIAL = "stg_reference__exchange_rates"
NO_TESTS = ("--exclude", "resource_type:test", "resource_type:unit_test")
Said = Callable[[Measure], None]


@dataclass(frozen=True)
class Options:
    """How steps run. threads: of dbt and of the engine; memory_limit: of the engine."""

    project: Path
    threads: int = 2
    memory_limit: str = "4GB"
    only: tuple[str, ...] = tuple(STEPS)


@dataclass
class Bench:
    """One set of files and the folder in which the steps run.

    measures: by step; the floor has one for each part ('floor load'). spent: how dbt spent its
    time, by step.
    """

    generated: Generated
    folder: Path
    options: Options
    said: Said = lambda _: None
    measures: dict[str, Measure] = field(default_factory=dict)
    spent: dict[str, Spent] = field(default_factory=dict)

    @property
    def landing(self) -> Path:
        return self.folder / "landing"

    @property
    def warehouse(self) -> Path:
        return self.folder / "zoom_analytics.duckdb"

    def run(self) -> None:
        """Runs the steps of the options, in the order of STEPS, in an empty folder that is
        removed afterwards.
        """
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "tmp").mkdir(parents=True)
        held_back = self._lay_out()
        wanted = self.options.only
        try:
            if "bare" in wanted:
                self._step("bare", WORK, "bare", str(self.folder / "bare.duckdb"))
                (self.folder / "bare.duckdb").unlink()
            if "load csv" in wanted:
                self._load_csv()
            if "floor" in wanted:
                self._floor()
            if set(wanted) & {"load", "build", "untested", "increment", "idle", "publish"}:
                self._ours(held_back)
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _lay_out(self) -> list[Path]:
        """Links the files to the landing folder. Returns the files of the last delivery if an
        increment follows.
        """
        files = files_of(self.generated.landing)
        last = (
            self.generated.deliveries
            if "increment" in self.options.only and self.generated.deliveries > 1
            else 0
        )
        link(
            [file for file in files if delivery_of(file) != last],
            self.generated.landing,
            self.landing,
        )
        return [file for file in files if delivery_of(file) == last]

    def _load_csv(self) -> None:
        only_csv = self.folder / "landing_csv"
        link(
            [file for file in files_of(self.landing) if ".csv" in file.name], self.landing, only_csv
        )
        warehouse = self.folder / "load_csv.duckdb"
        self._step(
            "load csv", CLI, "load", "--landing", str(only_csv), "--warehouse", str(warehouse)
        )
        warehouse.unlink()

    def _floor(self) -> None:
        database = self.folder / "floor.duckdb"
        for part in PARTS:
            self._step(f"floor {part}", WORK, "floor", str(database), part)
        database.unlink()

    def _ours(self, held_back: list[Path]) -> None:
        wanted = self.options.only
        self._step("load", CLI, "load")
        raw_only = self.folder / "raw_only.duckdb"
        if "untested" in wanted:
            shutil.copyfile(self.warehouse, raw_only)
        if "parse" in wanted:
            self._dbt("parse cold", "parse")
            self._dbt("parse", "parse")
        if "build" in wanted:
            self._build("build", "--unit-tests")
        if "untested" in wanted:
            self._untested(raw_only)
        if "increment" in wanted:
            link(held_back, self.generated.landing, self.landing)
            self._build("increment")
        if "idle" in wanted:
            self._build("idle")
        if "trivial" in wanted:
            self._dbt("trivial", "run", "--select", TRIVIAL)
        if "publish" in wanted:
            self._step("publish", CLI, "publish")

    def _untested(self, raw_only: Path) -> None:
        """Builds the other copy at the path of the warehouse: another path would make dbt parse
        the whole project again.
        """
        tested = self.folder / "tested.duckdb"
        if self.warehouse.exists():
            os.replace(self.warehouse, tested)
        os.replace(raw_only, self.warehouse)
        self._dbt("untested", "build", *NO_TESTS)
        if "build" in self.options.only:
            os.replace(tested, self.warehouse)

    def _dbt(self, step: str, *arguments: str) -> None:
        self._with_spent(step, WORK, "dbt", *arguments)

    def _build(self, step: str, *arguments: str) -> None:
        self._with_spent(step, CLI, "build", "--no-publish", *arguments)

    def _with_spent(self, step: str, module: str, *arguments: str) -> None:
        log = self.folder / "logs" / "dbt.log"
        log.unlink(missing_ok=True)
        self._step(step, module, *arguments)
        self.spent[step] = read_spent(self.folder / "target", log)

    def _step(self, step: str, module: str, *arguments: str) -> None:
        log = self.folder / "logs" / f"{step.replace(' ', '_')}.log"
        self.measures[step] = measure(step, module, arguments, dict(self.environment()), log)
        self.said(self.measures[step])

    def environment(self) -> Iterator[tuple[str, str]]:
        yield "ZOOM_PROJECT", str(self.options.project)
        yield "ZOOM_LANDING", str(self.landing)
        yield "ZOOM_WAREHOUSE", str(self.warehouse)
        yield "ZOOM_BI", str(self.folder / "bi")
        yield "ZOOM_TEMP", str(self.folder / "tmp")
        yield "ZOOM_MEMORY_LIMIT", self.options.memory_limit
        yield "ZOOM_THREADS", str(self.options.threads)
        yield "ZOOM_TARGET", "dev"
        yield "DBT_TARGET_PATH", str(self.folder / "target")
        yield "DBT_LOG_PATH", str(self.folder / "logs")
