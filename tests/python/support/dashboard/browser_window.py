"""A window with the page in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page


CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@dataclass
class Opened:
    """The page in a window. What went wrong is noted: requests, messages on the console, errors,
    dialogs.
    """

    page: Page
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def choose_period(self, period_type: str) -> None:
        self.page.check(f"#filters input[value={period_type}]", force=True)

    def choose_range(self, first: str, last: str) -> None:
        self.page.fill("#filters input[name=from]", first)
        self.page.fill("#filters input[name=to]", last)
        self.page.dispatch_event("#filters input[name=to]", "change")

    def all_periods(self) -> None:
        self.page.click("#filters button[data-months='']")

    def table(self, panel: str) -> dict[str, Any]:
        """The table of a panel: columns, rows as [period, [[value, text], ...]], the row of all
        together, the periods that still run.
        """
        return self.page.evaluate(TABLE, panel)


Window = Callable[..., Opened]
TABLE = """(panel) => {
    const table = document.querySelector(`#${panel} table`);
    if (!table) return { columns: [], rows: [], together: null, running: [] };
    const all = (element, selector) => [...element.querySelectorAll(selector)];
    const number = (cell) => [cell.dataset.value ?? null, cell.textContent];
    const numbers = (row) => all(row, "td").map(number);
    const start = (row) => row.querySelector("th").dataset.start;
    const foot = table.querySelector("tfoot tr");
    return {
        type: table.dataset.periodType,
        columns: all(table, "thead th").slice(1).map((head) => head.textContent.trim()),
        rows: all(table, "tbody tr").map((row) => [start(row), numbers(row)]),
        together: foot ? numbers(foot) : null,
        running: all(table, "tbody th")
            .filter((head) => head.textContent.endsWith(" still runs"))
            .map((head) => head.dataset.start),
    };
}"""
