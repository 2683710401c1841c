"""Runs dbt on the project, in this process."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from zoom_analytics.settings import Settings, exported

NOTHING_BUILT = ("operation", "exposure")  # hooks, and what dbt only knows of
FAILED = ("error", "fail", "runtime error", "partial success")
# seconds that one thread of Python may keep others waiting, who have a short statement to start or
# to take up
TURN = 0.0005


@dataclass
class NodeResult:
    """What became of one seed, model, snapshot or test. status: as dbt says it."""

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
    """What a run of dbt did. error: why it could not begin, empty where it could."""

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


def parse_project(settings: Settings) -> Any:
    """The manifest of the project, for run_dbt; None where the project cannot be parsed."""
    from dbt.cli.main import dbtRunner

    with exported(settings), at_ease():
        return dbtRunner().invoke(["parse", *_everywhere(settings)]).result


def run_dbt(
    settings: Settings,
    arguments: Sequence[str],
    watch: Callable[[int, int], None] | None = None,
    manifest: Any = None,
) -> DbtReport:
    """Runs one dbt command, such as ['build', '--full-refresh'].

    watch is told after each node how many are done and how many there are. manifest: what
    parse_project gave; None: dbt parses. The warehouse is free again afterwards.
    """
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    total = 0
    done = 0

    def on_event(event: object) -> None:
        nonlocal total, done
        name = event.info.name  # type: ignore[attr-defined]
        if name == "ConcurrencyLine":  # all is parsed
            gc.freeze()
            gc.enable()
        elif name == "LogStartLine":
            total = event.data.total  # type: ignore[attr-defined]
        elif name == "NodeFinished" and watch and total:
            done += 1
            watch(min(done, total), total)

    settings.warehouse.parent.mkdir(parents=True, exist_ok=True)
    settings.spill_folder.parent.mkdir(parents=True, exist_ok=True)
    with exported(settings), at_ease():
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
    """Lets dbt learn a project without Python searching for unused objects: all is in use to the
    end of a run, and looking through it again and again takes longer than most models. Threads
    take shorter turns meanwhile.
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
    """Arguments of every command."""
    return [
        "--quiet",
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
