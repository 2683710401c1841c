"""Every number on the page without scripts equals a query on the published file, and only what
can be added up is added up.
"""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from support.dashboard.page_reading import Asked, Element, Written, ask, cells_of, is_shown
from support.dashboard.published_stand_in import catalogue
from zoom_analytics.dashboard.figures import PERIOD_TYPES, REST, Definition, Figure, Figures, Slice
from zoom_analytics.dashboard.page import DELIVERY_COLUMNS
from zoom_analytics.dashboard.panels import (
    KEY_FIGURES,
    LICENSE_USE,
    MOVEMENTS,
    PANELS,
    SECTIONS,
    Panel,
)
from zoom_analytics.dashboard.state import key_figures
from zoom_analytics.dashboard.views import IN_TABLES

each_panel = pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.key)


def tables(dashboard: Written, panel: Panel) -> dict[str, Element]:
    article = dashboard.tree.one("article", id=panel.key)
    return {table.attributes["data-period-type"] or "": table for table in article.all("table")}


def query(dashboard: Written, sql: str) -> list[tuple]:
    with duckdb.connect(str(dashboard.file), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def rest_of(asked: Asked, start: str, shown: set[str]) -> float | None:
    """The values without a column of their own, combined for a period."""
    others = {name for _, name in asked.parts} - shown - {"Total"}
    parts = [part for (at, name), part in asked.parts.items() if at == start and name in others]
    numerator, denominator = sum(part[0] for part in parts), sum(part[1] or 0 for part in parts)
    if not parts:
        return None
    if all(part[1] is None for part in parts):
        return numerator
    return numerator / denominator * next(iter(asked.scale.values())) if denominator else None


@each_panel
def test_the_tables_are_the_newest_periods_of_the_file(dashboard: Written, panel: Panel) -> None:
    found = tables(dashboard, panel)
    asked = {kind: ask(dashboard.file, panel, kind) for kind in PERIOD_TYPES}
    assert set(found) == {kind for kind in PERIOD_TYPES if asked[kind].values}
    for kind, table in found.items():
        cells = cells_of(table)
        columns = {head.text for head in table.one("thead").all("th")}
        starts = [head.attributes["data-start"] for head in table.one("tbody").all("th")]
        newest = sorted(
            {start for start, _ in asked[kind].parts or asked[kind].values}, reverse=True
        )[: IN_TABLES[kind]]
        assert starts == newest
        expected = {
            (start, name): value
            for (start, name), value in asked[kind].values.items()
            if start in newest and name in columns
        }
        expected |= {
            (start, REST): rest
            for start in newest
            if REST in columns and (rest := rest_of(asked[kind], start, columns)) is not None
        }
        assert cells == pytest.approx(expected, rel=1e-12)


@each_panel
def test_periods_are_added_up_only_where_the_catalogue_says_so(
    dashboard: Written, panel: Panel
) -> None:
    for kind, table in tables(dashboard, panel).items():
        asked = ask(dashboard.file, panel, kind)
        starts = {head.attributes["data-start"] or "" for head in table.one("tbody").all("th")}
        columns = [head.text for head in table.one("thead").all("th")][1:]
        if not any(parts for _, parts in asked.adds_up.values()):
            assert not table.all("tfoot")
            continue
        for column, cell in zip(columns, table.one("tfoot").all("td"), strict=True):
            if column in asked.adds_up:
                assert is_shown(
                    cell.attributes.get("data-value"), asked.together(column, starts)
                ), (kind, column)


def test_shares_of_unique_users_are_never_added_up(dashboard: Written) -> None:
    for key in (
        "active-users",
        "feature-adoption",
        "peak-concurrency",
        "retention",
        "mrr",
        "assigned-licenses",
        "license-utilization",
    ):
        assert not dashboard.tree.one("article", id=key).all("tfoot"), key
        assert REST not in {
            head.text for head in dashboard.tree.one("article", id=key).all("th")
        }, key


def test_values_without_a_column_are_together_where_they_add_up_and_said(
    dashboard: Written,
) -> None:
    assert REST in {
        head.text for head in dashboard.tree.one("article", id="ticket-resolution").all("th")
    }
    notes = {
        key: dashboard.tree.one("article", id=key).one("p", **{"class": "notes"}).text
        for key in ("ticket-resolution", "assigned-licenses")
    }
    assert (
        notes["ticket-resolution"]
        == "The 4 largest of 10 values are shown; the others are combined."
    )
    assert (
        notes["assigned-licenses"]
        == "The 8 largest of 10 values are shown. The others cannot be added up and are left out."
    )


@each_panel
def test_the_periods_that_still_run_are_marked_and_so_is_what_they_are_added_to(
    dashboard: Written, panel: Panel
) -> None:
    """The periods that are not complete in kpi_values; the same in figures of gold and of other
    marts, which do not mark them.
    """
    running = query(
        dashboard,
        "select distinct period_type, cast(period_start as varchar) from marts.kpi_values "
        "where not is_complete",
    )
    assert running == [("Monthly", "2026-06-01")]
    for kind, table in tables(dashboard, panel).items():
        marked = [
            (kind, head.attributes["data-start"])
            for head in table.one("tbody").all("th")
            if head.all("small")
        ]
        assert marked == (running if kind == "Monthly" else [])
        assert [foot.all("th")[0].text for foot in table.all("tfoot")] in (
            [],
            ["Together, so far" if marked else "Together"],
        )


@pytest.mark.parametrize(
    ("months", "until", "text", "when", "change"),
    [
        (
            {4: 100, 5: 200, 6: 90},
            date(2026, 6, 29),
            "200 users",
            "May 2026",
            "+100.00% on Apr 2026",
        ),
        ({4: 100, 5: 200, 6: 90}, date(2026, 6, 30), "90 users", "Jun 2026", "−55.00% on May 2026"),
        ({6: 90, 7: 9}, date(2026, 6, 29), "9 users", "Jul 2026, still runs", ""),
    ],
)
def test_no_month_that_still_runs_is_compared(
    months: dict[int, float], until: date, text: str, when: str, change: str
) -> None:
    by_month = {date(2026, month, 1): Figure(value, value, None) for month, value in months.items()}
    definition = Definition(
        "000-04", "monthly_active_users", "", "", "", "users", 1, "nothing", ("Monthly",), None, ""
    )
    figures = Figures(
        {"000-04": definition}, {"000-04": [Slice("total", "all", {"Monthly": by_month})]}, {}
    )
    (found,) = key_figures(figures, until)
    assert (found.text, found.when, found.change) == (text, when, change)


def test_the_key_figures_are_those_of_the_newest_complete_month(dashboard: Written) -> None:
    found = {
        tile.attributes["data-code"]: tile.all("dd")[0].attributes.get("data-value")
        for tile in dashboard.tree.one(id="key-figures").all("div")
    }
    rows = query(
        dashboard,
        """select kpi_code, kpi_value from marts.kpi_values
           where period_type = 'Monthly' and dimension = 'all' and is_complete
           qualify row_number() over (partition by kpi_code order by period_start desc) = 1""",
    )
    assert {code: value and float(value) for code, value in found.items()} == {
        code: value for code, value in rows if code in KEY_FIGURES
    }


def test_the_quarantine_and_the_deliveries_are_those_of_the_file(dashboard: Written) -> None:
    codes = [
        (
            row.all("th")[0].text,
            int(row.one("td", **{"class": "number"}).attributes["data-value"] or ""),
        )
        for row in rows(dashboard, "quarantine")
    ]
    assert codes == query(
        dashboard,
        "select error_code, sum(quarantined_rows)::int from marts.quarantine_by_code group by 1 "
        "order by 2 desc",
    )
    feeds = {
        row.all("th")[0].text: [int(cell.attributes["data-value"] or "") for cell in row.all("td")]
        for row in rows(dashboard, "deliveries")
    }
    columns = ", ".join(
        f"sum({'rows_read' if column == 'delivered' else column})::int"
        for column in DELIVERY_COLUMNS
    )
    expected = query(
        dashboard,
        f"select source_system || '/' || feed, {columns} from audit.row_accounting group by 1",
    )
    assert feeds == {feed: numbers for feed, *numbers in expected}


def rows(dashboard: Written, table: str) -> list[Element]:
    return dashboard.tree.one("table", id=table).one("tbody").all("tr")


def test_the_state_of_the_last_run_is_said(dashboard: Written) -> None:
    state = dashboard.tree.one("section", id="state")
    assert state.one("span", **{"class": "outcome warning"}).text == "Warning"
    assert [row.all("th")[0].text for row in rows(dashboard, "troubles")] == [
        "<script>window.hostile=1</script>"
    ]
    tiles = {
        tile.one("dt").text: tile.all("dd")[0].text
        for tile in state.one("dl", **{"class": "tiles"}).all("div")
    }
    assert tiles == {
        "Data until": "28 Jun 2026", "Last run": "Warning", "Rows delivered": "40,510",
        "In quarantine": "1,239 rows", "Open errors": "2",
    }  # fmt: skip


def test_each_panel_shows_kpis_of_the_catalogue_in_a_section_that_is_there() -> None:
    known = {kpi["code"]: kpi for kpi in catalogue()} | {MOVEMENTS: {}, LICENSE_USE: {}}
    for panel in PANELS:
        codes = [code for measure in panel.measures for code in measure.all_codes()]
        assert set(codes) <= known.keys() and panel.section in SECTIONS, panel.key
        assert len({known[code].get("unit") for code in codes}) == 1, "one axis has one unit"
        assert (
            len({known[code].get("adds up") for code in codes}) == 1 or len(panel.measures) > 1
        ), panel.key
    assert KEY_FIGURES.keys() <= known.keys()


def test_each_definition_is_the_catalogues(dashboard: Written) -> None:
    known = {kpi["code"]: kpi for kpi in catalogue()}
    for panel in PANELS:
        said = (
            dashboard.tree.one("article", id=panel.key)
            .one("details", **{"class": "definition"})
            .text
        )
        for code in {
            code for measure in panel.measures for code in measure.all_codes()
        } & known.keys():
            assert (
                code in said
                and known[code]["question"] in said
                and known[code]["formula"] in said
                and f"How {code} reads so far." in said
            )
