"""The page in a browser: its content, its filters, and that it makes no requests."""

from __future__ import annotations

import pytest

from support.dashboard.browser_window import Window
from support.dashboard.page_reading import Written, ask, is_shown
from support.dashboard.published_stand_in import HOSTILE
from zoom_analytics.dashboard.figures import PERIOD_TYPES, REST
from zoom_analytics.dashboard.panels import PANELS, Panel
from zoom_analytics.dashboard.wording import shown

LOOKS = [(width, scheme) for width in (1280, 390) for scheme in ("light", "dark")]
each_look = pytest.mark.parametrize(("width", "scheme"), LOOKS)
each_kind = pytest.mark.parametrize("kind", PERIOD_TYPES)


def stated(panel: Panel, kind: str, file: Written) -> str:
    """The period type that the panel shows for a chosen one: the same, else the next longer one,
    else its longest.
    """
    of_panel = [name for name in PERIOD_TYPES if ask(file.file, panel, name).values]
    longer = [name for name in of_panel if PERIOD_TYPES.index(name) >= PERIOD_TYPES.index(kind)]
    return longer[0] if longer else of_panel[-1]


@each_look
def test_nothing_is_asked_for_and_nothing_is_complained_of(
    window: Window, width: int, scheme: str
) -> None:
    opened = window(width, color_scheme=scheme)
    for kind in PERIOD_TYPES:
        opened.choose_period(kind)
        for months in ("3", "12", ""):
            opened.page.click(f"#filters button[data-months='{months}']")
    for select in opened.page.locator("article select").all():
        select.select_option(index=2)
    opened.page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    for chart in opened.page.locator(".chart").all():
        chart.hover()
    opened.page.wait_for_timeout(200)
    assert len(opened.requests) == 1 and opened.requests[0].startswith("file://")
    assert not opened.troubles


@each_kind
def test_every_number_is_that_of_a_query(window: Window, dashboard: Written, kind: str) -> None:
    opened = window()
    opened.choose_period(kind)
    opened.all_periods()
    for panel in PANELS:
        asked = ask(dashboard.file, panel, stated(panel, kind, dashboard))
        table = opened.table(panel.key)
        assert table["type"] == stated(panel, kind, dashboard), panel.key
        unit = opened.page.inner_text(f"#{panel.key} small").split(",")[0]
        numbers = {
            (start, column): cell
            for start, cells in table["rows"]
            for column, cell in zip(table["columns"], cells, strict=True)
        }
        for (start, column), (value, text) in numbers.items():
            if column != REST:
                assert is_shown(value, asked.values.get((start, column))), (
                    panel.key,
                    start,
                    column,
                )
            assert text == shown(value and float(value), unit), (panel.key, start, column)
        assert {at for at, (value, _) in numbers.items() if value} >= {
            at for at in asked.values if at[1] in table["columns"]
        }


@each_kind
def test_a_shorter_range_leaves_its_periods_and_adds_up_only_those(
    window: Window, dashboard: Written, kind: str
) -> None:
    opened = window()
    opened.choose_period(kind)
    first, last = "2026-03-02", "2026-05-31"
    opened.choose_range(first, last)
    for panel in PANELS:
        asked = ask(dashboard.file, panel, stated(panel, kind, dashboard))
        table = opened.table(panel.key)
        starts = {start for start, _ in table["rows"]}
        assert starts >= {
            start
            for start, column in asked.values
            if first <= start <= last and column in table["columns"]
        }, panel.key
        assert all(first <= start <= last for start in starts), panel.key
        if table["together"] is None:
            assert not any(parts for _, parts in asked.adds_up.values()), panel.key
            continue
        for column, (value, _) in zip(table["columns"], table["together"], strict=True):
            if column != REST and column in asked.adds_up:
                assert is_shown(value, asked.together(column, starts)), (panel.key, column)


def test_the_figures_above_a_picture_are_those_of_its_table(window: Window) -> None:
    opened = window()
    for panel in PANELS:
        table = opened.table(panel.key)
        complete = [start for start, _ in table["rows"] if start not in table["running"]]
        for figure in opened.page.locator(f"#{panel.key} .figure").all():
            column = table["columns"].index(
                (figure.locator("strong").get_attribute("data-label") or "").strip()
            )
            values = {start: cells[column][0] for start, cells in table["rows"]}
            newest = next(start for start in complete if values[start])
            assert figure.locator("strong").get_attribute("data-value") == values[newest], panel.key
            together = figure.locator("[data-together]")
            shown_together = together.get_attribute("data-together") if together.count() else None
            assert shown_together == (
                table["together"][column][0] if table["together"] else None
            ), panel.key


def test_a_period_that_still_runs_is_marked_in_table_figures_and_legend(window: Window) -> None:
    """June still runs: the data end on the 28th, a Sunday, so that the last week is complete."""
    opened = window()
    for kind, running in (("Weekly", []), ("Monthly", ["2026-06-01"])):
        opened.choose_period(kind)
        assert opened.table("meeting-minutes")["running"] == running
        legend = opened.page.locator("#meeting-minutes .legend").inner_text()
        assert legend == ("still runs: the data end on 28 Jun 2026" if running else "")
    newest, together = opened.page.inner_text("#meeting-minutes .figure").split(";")
    assert newest.endswith("May 2026") and together.endswith("in 8 months, so far")
    assert opened.page.locator("#meeting-minutes tfoot th").text_content() == "Together, so far"


def test_a_period_that_still_runs_is_drawn_dashed_and_hollow_and_named_in_the_tooltip(
    window: Window,
) -> None:
    opened = window()
    opened.choose_period("Monthly")
    for panel in (panel for panel in PANELS if panel.form != "ranking"):
        drawn = opened.page.evaluate(
            """(panel) => {
                const chart = document.querySelector(`#${panel} .chart`);
                const { series, xAxis } = echarts.getInstanceByDom(chart).getOption();
                const isDrawn = (one) => one.type === "bar" || (!one.name && one.showSymbol);
                const styles = (one) => one.data.map((point) => point?.itemStyle ?? null);
                return {
                    names: xAxis[0].data,
                    styles: series.filter(isDrawn).map(styles),
                };
            }""",
            panel.key,
        )
        assert [name for name in drawn["names"] if name.endswith(", still runs")] == [
            "Jun 2026, still runs"
        ], panel.key
        assert any(styles[-1] for styles in drawn["styles"]), panel.key
        for *complete, running in drawn["styles"]:
            assert not any(complete), panel.key
            assert running is None or running["borderColor"] != running["color"], panel.key


def test_choosing_a_value_leaves_its_column_only(window: Window, dashboard: Written) -> None:
    opened = window()
    for panel in PANELS:
        select = opened.page.locator(f"#{panel.key} select")
        if not select.count():
            continue
        columns = opened.table(panel.key)["columns"]
        before = {
            column: dict(zip(columns, cells, strict=True))[column]
            for column in columns
            for _, cells in opened.table(panel.key)["rows"][:1]
        }
        label = columns[-1]
        select.select_option(index=select.locator("option").count() - 1)
        table = opened.table(panel.key)
        assert table["columns"] == [label]
        assert (
            not table["rows"] or table["rows"][0][1] == [before[label]] or before[label][0] is None
        )
        if "total only" in select.inner_text():
            select.select_option("total")
            assert opened.table(panel.key)["columns"] == ["Total"]


def test_the_pictures_draw_what_the_tables_say(window: Window) -> None:
    opened = window()
    for panel in PANELS:
        table = opened.table(panel.key)
        drawn = opened.page.evaluate(
            """(panel) => {
                const chart = document.querySelector(`#${panel} .chart`);
                const values = (series) => series.data.map((point) => point?.value ?? point);
                return echarts.getInstanceByDom(chart).getOption().series
                    .filter((series) => series.name)
                    .map((series) => [series.name.trim(), values(series)]);
            }""",
            panel.key,
        )
        columns = {
            column: [cells[place][0] for _, cells in reversed(table["rows"])]
            for place, column in enumerate(table["columns"])
        }
        if panel.form == "ranking":
            ((_, bars),) = drawn
            assert bars == sorted(bars) and set(map(str, bars)) <= {
                value for values in columns.values() for value in values if value
            } | {str(float(value)) for values in columns.values() for value in values if value}
            continue
        assert drawn, panel.key
        for name, points in drawn:
            assert points == [value and float(value) for value in columns[name]], (panel.key, name)


def test_hostile_names_do_nothing(window: Window) -> None:
    opened = window()
    for select in opened.page.locator("article select").all():
        for index in range(select.locator("option").count()):
            select.select_option(index=index)
    for chart in opened.page.locator(".chart").all():
        chart.hover()
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.hostile") is None
    assert not opened.troubles
    names = opened.page.locator("#feature-adoption thead th").all_inner_texts()
    opened.page.select_option("#feature-adoption select", "")
    names = [
        name.strip()
        for name in opened.page.locator("#feature-adoption thead th").all_text_contents()
    ]
    assert {name.strip() for name in HOSTILE[:4]} <= set(names)
    assert opened.page.locator("article img, article script, article b").count() == 0


def test_a_script_that_is_not_the_pages_does_not_run(window: Window) -> None:
    opened = window()
    opened.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hostile = 5";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend",
                "<img src=x onerror='window.hostile = 6'><p style='color: red'>");
        }"""
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.hostile") is None
    assert (
        len([trouble for trouble in opened.troubles if "Content Security Policy" in trouble]) >= 3
    )


@pytest.mark.parametrize("width", (1280, 390))
def test_without_scripts_every_table_and_definition_can_be_read(window: Window, width: int) -> None:
    page = window(width, java_script_enabled=False).page
    tables = page.locator("article table")
    assert tables.count() > 2 * len(PANELS)
    assert all(table.is_visible() for table in tables.all())
    assert all(definition.is_visible() for definition in page.locator(".definition dl").all())
    assert not any(
        part.is_visible() for part in page.locator("#filters, .chart, .choice, .headline").all()
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@each_look
def test_nothing_is_wider_than_the_window(window: Window, width: int, scheme: str) -> None:
    opened = window(width, color_scheme=scheme)
    for kind in PERIOD_TYPES:
        opened.choose_period(kind)
        opened.page.evaluate(
            "document.querySelectorAll('details').forEach((details) => (details.open = true))"
        )
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width, kind


def test_light_and_dark_and_paper_have_colours_of_their_own(window: Window) -> None:
    colours = {}
    for scheme in ("light", "dark"):
        page = window(color_scheme=scheme).page
        colours[scheme] = page.evaluate(
            "[getComputedStyle(document.body).backgroundColor, "
            "getComputedStyle(document.body).color]"
        )
        page.emulate_media(media="print")
        assert (
            page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        )
    assert colours["light"] != colours["dark"]


def test_paper_shows_every_table_and_the_screen_is_afterwards_as_before(window: Window) -> None:
    page = window(color_scheme="dark").page
    page.evaluate(
        "addEventListener('beforeprint', () => (window.open_when_printed = "
        "document.querySelectorAll('details:not([open])').length))"
    )
    page.pdf(format="A4")
    assert page.evaluate("window.open_when_printed") == 0
    assert page.locator(".behind details[open]").count() == 0


def test_everything_can_be_reached_by_keyboard(window: Window) -> None:
    page = window().page
    page.focus("#filters input[value=Weekly]")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#meeting-minutes small").endswith("monthly")
    page.focus("#meeting-minutes .definition summary")
    page.keyboard.press("Enter")
    assert page.locator("#meeting-minutes .definition dl").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#meeting-minutes .figures table").is_visible()


def test_a_range_without_values_says_so(window: Window) -> None:
    opened = window()
    opened.choose_range("2019-01-01", "2019-02-01")
    assert opened.page.inner_text("#meeting-minutes .headline") == "No values between these days."
    assert not opened.page.locator("#meeting-minutes .chart").is_visible()
    assert not opened.troubles
