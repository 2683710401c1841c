"""Runs dbt on the project, in this process."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from zoom_analytics.settings import Settings, exported
from zoom_analytics.warehouse.lock import held

NOTHING_BUILT = ("operation", "exposure")  # hooks, and nodes that dbt only documents
FAILED = ("error", "fail", "runtime error", "partial success")
# seconds until a Python thread yields: others wait to start a short statement or take its result
TURN = 0.0005


@dataclass
class NodeResult:
    """The result of one seed, model, snapshot or test. status: dbt's word for it."""

    unique_id: str
    status: str
    message: str
    seconds: float

    @property
    def name(self) -> str:
        """The name without type, project and the hash that dbt gives to tests."""
        return self.unique_id.split(".")[2]


@dataclass
class DbtReport:
    """The result of a run of dbt. error: why dbt could not run the nodes, or empty."""

    success: bool
    results: list[NodeResult] = field(default_factory=list)
    error: str = ""

    def count(self, *statuses: str) -> int:
        return sum(result.status in statuses for result in self.results)

    @property
    def failures(self) -> list[NodeResult]:
        return [result for result in self.results if result.status in FAILED]

    @property
    def warnings(self) -> list[NodeResult]:
        return [result for result in self.results if result.status == "warn"]


@contextmanager
def named_dbt(arguments: Sequence[str]) -> Iterator[None]:
    """dbt writes the command line of the process to its log and results, where it could hold an
    address. It gets its own arguments instead.
    """
    before = sys.argv
    sys.argv = ["dbt", *arguments]
    try:
        yield
    finally:
        sys.argv = before


def parse_project(settings: Settings) -> Any:
    """The manifest of the project, for run_dbt; None if the project cannot be parsed."""
    from dbt.cli.main import dbtRunner

    with exported(settings), at_ease(), named_dbt(["parse"]):
        return dbtRunner().invoke(["parse", *_everywhere(settings)]).result


def run_dbt(
    settings: Settings,
    arguments: Sequence[str],
    watch: Callable[[int, int], None] | None = None,
    manifest: Any = None,
) -> DbtReport:
    """Runs one dbt command, such as ['build', '--full-refresh'].

    watch: called after each node with the nodes done and the total. manifest: from parse_project;
    None: dbt parses the project. The warehouse is closed afterwards.
    """
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    total = 0
    done = 0

    def on_event(event: object) -> None:
        nonlocal total, done
        name = event.info.name  # type: ignore[attr-defined]
        if name == "ConcurrencyLine":  # parsing is done
            gc.freeze()
            gc.enable()
        elif name == "LogStartLine":
            total = event.data.total  # type: ignore[attr-defined]
        elif name == "NodeFinished" and watch and total:
            done += 1
            watch(min(done, total), total)

    settings.warehouse.parent.mkdir(parents=True, exist_ok=True)
    settings.spill_folder.parent.mkdir(parents=True, exist_ok=True)
    with (
        held(settings, f"dbt {arguments[0]}"),
        exported(settings),
        at_ease(),
        named_dbt(arguments),
    ):
        try:
            outcome = dbtRunner(manifest, callbacks=[on_event]).invoke(
                [*arguments, *_everywhere(settings)]
            )
        finally:
            DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]
            gc.unfreeze()
    return _report(outcome)


@contextmanager
def at_ease() -> Iterator[None]:
    """Switches garbage collection off and shortens the turns of threads.

    The objects of a parsed project are in use until the run ends; scanning them repeatedly takes
    longer than most models.
    """
    turn, searches = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(TURN)
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()
        sys.setswitchinterval(turn)


def _everywhere(settings: Settings) -> list[str]:
    """The arguments that every command gets."""
    return [
        "--quiet",
        "--no-use-colors",
        "--no-version-check",
        "--project-dir",
        str(settings.project),
        "--profiles-dir",
        str(settings.project),
    ]


def _report(outcome: object) -> DbtReport:
    results = getattr(outcome.result, "results", None) or []  # type: ignore[attr-defined]
    nodes = [
        NodeResult(r.node.unique_id, str(r.status), (r.message or "").strip(), r.execution_time)
        for r in results
        if r.node.resource_type not in NOTHING_BUILT
    ]
    error = str(outcome.exception or "")  # type: ignore[attr-defined]
    hooks = [r for r in results if r.node.resource_type == "operation" and str(r.status) in FAILED]
    if hooks and not error:
        error = "; ".join(
            f"the hook {r.node.name} failed: {(r.message or '').strip()}" for r in hooks
        )
    return DbtReport(bool(outcome.success), nodes, error)  # type: ignore[attr-defined]
