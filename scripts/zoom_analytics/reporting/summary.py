"""The summary of the warehouse: delivered rows by status, gold tables, errors, next commands."""

from __future__ import annotations

import duckdb
from rich import box
from rich.table import Table

from zoom_analytics.printing import Console
from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.opening import open_to_read
from zoom_analytics.warehouse.sql import has_table

STATUSES = ("accepted", "superseded", "duplicate", "quarantined", "excluded")


def print_summary(console: Console, settings: Settings) -> None:
    """Prints feeds, gold tables and errors of the warehouse."""
    with open_to_read(settings) as connection:
        if not has_table(connection, "audit", "row_accounting"):
            console.print("Nothing is built yet: run `zoom-analytics build`.")
            return
        _print_feeds(console, connection)
        _print_gold(console, connection)
        open_errors = _print_errors(console, connection)
    console.print(f"The warehouse is {settings.warehouse}. Next:", soft_wrap=True)
    console.print("  query it        select * from gold.go_agg_active_users order by activity_date")
    if open_errors:
        console.print("  see the errors  zoom-analytics errors --code Z103")
        console.print("  faulty rows     select * from audit.quarantine")
    console.print("  read the docs   docs/runbook.md")


def small_table(
    title: str, texts: tuple[str, ...], numbers: tuple[str, ...], more: tuple[str, ...] = ()
) -> Table:
    """A table without frames. Text is aligned left, numbers right; nothing is wrapped."""
    table = Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False
    )
    for heading in texts:
        table.add_column(heading, no_wrap=True)
    for heading in numbers:
        table.add_column(heading, justify="right", no_wrap=True)
    for heading in more:
        table.add_column(heading, no_wrap=True)
    return table


def _print_feeds(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    sums = ", ".join(f"sum({status})" for status in STATUSES)
    rows = connection.execute(
        f"""select source_system || '/' || feed, count(*), sum(rows_read), {sums}
            from audit.row_accounting
            group by all order by any_value(source_system), sum(rows_read) desc"""
    ).fetchall()
    table = small_table("Delivered rows by status", ("feed",), ("files", "delivered", *STATUSES))
    for feed, *numbers in rows:
        table.add_row(feed, *(f"{number:,}" for number in numbers))
    if rows:
        table.add_section()
        table.add_row("all", *(f"{sum(column):,}" for column in list(zip(*rows, strict=True))[1:]))
    console.print(table)


def _print_gold(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    names = [
        name
        for (name,) in connection.execute(
            "select table_name from information_schema.tables where table_schema = 'gold' "
            "order by table_name"
        ).fetchall()
    ]
    table = small_table("Gold", ("table",), ("rows",))
    for name in names:
        count = connection.execute(f'select count(*) from gold."{name}"').fetchone()
        table.add_row(name, f"{count[0]:,}" if count else "")
    console.print(table)


def _print_errors(console: Console, connection: duckdb.DuckDBPyConnection) -> int:
    if not has_table(connection, "gold", "go_error_audit_log"):
        return 0
    rows = connection.execute(
        """select codes.code, codes.name, codes.outcome,
                  count(*) filter (status = 'Open'), count(*) filter (status = 'In Progress'),
                  count(*) filter (status = 'Resolved')
           from gold.go_error_audit_log as errors
               join staging.error_codes as codes on errors.error_code = codes.code
           group by all order by codes.code"""
    ).fetchall()
    if not rows:
        console.print("No errors.")
        return 0
    table = small_table(
        "Errors", ("code", "name"), ("open", "in progress", "resolved"), ("outcome",)
    )
    for code, name, outcome, *numbers in rows:
        table.add_row(code, name, *(f"{number:,}" for number in numbers), outcome)
    console.print(table)
    return sum(row[3] + row[4] for row in rows)
