"""How dbt spent the time of a run, from run_results.json and dbt's log."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

SQL_DONE = re.compile(r"^(?:\x1b\[0m)?(\d\d:\d\d:\d\d\.\d+) .*SQL status: .* in ([\d.]+) seconds")
MOST = 15


@dataclass(frozen=True)
class Spent:
    """Seconds of one run of dbt.

    elapsed     from the first node to the last, hooks included; 0 if the command runs none
    sql         time in which at least one statement ran in the engine
    by_type     summed over threads, of models, tests, ...
    counts      how many nodes of each type
    slowest     the nodes that took longest
    """

    elapsed: float = 0.0
    sql: float = 0.0
    by_type: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    slowest: list[tuple[str, float]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def read_spent(target: Path, log: Path) -> Spent:
    """How the run that wrote these files spent its time. target: dbt's folder; log: dbt's log of
    that run alone.
    """
    path = target / "run_results.json"
    results: dict[str, Any] = {"results": [], "elapsed_time": 0}
    if path.is_file():
        results = json.loads(path.read_text(encoding="utf-8"))
    by_type: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    for result in results["results"]:
        kind = result["unique_id"].split(".")[0]
        by_type[kind] += result["execution_time"]
        counts[kind] += 1
    ranked = sorted(results["results"], key=lambda result: -result["execution_time"])
    slowest = [
        (_name(result["unique_id"]), round(result["execution_time"], 2)) for result in ranked[:MOST]
    ]
    rounded = {kind: round(seconds, 2) for kind, seconds in sorted(by_type.items())}
    path.unlink(missing_ok=True)
    return Spent(
        round(results["elapsed_time"], 2),
        round(seconds_of_sql(log), 2),
        rounded,
        dict(sorted(counts.items())),
        slowest,
    )


def _name(unique_id: str) -> str:
    """The node's name without type, project and hash; a unit test's with its model's."""
    kind, _, *names = unique_id.split(".")
    return ".".join(names) if kind == "unit_test" else names[0]


def seconds_of_sql(log: Path) -> float:
    """Seconds in which at least one statement ran, from the ends and durations in dbt's log."""
    spans = []
    if log.is_file():
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if found := SQL_DONE.match(line):
                end = datetime.strptime(found[1], "%H:%M:%S.%f")
                spans.append((end - timedelta(seconds=float(found[2])), end))
    covered, until = timedelta(), datetime.min
    for begin, end in sorted(spans):
        covered += max(timedelta(), end - max(begin, until))
        until = max(until, end)
    return covered.total_seconds()
