"""The command `zoom-analytics kpis`."""

from __future__ import annotations

import csv
import io
from datetime import date
from itertools import groupby

import click

from zoom_analytics.exports import csv_cell, json_text
from zoom_analytics.kpis.plot import STILL_RUNS, plot
from zoom_analytics.kpis.reading import (
    CATALOGUE,
    PERIOD_TYPES,
    VALUES,
    Kpi,
    Point,
    catalogue_rows,
    find_kpi,
    running_periods,
    value_rows,
    values_of_dimension,
)
from zoom_analytics.options import MOST_ROWS
from zoom_analytics.printing import Console, make_console
from zoom_analytics.settings import load_settings
from zoom_analytics.warehouse.opening import open_to_read

SHOWN = 31  # periods shown in the terminal without --last


@click.command("kpis")
@click.argument("kpi", required=False)
@click.option(
    "--period",
    type=click.Choice(PERIOD_TYPES, case_sensitive=False),
    help="Daily, weekly or monthly values; default: the longest period of the KPI.",
)
@click.option(
    "--slice",
    "value_of",
    help="Show only this value of the KPI's dimension, such as Pro; 'all' is the total.",
)
@click.option(
    "--last",
    type=click.IntRange(1, MOST_ROWS),
    metavar="N",
    help=f"Show only the newest N periods; in the terminal the default is {SHOWN}.",
)
@click.option(
    "--complete",
    "only_complete",
    is_flag=True,
    help="Show only complete periods.",
)
@click.option("--csv", "form", flag_value="csv", help="Write CSV.")
@click.option("--json", "form", flag_value="json", help="Write JSON.")
def kpis(
    kpi: str | None,
    period: str | None,
    value_of: str | None,
    last: int | None,
    only_complete: bool,
    form: str | None,
) -> None:
    """List KPIs, or show the values of one.

    KPI is a code or a name: `kpis 000-06 --period Monthly`. CSV and JSON have all period types and
    all values of the dimension unless --period or --slice selects one. A period still runs if the
    data end before it does: it is marked, and is_complete is false.
    """
    with open_to_read(load_settings()) as connection:
        catalogue = catalogue_rows(connection)
        if kpi is None:
            if form is None:
                print_catalogue(make_console(), catalogue, running_periods(connection))
            else:
                click.echo(written(catalogue, CATALOGUE, form), nl=False)
            return
        found = find_kpi(catalogue, kpi)
        if found is None:
            raise click.UsageError(
                f"{kpi} is not a KPI; `zoom-analytics kpis` lists codes and names."
            )
        if period and period not in found.period_types:
            raise click.UsageError(
                f"{found.code} {found.name} has no {period} values; it has "
                f"{', '.join(found.period_types)}."
            )
        if value_of and value_of not in (known := values_of_dimension(connection, found.code)):
            raise click.UsageError(
                f"{found.code} {found.name} has no slice {value_of}; its slices: "
                f"{', '.join(known) or 'none'}."
            )
        if form:
            click.echo(
                written(
                    value_rows(connection, found.code, period, value_of, last, only_complete),
                    VALUES,
                    form,
                ),
                nl=False,
            )
            return
        period = period or max(found.period_types, key=PERIOD_TYPES.index)
        wanted = value_of or ("all" if found.has_total else None)
        rows = value_rows(connection, found.code, period, wanted, last or SHOWN, only_complete)
        others = (
            [value for value in values_of_dimension(connection, found.code) if value != "all"]
            if wanted == "all"
            else []
        )
    print_values(make_console(), found, period, rows, others)


def print_catalogue(
    console: Console, rows: list[dict[str, object]], running: list[tuple[str, date]]
) -> None:
    """Prints one line per KPI, then the periods that still run."""
    width = max(len(str(row["kpi_name"])) for row in rows)
    console.print(
        f"code     period  {'name':{width}}  question [unit]",
        soft_wrap=True,
        style="bold",
    )
    for row in rows:
        initials = "".join(period[0] for period in str(row["period_types"]).split(", "))
        unit = f"{row['unit']}, by {row['dimension']}" if row["dimension"] else str(row["unit"])
        line = (
            f"{row['kpi_code']:7}  {initials:6}  {row['kpi_name']:{width}}  "
            f"{row['question']} [{unit}]"
        )
        console.print(line, soft_wrap=True)
    if running:
        console.print(
            f"Periods that still run: {', '.join(f'{kind} {start}' for kind, start in running)}",
        )
    console.print("Show the values of a KPI: zoom-analytics kpis 000-06 --period Monthly")


def print_values(
    console: Console, kpi: Kpi, period_type: str, rows: list[dict[str, object]], others: list[str]
) -> None:
    """Prints the definition of the KPI and a plot per value of its dimension, all on one scale."""

    def say(line: str) -> None:
        console.print(line, soft_wrap=True)

    say(f"{kpi.code} {kpi.name}, {kpi.unit}, {period_type}")
    say(f"  {kpi.question}")
    say(f"  {kpi.formula}; {kpi.adds_up}")
    if not rows:
        say("  There are no values: silver has no rows that this KPI counts.")
        return
    points = [
        Point(
            _date(row["period_start"]),
            str(row["dimension_value"]),
            _number(row["kpi_value"]),
            bool(row["is_complete"]),
        )
        for row in rows
    ]
    lines = iter(list(plot(points)))
    for value, slice_of in groupby(points, key=lambda point: point.dimension_value):
        say("" if value == "all" else f"{kpi.dimension} {value}")
        for _ in slice_of:
            say(next(lines))
    if not all(point.is_complete for point in points):
        say(f"{STILL_RUNS.capitalize()}: the data end before the period does. {kpi.while_running}")
    if others:
        say(f"Slices by {kpi.dimension} (--slice {others[0]!r} shows one): {', '.join(others)}")


def written(rows: list[dict[str, object]], columns: tuple[str, ...], form: str) -> str:
    """The rows as CSV with a header or as a JSON array of objects. The same rows give the same
    bytes.
    """
    plain = [
        {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in row.items()
        }
        for row in rows
    ]
    if form == "json":
        return json_text(plain) + "\n"
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: csv_cell(value) for name, value in row.items()} for row in plain)
    return text.getvalue()


def _date(value: object) -> date:
    assert isinstance(value, date)
    return value


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
