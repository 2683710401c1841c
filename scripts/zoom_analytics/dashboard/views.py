"""The content of each panel: series, definitions, notes and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zoom_analytics.dashboard.figures import (
    PERIOD_TYPES,
    Definition,
    Figure,
    Figures,
    Slice,
    together,
)
from zoom_analytics.dashboard.panels import PANELS, Measure, Panel
from zoom_analytics.dashboard.wording import last_day, period, shown, words

# newest periods in the tables for reading without scripts
IN_TABLES = {"Daily": 14, "Weekly": 13, "Monthly": 12}
TOTAL = "Total"


@dataclass(frozen=True)
class Series:
    """One line or row of columns of the chart and one column of the table.

    kind: 'measure' if the panel is not sliced; 'total', 'value' or 'rest' if it is.
    """

    label: str
    kind: str
    adds_up: str
    scale: int
    figures: Mapping[str, Mapping[date, Figure]]


@dataclass(frozen=True)
class Cell:
    """A number of a table: its exact value and its text."""

    value: float | None
    text: str


@dataclass(frozen=True)
class TableRow:
    """One period of a table. still_runs: the data end before the period does."""

    start: date
    label: str
    still_runs: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """The newest periods of one type, newest first. total: all of them as one; None if no column
    can be added up.
    """

    period_type: str
    rows: tuple[TableRow, ...]
    total: tuple[Cell, ...] | None

    @property
    def still_runs(self) -> bool:
        """True if any of the periods still runs."""
        return any(row.still_runs for row in self.rows)


@dataclass(frozen=True)
class View:
    """One panel as the page shows it. dimension: in words; None if it is not sliced."""

    panel: Panel
    unit: str
    dimension: str | None
    series: tuple[Series, ...]
    definitions: tuple[Definition, ...]
    notes: tuple[str, ...]
    tables: tuple[Table, ...]


def views(figures: Figures, until: date) -> list[View]:
    """All panels, in order. until: last day with data."""
    return [_view(panel, figures, until) for panel in PANELS]


def _view(panel: Panel, figures: Figures, until: date) -> View:
    codes = tuple(dict.fromkeys(code for measure in panel.measures for code in measure.all_codes()))
    definitions = tuple(figures.definitions[code] for code in codes)
    is_sliced = len(codes) == 1 and definitions[0].dimension is not None
    series = (
        _slices(figures, codes[0])
        if is_sliced
        else tuple(_measure(measure, panel, figures) for measure in panel.measures)
    )
    unit = definitions[0].unit
    return View(
        panel=panel,
        unit=unit,
        dimension=words(definitions[0].dimension or "") if is_sliced else None,
        series=series,
        definitions=definitions,
        notes=tuple(
            [
                *_periods_not_stated(panel, figures),
                *_values_not_shown(panel, figures, codes[0] if is_sliced else None),
            ]
        ),
        tables=tuple(
            table for kind in PERIOD_TYPES if (table := _table(series, unit, kind, until))
        ),
    )


def _slices(figures: Figures, code: str) -> tuple[Series, ...]:
    definition = figures.definitions[code]
    return tuple(_series(found, definition) for found in figures.slices.get(code, []))


def _series(found: Slice, definition: Definition) -> Series:
    return Series(
        TOTAL if found.kind == "total" else found.name,
        found.kind,
        definition.adds_up,
        definition.scale,
        found.figures,
    )


def _measure(measure: Measure, panel: Panel, figures: Figures) -> Series:
    first = figures.definitions[measure.all_codes()[0]]
    of_types = {}
    for period_type in PERIOD_TYPES:
        code = measure.code(period_type)
        if code and (total := figures.total(code)) and total.of(period_type):
            of_types[period_type] = total.of(period_type)
    return Series(measure.label or panel.title, "measure", first.adds_up, first.scale, of_types)


def _periods_not_stated(panel: Panel, figures: Figures) -> list[str]:
    said = []
    for measure in panel.measures:
        stated = [
            kind
            for kind in PERIOD_TYPES
            if (code := measure.code(kind)) and kind in figures.definitions[code].period_types
        ]
        if len(stated) < len(PERIOD_TYPES) and len(panel.measures) > 1:
            said.append(f"{measure.label}: {' and '.join(stated).lower()} only.")
    return said


def _values_not_shown(panel: Panel, figures: Figures, code: str | None) -> list[str]:
    count = figures.value_counts.get(code, 0) if code else 0
    if count <= panel.values:
        return []
    what = f"The {panel.values} largest of {count:,} values are shown"
    if figures.definitions[code or ""].adds_up == "nothing":
        return [f"{what}. The others cannot be added up and are left out."]
    return [f"{what}; the others are combined."]


def _table(series: tuple[Series, ...], unit: str, period_type: str, until: date) -> Table | None:
    starts = sorted(
        {start for found in series for start in found.figures.get(period_type, {})}, reverse=True
    )[: IN_TABLES[period_type]]
    if not starts:
        return None

    def cell(value: float | None) -> Cell:
        return Cell(value, shown(value, unit))

    rows = [
        TableRow(
            start,
            period(start, period_type),
            last_day(start, period_type) > until,
            tuple(
                cell(
                    figure.value
                    if (figure := found.figures.get(period_type, {}).get(start))
                    else None
                )
                for found in series
            ),
        )
        for start in starts
    ]
    totals = [
        together(
            [
                figure
                for start in starts
                if (figure := found.figures.get(period_type, {}).get(start))
            ],
            found.adds_up,
            found.scale,
        )
        for found in series
    ]
    return Table(
        period_type,
        tuple(rows),
        tuple(map(cell, totals)) if any(total is not None for total in totals) else None,
    )
