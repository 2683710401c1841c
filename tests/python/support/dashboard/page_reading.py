"""Reading a page as a browser without scripts does, and asking the published file the same
questions in other words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from math import isclose
from pathlib import Path

import duckdb

from zoom_analytics.dashboard.panels import LICENSE_USE, MOVEMENTS, Panel

VOID = {"meta", "link", "img", "input", "br", "hr", "rect"}


@dataclass
class Element:
    """One element of the page."""

    name: str
    attributes: dict[str, str | None]
    parent: Element | None
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def all(self, name: str | None = None, **wanted: str) -> list[Element]:
        """The elements below of that name with these attributes."""
        found = []
        for child in self.children:
            if (not name or child.name == name) and all(
                child.attributes.get(key.replace("_", "-")) == value
                for key, value in wanted.items()
            ):
                found.append(child)
            found += child.all(name, **wanted)
        return found

    def one(self, name: str | None = None, **wanted: str) -> Element:
        (found,) = self.all(name, **wanted)
        return found

    @property
    def text(self) -> str:
        return "".join([*self.texts, *(child.text for child in self.children)]).strip()


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, dict(attrs), self.here)
        self.here.children.append(made)
        if tag not in VOID:
            self.here = made

    def handle_endtag(self, tag: str) -> None:
        while self.here.parent and tag not in VOID:
            closed, self.here = self.here, self.here.parent
            if closed.name == tag:
                return

    def handle_data(self, data: str) -> None:
        self.here.texts.append(data)


def parsed(html: str) -> Element:
    """The tree of the page."""
    tree = _Tree()
    tree.feed(html)
    return tree.root


def cells_of(table: Element) -> dict[tuple[str, str], float]:
    """The numbers of a table by period and column; what is not there is not in it."""
    heads = [head.text for head in table.one("thead").all("th")][1:]
    return {
        (row.all("th")[0].attributes["data-start"] or "", heads[place]): float(
            cell.attributes["data-value"] or ""
        )
        for row in table.one("tbody").all("tr")
        for place, cell in enumerate(row.all("td"))
        if "data-value" in cell.attributes
    }


@dataclass(frozen=True)
class Written:
    """A published file and its page."""

    file: Path
    page: Path

    @cached_property
    def html(self) -> str:
        return self.page.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> Element:
        return parsed(self.html)


@dataclass(frozen=True)
class Asked:
    """What the file says of one panel in one kind of period: values by period and column, parts
    likewise, what adds up by column.
    """

    values: dict[tuple[str, str], float]
    parts: dict[tuple[str, str], tuple[float, float | None]]
    adds_up: dict[str, tuple[bool, bool]]
    scale: dict[str, int]

    def together(self, column: str, starts: set[str]) -> float | None:
        """The periods as one figure, where the catalogue allows it."""
        is_additive, parts_are_additive = self.adds_up[column]
        parts = [
            part for (start, name), part in self.parts.items() if name == column and start in starts
        ]
        numerator, denominator = sum(part[0] for part in parts), sum(part[1] or 0 for part in parts)
        if not parts or not parts_are_additive:
            return None
        if is_additive:
            return numerator
        return numerator / denominator * self.scale[column] if denominator else None


def is_shown(shown: str | None, expected: float | None) -> bool:
    """Does the page show the number, or nothing where there is none? Sums of doubles may differ
    in their last digits.
    """
    return (
        shown is None
        if expected is None
        else shown is not None and isclose(float(shown), expected, rel_tol=1e-12)
    )


def ask(file: Path, panel: Panel, period_type: str) -> Asked:
    """All figures of the panel's slices that are no rest, whether the page holds them or not."""
    with duckdb.connect(str(file), read_only=True) as connection:
        rows = []
        for measure in panel.measures:
            code = measure.code(period_type)
            if code:
                label = measure.label or panel.title
                rows += [
                    (label if name == "all" and dimension is None else name, *row)
                    for dimension, name, *row in _rows(connection, code, period_type)
                ]
    return Asked(
        values={
            (start, _column(name)): value for name, start, value, *_ in rows if value is not None
        },
        parts={
            (start, _column(name)): (numerator, denominator)
            for name, start, _, numerator, denominator, *_ in rows
            if numerator is not None
        },
        adds_up={_column(name): (is_additive, parts) for name, *_, is_additive, parts, _ in rows},
        scale={_column(name): scale for name, *_, scale in rows},
    )


def _rows(connection: duckdb.DuckDBPyConnection, code: str, period_type: str) -> list[tuple]:
    if code == MOVEMENTS:
        query = """select 'movement', movement, cast(period_start as varchar), amount, amount,
                   null, true, true, 1 from marts.mrr_movements
                   union all select 'movement', 'all', cast(period_start as varchar), sum(amount),
                   sum(amount), null, true, true, 1
                   from marts.mrr_movements group by period_start"""
        return connection.execute(query).fetchall() if period_type == "Monthly" else []
    if code == LICENSE_USE:
        query = """select 'license_type', license_type, cast(period_start as varchar),
                   utilization_rate::double,
                       null, null, false, false, 100
                   from gold.go_agg_license_utilization
                   where period_type = ?"""
        return connection.execute(query, [period_type]).fetchall()
    query = """select catalogue.dimension, dimension_value, cast(period_start as varchar),
               kpi_value, numerator, denominator,
                   is_additive, parts_are_additive, scale
               from marts.kpi_values join marts.kpi_catalog as catalogue using (kpi_code)
               where kpi_code = ? and period_type = ?"""
    return connection.execute(query, [code, period_type]).fetchall()


def _column(name: str) -> str:
    """The head of its column: the page shortens long names, and HTML knows no blanks at an end."""
    return "Total" if name == "all" else (name if len(name) <= 60 else f"{name[:59]}…").strip()
