"""The figures of the panels by slice and period, and how several are combined to one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from zoom_analytics.dashboard.panels import values_of_codes
from zoom_analytics.dashboard.published import Published, Row
from zoom_analytics.dashboard.wording import last_day

PERIOD_TYPES = ("Daily", "Weekly", "Monthly")
# periods of each type on the page: half a year, two years, five years
KEPT = {"Daily": 184, "Weekly": 104, "Monthly": 60}
REST = "all others"
LONGEST_NAME = 60  # characters shown of a dimension's value


@dataclass(frozen=True)
class Definition:
    """The definition of a KPI.

    adds_up: 'values', 'parts' (add numerators and denominators, then divide) or 'nothing', over
    periods and slices alike. while_running: how to read its value in a period that still runs.
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
    """One value of a KPI. value: None if the denominator is zero."""

    value: float | None
    numerator: float | None
    denominator: float | None


@dataclass
class Slice:
    """The figures of a KPI by period type and period: of its total, of one value of its dimension
    or of all other values. kind: 'total', 'value' or 'rest'.
    """

    kind: str
    name: str
    figures: dict[str, dict[date, Figure]] = field(default_factory=dict)

    def of(self, period_type: str) -> dict[date, Figure]:
        return self.figures.get(period_type, {})


@dataclass(frozen=True)
class Figures:
    """All figures of the panels. value_counts: number of values of the dimension by KPI."""

    definitions: Mapping[str, Definition]
    slices: Mapping[str, list[Slice]]
    value_counts: Mapping[str, int]

    def total(self, code: str) -> Slice | None:
        """The slice of the total, which is the only one of a KPI without a dimension."""
        return next((found for found in self.slices.get(code, []) if found.kind == "total"), None)

    def periods(self, period_type: str) -> list[date]:
        """All periods of the type from the first to the last with a figure."""
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
    """Reads the figures of the panels and the key figures, for the periods and values that the
    page shows.
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
    """Several figures as one, as the catalogue allows; None if it does not or the denominator is
    zero.
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
    """A dimension's value, cut to fit a legend."""
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
