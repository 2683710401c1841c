"""Which pictures the page shows. A new panel is one more entry of PANELS; nothing else has to
change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Form = Literal["lines", "columns", "stack", "ranking"]
# No KPIs, but read like one: sql/definitions.sql says what they are, sql/all_figures.sql where they
# come from.
MOVEMENTS = "mrr_movements"
LICENSE_USE = "license_use"


@dataclass(frozen=True)
class Measure:
    """One line or row of columns. codes: the KPI that states it for each kind of period, or the
    one that states it for all.
    """

    label: str
    codes: str | Mapping[str, str]

    def code(self, period_type: str) -> str | None:
        """The KPI that states the measure for such periods; None where none does."""
        return self.codes if isinstance(self.codes, str) else self.codes.get(period_type)

    def all_codes(self) -> tuple[str, ...]:
        return (
            (self.codes,)
            if isinstance(self.codes, str)
            else tuple(dict.fromkeys(self.codes.values()))
        )


@dataclass(frozen=True)
class Panel:
    """One picture with its table.

    key        names it in links and tests measures   what it shows; the first one's unit is the
    axis'. A single measure whose KPI has a dimension is sliced by it form       lines; columns;
    stack: columns on one another, a slice each; ranking: bars of the latest period, longest
    first values     how many values of a dimension are shown, the rest is said from_zero  does
    the axis begin at zero; not where all values lie close together far from it
    """

    key: str
    section: str
    title: str
    measures: tuple[Measure, ...]
    form: Form = "lines"
    values: int = 8
    from_zero: bool = True


def sliced(code: str) -> tuple[Measure, ...]:
    """The one measure of a panel that shows a KPI by its dimension, or a KPI alone."""
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
        "Users who come back",
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
    Panel("first-contact", "support", "Settled at the first contact", sliced("001-11")),
    Panel("satisfaction", "support", "Customer satisfaction", sliced("000-24"), from_zero=False),
    Panel(
        "media-quality",
        "quality",
        "Sound and picture",
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
    Panel("response-time", "quality", "Response time of the API", sliced("000-14")),
    Panel("security-incidents", "quality", "Security events", sliced("000-29"), "stack"),
)


def values_of_codes() -> dict[str, int]:
    """How many values of its dimension are read of each KPI that the page shows; 0 where only
    its total is shown.
    """
    wanted = dict.fromkeys(KEY_FIGURES, 0)
    for panel in PANELS:
        for measure in panel.measures:
            for code in measure.all_codes():
                wanted[code] = max(
                    wanted.get(code, 0), panel.values if len(panel.measures) == 1 else 0
                )
    return wanted
