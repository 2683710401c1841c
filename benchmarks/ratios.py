"""The ratios within one run, each with its limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.floor import PARTS
from benchmarks.process import Measure
from benchmarks.spent import Spent


@dataclass(frozen=True)
class Ratio:
    """seconds divided by against. at_least: the limit is a lower bound."""

    name: str
    seconds: float
    against: float
    limit: float
    at_least: bool = False

    @property
    def value(self) -> float:
        return self.seconds / self.against if self.against else float("inf")

    @property
    def holds(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"value": round(self.value, 3), "holds": self.holds}


def ratios_of(measures: Mapping[str, Measure], spent: Mapping[str, Spent]) -> list[Ratio]:
    """Every ratio whose steps were measured."""
    seconds = {step: measure.seconds for step, measure in measures.items()}
    seconds |= _sums(seconds, spent)
    wanted = [
        ("full build (load, dbt build with all tests) over the floor", "full", "floor", 2.5),
        ("load of the CSV files over a bare read_csv of them", "load csv", "bare", 1.5),
        (
            "increment (load and build of one delivery) over the full build",
            "increment",
            "full",
            0.10,
        ),
        (
            "build without new files over dbt parse and one trivial model",
            "idle",
            "parse and trivial",
            3.0,
        ),
    ]
    found = [
        Ratio(name, seconds[one], seconds[other], limit)
        for name, one, other, limit in wanted
        if {one, other} <= seconds.keys()
    ]
    if {"dlt rows", "dlt load csv"} <= seconds.keys():
        found.append(
            Ratio(
                "dlt's row mode over `zoom-analytics load`",
                seconds["dlt rows"],
                seconds["dlt load csv"],
                10,
                at_least=True,
            )
        )
    if {"dlt arrow", "dlt load csv"} <= seconds.keys():
        found.append(
            Ratio(
                "dlt's Arrow path over `zoom-analytics load`",
                seconds["dlt arrow"],
                seconds["dlt load csv"],
                1,
                at_least=True,
            )
        )
    return found


def _sums(seconds: Mapping[str, float], spent: Mapping[str, Spent]) -> dict[str, float]:
    """Sums of steps. The trivial model counts without the parsing of its process."""
    sums = {
        "full": ["load", "build"],
        "floor": [f"floor {part}" for part in PARTS],
    }
    found = {
        name: sum(seconds[step] for step in steps)
        for name, steps in sums.items()
        if set(steps) <= seconds.keys()
    }
    if "parse" in seconds and "trivial" in spent:
        found["parse and trivial"] = seconds["parse"] + spent["trivial"].by_type.get("model", 0.0)
    return found
