"""The figures of the panels: which slices there are, what they are in each period, how they make
one figure of several.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from zoom_analytics.dashboard.panels import values_of_codes
from zoom_analytics.dashboard.published import Published, Row
from zoom_analytics.dashboard.wording import last_day

PERIOD_TYPES = ("Daily", "Weekly", "Monthly")
# periods of each kind in the page: half a year, two years, five years
KEPT = {"Daily": 184, "Weekly": 104, "Monthly": 60}
REST = "all others"
LONGEST_NAME = 60  # characters of a dimension's value


@dataclass(frozen=True)
class Definition:
    """What a KPI is.

    adds_up        'values', 'parts' (numerators and denominators, then divide) or 'nothing';
    over periods and slices alike while_running  how its value reads in a period that still runs
    """

    code: str
    name: str
    question: str
    formula: str
    source_feeds: str
    unit: str
    scale: int
    adds_up: str
    period_types: tuple[str, ...]
    dimension: str | None
    while_running: str


@dataclass(frozen=True)
class Figure:
    """One value of a KPI. value: None where it was divided by nothing."""

    value: float | None
    numerator: float | None
    denominator: float | None


@dataclass
class Slice:
    """The figures of a KPI in all or for one value of its dimension, by kind of period and
    period. kind: 'total', 'value' or 'rest'.
    """

    kind: str
    name: str
    figures: dict[str, dict[date, Figure]] = field(default_factory=dict)

    def of(self, period_type: str) -> dict[date, Figure]:
        return self.figures.get(period_type, {})


@dataclass(frozen=True)
class Figures:
    """Everything that the panels show. value_counts: how many values the dimension of a KPI has."""

    definitions: Mapping[str, Definition]
    slices: Mapping[str, list[Slice]]
    value_counts: Mapping[str, int]

    def total(self, code: str) -> Slice | None:
        """The slice that is the total, for KPIs without a dimension the only one."""
        return next((found for found in self.slices.get(code, []) if found.kind == "total"), None)

    def periods(self, period_type: str) -> list[date]:
        """Every period of the kind from the first to the last in which anything has a figure."""
        starts = {
            start
            for slices in self.slices.values()
            for found in slices
            for start in found.of(period_type)
        }
        periods = [min(starts)] if starts else []
        while periods and periods[-1] < max(starts):
            periods.append(last_day(periods[-1], period_type) + timedelta(days=1))
        return periods


def read_figures(published: Published) -> Figures:
    """Reads what the panels and the key figures show, as many periods and values as the page
    holds.
    """
    wanted = values_of_codes()
    rows = published.rows(
        "figures", {"codes": list(wanted), "values": list(wanted.values()), "rest": REST, **KEPT}
    )
    slices: dict[str, dict[int, Slice]] = {}
    for row in rows:
        of_code = slices.setdefault(row["kpi_code"], {})
        found = of_code.setdefault(
            row["slice_rank"], Slice(row["slice_kind"], shortened(row["slice"]))
        )
        figure = Figure(row["kpi_value"], row["numerator"], row["denominator"])
        found.figures.setdefault(row["period_type"], {})[row["period_start"]] = figure
    return Figures(
        definitions={row["kpi_code"]: _definition(row) for row in published.rows("definitions")},
        slices={
            code: [of_code[rank] for rank in sorted(of_code)] for code, of_code in slices.items()
        },
        value_counts={
            row["kpi_code"]: row["value_count"] for row in published.rows("values_of_dimensions")
        },
    )


def together(figures: list[Figure], adds_up: str, scale: int) -> float | None:
    """Several figures as one, by what the catalogue allows; None where it allows nothing or
    there is nothing to divide by.
    """
    counted = [figure for figure in figures if figure.numerator is not None]
    if adds_up == "nothing" or not counted:
        return None
    numerator = sum(figure.numerator or 0.0 for figure in counted)
    if adds_up == "values":
        return numerator
    denominator = sum(figure.denominator or 0.0 for figure in counted)
    return numerator / denominator * scale if denominator else None


def shortened(name: str) -> str:
    """A dimension's value as long as a legend bears it."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _definition(row: Row) -> Definition:
    return Definition(
        code=row["kpi_code"],
        name=row["kpi_name"],
        question=row["question"],
        formula=row["formula"],
        source_feeds=row["source_feeds"],
        unit=row["unit"],
        scale=row["scale"],
        adds_up=row["adds_up"],
        period_types=tuple(row["period_types"].split(", ")),
        dimension=row["dimension"],
        while_running=row["while_running"],
    )
