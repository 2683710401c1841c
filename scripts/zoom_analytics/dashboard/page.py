"""Writes the page: template, style, scripts, data, and the policy that allows only these."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from zoom_analytics.dashboard import wording
from zoom_analytics.dashboard.figures import KEPT, PERIOD_TYPES, Figures
from zoom_analytics.dashboard.inlined import inlined
from zoom_analytics.dashboard.panels import SECTIONS
from zoom_analytics.dashboard.state import State, key_figures
from zoom_analytics.dashboard.views import IN_TABLES, views

ECHARTS_VERSION = "6.1.0"
LIBRARY = "vendor/echarts/echarts.common.min.js"
# joined in this order to one script
SCRIPTS = ("wording.js", "selection.js", "tables.js", "charts.js", "legend.js", "panels.js")
DELIVERY_COLUMNS = ("delivered", "accepted", "superseded", "duplicate", "quarantined", "excluded")
ADDING_UP = {
    "values": "Values of several periods can be added.",
    "parts": "For several periods, numerators and denominators are added, then divided.",
    "nothing": "Values of several periods cannot be added.",
}


def write_page(state: State, figures: Figures) -> str:
    """The HTML of the page."""
    style = read("page/style.css")
    library = read(LIBRARY)
    script = (
        '"use strict";\n(() => {\n'
        + "\n".join(read(f"page/{name}") for name in SCRIPTS)
        + "})();\n"
    )
    shown = views(figures, state.until)
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            policy=policy(scripts=(library, script), style=style),
            style=Markup(style),
            library=Markup(library),
            script=Markup(script),
            data=Markup(inlined(figures, shown, state.until)),
            state=state,
            key_figures=key_figures(figures, state.until),
            views=shown,
            sections=SECTIONS,
            period_types=PERIOD_TYPES,
            kept=KEPT,
            in_tables=IN_TABLES,
            delivery_columns=DELIVERY_COLUMNS,
            adding_up=ADDING_UP,
            echarts_version=ECHARTS_VERSION,
        )
    )


def policy(scripts: tuple[str, ...], style: str) -> str:
    """The content security policy: nothing is fetched, and only scripts and styles with these
    hashes apply.
    """
    hashes = " ".join(f"'{_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def read(name: str) -> str:
    """A file of this package."""
    return files(__package__).joinpath(*name.split("/")).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("zoom_analytics.dashboard", "page"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "day": wording.day,
        "moment": wording.moment,
        "words": wording.words,
        "whole": lambda number: f"{number:,}",
        "exact": repr,
    }
    environment.globals["still_runs"] = wording.STILL_RUNS
    environment.globals["share"] = lambda part, whole: wording.shown(
        part / whole * 100 if whole else None, "percent"
    )
    return environment
