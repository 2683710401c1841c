"""The top of the page: last day with data, result of the last run, quarantine, key figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from zoom_analytics.dashboard.figures import Figures
from zoom_analytics.dashboard.panels import KEY_FIGURES
from zoom_analytics.dashboard.published import NoPublication, Published, Row
from zoom_analytics.dashboard.wording import STILL_RUNS, last_day, period, shown, with_unit

MOST_TROUBLES = 20  # processes listed of the last run


@dataclass(frozen=True)
class KeyFigure:
    """The value of a KPI in the newest complete month, and its change from the month before.

    A month that still runs is not compared.
    """

    code: str
    label: str
    value: float | None
    text: str
    when: str
    change: str


@dataclass(frozen=True)
class State:
    """The state of the data. until: last day with data. Rows are those of the queries of the same
    names.
    """

    until: date
    publication: Row
    last_run: Row | None
    troubles: list[Row]
    last_load: Row | None
    deliveries: list[Row]
    quarantine: list[Row]
    open_errors: Row

    @property
    def outcome(self) -> str:
        """The result of the last run in one word."""
        if self.last_run is None:
            return "Unknown"
        return (
            "Failure"
            if self.last_run["failed"]
            else "Warning"
            if self.last_run["warned"]
            else "Success"
        )

    def sum(self, column: str) -> int:
        """The sum of a column of the deliveries over all feeds."""
        return sum(row[column] for row in self.deliveries)

    @property
    def most_quarantined(self) -> int:
        return max((row["quarantined_rows"] for row in self.quarantine), default=0)


def read_state(published: Published) -> State:
    """Reads the state. Raises NoPublication if the file has no data."""
    publication = published.row("publication")
    if publication is None or publication["data_until"] is None:
        raise NoPublication(
            "The published file holds no data yet: deliver files, then run `zoom-analytics build`."
        )
    until = publication["data_until"]
    return State(
        until=until.date() if isinstance(until, datetime) else until,
        publication=publication,
        last_run=published.row("last_run"),
        troubles=published.rows("last_run_troubles", {"most": MOST_TROUBLES}),
        last_load=published.row("last_load"),
        deliveries=published.rows("deliveries"),
        quarantine=published.rows("quarantine"),
        open_errors=published.row("open_errors") or {"open": 0, "in_progress": 0},
    )


def key_figures(figures: Figures, until: date) -> list[KeyFigure]:
    """The key figures that have a value."""
    found = (_key_figure(figures, code, label, until) for code, label in KEY_FIGURES.items())
    return [figure for figure in found if figure]


def _key_figure(figures: Figures, code: str, label: str, until: date) -> KeyFigure | None:
    total = figures.total(code)
    months = {
        start: figure.value for start, figure in (total.of("Monthly") if total else {}).items()
    }
    complete = [start for start in months if last_day(start, "Monthly") <= until]
    if not months:
        return None
    newest = max(complete or months)
    before = max((start for start in complete if start < newest), default=None)
    unit = figures.definitions[code].unit
    return KeyFigure(
        code=code,
        label=label,
        value=months[newest],
        text=with_unit(months[newest], unit),
        when=period(newest, "Monthly") + ("" if complete else f", {STILL_RUNS}"),
        change=_change(months[newest], months[before], unit, period(before, "Monthly"))
        if before
        else "",
    )


def _change(value: float | None, before: float | None, unit: str, when: str) -> str:
    """'+5.00% on May 2026'; for percentages, the difference in points."""
    if value is None or before is None or (unit != "percent" and before <= 0):
        return ""
    points = value - before if unit == "percent" else (value - before) / before * 100
    sign = "+" if points > 0 else "±" if not points else ""
    text = shown(points, "percent")
    return f"{sign}{text.removesuffix('%') + ' points' if unit == 'percent' else text} on {when}"
