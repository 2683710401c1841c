"""The data of the page's scripts: the figures as JSON that is safe inside HTML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from zoom_analytics.dashboard.figures import PERIOD_TYPES, Figures
from zoom_analytics.dashboard.views import Series, View
from zoom_analytics.dashboard.wording import last_day

# No character of the data can end a script or begin a tag, an entity or a comment.
ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def inlined(figures: Figures, views: Sequence[View], until: date) -> str:
    """The JSON of all panels."""
    periods = {kind: figures.periods(kind) for kind in PERIOD_TYPES}
    content = {
        "until": until.isoformat(),
        "periods": {
            kind: [start.isoformat() for start in starts] for kind, starts in periods.items()
        },
        "ends": {
            kind: [last_day(start, kind).isoformat() for start in starts]
            for kind, starts in periods.items()
        },
        "panels": [_panel(view, periods) for view in views],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def _panel(view: View, periods: dict[str, list[date]]) -> dict[str, Any]:
    return {
        "key": view.panel.key,
        "title": view.panel.title,
        "form": view.panel.form,
        "fromZero": view.panel.from_zero,
        "unit": view.unit,
        "dimension": view.dimension,
        "series": [_series(found, periods) for found in view.series],
    }


def _series(found: Series, periods: dict[str, list[date]]) -> dict[str, Any]:
    """values: one per period. numerators and denominators: only if values of several periods are
    divided from their sums.
    """
    content: dict[str, Any] = {
        "label": found.label,
        "kind": found.kind,
        "addsUp": found.adds_up,
        "scale": found.scale,
        "values": {},
    }
    if found.adds_up == "parts":
        content |= {"numerators": {}, "denominators": {}}
    for kind, figures in found.figures.items():
        aligned = [figures.get(start) for start in periods[kind]]
        content["values"][kind] = [figure and figure.value for figure in aligned]
        if found.adds_up == "parts":
            content["numerators"][kind] = [figure and figure.numerator for figure in aligned]
            content["denominators"][kind] = [figure and figure.denominator for figure in aligned]
    return content
