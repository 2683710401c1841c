"""The panels of the page. A new panel is one more entry of PANELS; nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Form = Literal["lines", "columns", "stack", "ranking"]
# Figures that are read like KPIs: sql/definitions.sql defines them, sql/all_figures.sql reads them.
MOVEMENTS = "mrr_movements"
LICENSE_USE = "license_use"


@dataclass(frozen=True)
class Measure:
    """One line or row of columns. codes: the KPI of each period type, or one KPI for all."""

    label: str
    codes: str | Mapping[str, str]

    def code(self, period_type: str) -> str | None:
        """The KPI of the measure for a period type; None if there is none."""
        return self.codes if isinstance(self.codes, str) else self.codes.get(period_type)

    def all_codes(self) -> tuple[str, ...]:
        return (
            (self.codes,)
            if isinstance(self.codes, str)
            else tuple(dict.fromkeys(self.codes.values()))
        )


@dataclass(frozen=True)
class Panel:
    """One chart with its table.

    key: its name in links and tests.
    measures: what it shows; the axis has the unit of the first. A single measure is sliced by the
    dimension of its KPI, if it has one.
    form: lines; columns; stack: stacked columns, one part per slice; ranking: bars of the newest
    period, longest first.
    values: how many values of a dimension are shown; a note mentions the others.
    from_zero: the axis begins at zero; False for values that lie close together far from zero.
    """

    key: str
    section: str
    title: str
    measures: tuple[Measure, ...]
    form: Form = "lines"
    values: int = 8
    from_zero: bool = True


def sliced(code: str) -> tuple[Measure, ...]:
    """The only measure of a panel: a KPI, sliced by its dimension if it has one."""
    return (Measure("", code),)


SECTIONS = {
    "use": "Use",
    "revenue": "Revenue",
    "licenses": "Licenses",
    "support": "Support",
    "quality": "Quality and operations",
}

KEY_FIGURES = {
    "000-04": "Active users",
    "000-01": "Meeting minutes",
    "000-06": "Peak concurrent users",
    "001-13": "Monthly recurring revenue",
    "000-21": "Licenses assigned by accounts",
    "000-28": "Uptime",
    "000-24": "Customer satisfaction",
    "001-10": "Ticket resolution time",
}

PANELS = (
    Panel(
        "active-users",
        "use",
        "Active users",
        (
            Measure("Active users", {"Daily": "000-03", "Monthly": "000-04"}),
            Measure("Active hosts", {"Daily": "001-01", "Weekly": "001-02", "Monthly": "001-03"}),
        ),
    ),
    Panel("meeting-minutes", "use", "Meeting minutes", sliced("000-01"), "columns"),
    Panel("peak-concurrency", "use", "Peak concurrent users", sliced("000-06"), "columns"),
    Panel("meeting-duration", "use", "Meeting duration", sliced("001-05")),
    Panel("feature-adoption", "use", "Feature adoption", sliced("000-19"), "ranking", values=20),
    Panel("new-users", "use", "New users", sliced("001-07"), "columns"),
    Panel(
        "retention",
        "use",
        "Retention and churn",
        (Measure("Retention", "000-20"), Measure("Churn", "001-17")),
    ),
    Panel("mrr", "revenue", "Monthly recurring revenue", sliced("001-13"), "columns"),
    Panel("mrr-movements", "revenue", "MRR movements", sliced(MOVEMENTS), "stack"),
    Panel("revenue-by-license", "revenue", "Revenue", sliced("001-14"), "stack"),
    Panel("revenue-per-user", "revenue", "Revenue per active user", sliced("000-22"), "columns"),
    Panel("license-utilization", "licenses", "Licenses in use", sliced(LICENSE_USE), "ranking"),
    Panel("assigned-licenses", "licenses", "Assigned licenses", sliced("001-15")),
    Panel("license-expirations", "licenses", "License expirations", sliced("001-16"), "stack"),
    Panel("license-renewals", "licenses", "License renewals", sliced("001-16R"), values=4),
    Panel("ticket-resolution", "support", "Ticket resolution time", sliced("001-10"), values=4),
    Panel("ticket-volume", "support", "Tickets opened", sliced("000-25"), "columns"),
    Panel("first-contact", "support", "Resolved at first contact", sliced("001-11")),
    Panel("satisfaction", "support", "Customer satisfaction", sliced("000-24"), from_zero=False),
    Panel(
        "media-quality",
        "quality",
        "Audio and video quality",
        (Measure("Audio quality", "000-09"), Measure("Video quality", "000-10")),
        from_zero=False,
    ),
    Panel(
        "connections",
        "quality",
        "Connections, meetings and calls",
        (
            Measure("Connections made", "000-11"),
            Measure("Meetings completed", "000-12"),
            Measure("Calls dropped", "000-13"),
        ),
    ),
    Panel("uptime", "quality", "Uptime", sliced("000-28"), from_zero=False),
    Panel("response-time", "quality", "API response time", sliced("000-14")),
    Panel("security-incidents", "quality", "Security events", sliced("000-29"), "stack"),
)


def values_of_codes() -> dict[str, int]:
    """The number of values read of the dimension of each KPI on the page; 0 if only the total is
    shown.
    """
    wanted = dict.fromkeys(KEY_FIGURES, 0)
    for panel in PANELS:
        for measure in panel.measures:
            for code in measure.all_codes():
                wanted[code] = max(
                    wanted.get(code, 0), panel.values if len(panel.measures) == 1 else 0
                )
    return wanted
