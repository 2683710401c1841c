"""The command `zoom-analytics generate`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from zoom_analytics.contract import ContractError
from zoom_analytics.demo import generator
from zoom_analytics.demo.plan import (
    DEFAULT_END,
    MAX_DAYS,
    MAX_DELIVERIES,
    MAX_DIRTY,
    MAX_SEED,
    MAX_USERS,
    MIN_DAYS,
    MIN_USERS,
    DemoPlan,
    PlanError,
)
from zoom_analytics.options import Day, Share, UsablePath
from zoom_analytics.printing import Console
from zoom_analytics.settings import SettingsError, load_settings
from zoom_analytics.warehouse.errors import Refused

UNUSUAL = {
    "duplicate": "exact repeats",
    "late_parent": "rows delivered after their children",
    "out_of_order": "outdated versions delivered late",
    "repaired": "broken rows delivered again without the fault",
}


def _generate_with_bar(console: Console, out: Path, **arguments: Any) -> generator.Demo:
    """Runs the generator with a progress bar if the output is a terminal."""
    columns = (
        TextColumn("{task.description:<20}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(
        *columns, console=console, disable=not console.is_terminal, transient=True
    ) as progress:
        task = progress.add_task("starting", total=1.0)

        def watch(what: str, share: float) -> None:
            progress.update(task, description=what, completed=share)

        return generator.generate(out, **arguments, watch=watch)


def _report(console: Console, demo: generator.Demo, out: Path, landing: Path) -> None:
    """Prints files and rows per feed, the faults by code, and the next command."""
    table = Table("feed")
    table.add_column("files", justify="right")
    table.add_column("rows", justify="right")
    rows = demo.rows_by_feed()
    for feed, count in rows.items():
        table.add_row(feed, str(sum(file.feed == feed for file in demo.files)), f"{count:,}")
    table.add_section()
    table.add_row("all", str(len(demo.files)), f"{sum(rows.values()):,}")
    console.print(table)
    codes = demo.faults_by_code()
    if codes:
        known = ", ".join(
            f"{code} {count:,}" for code, count in codes.items() if code not in UNUSUAL
        )
        console.print(f"Faulty on purpose: {known}")
        unusual = ", ".join(f"{codes.get(code, 0):,} {words}" for code, words in UNUSUAL.items())
        console.print(f"Unusual on purpose: {unusual}")
    else:
        console.print("Every row is clean.")
    plan = demo.plan
    console.print(
        f"{plan.users:,} users, {plan.start} to {plan.end},"
        f" written to {out} in {demo.seconds:.1f} s."
    )
    prefix = "" if out.absolute() == landing else f"ZOOM_LANDING={out.absolute()} "
    console.print(f"Next: {prefix}zoom-analytics build")


@click.command("generate")
@click.option(
    "--out",
    type=UsablePath(is_folder=True),
    show_default="the landing folder",
    help="Landing folder to write to; its platform/ must be empty.",
)
@click.option(
    "--users",
    type=click.IntRange(MIN_USERS, MAX_USERS),
    default=DemoPlan.users,
    show_default=True,
    help="People ever registered.",
)
@click.option(
    "--days",
    type=click.IntRange(MIN_DAYS, MAX_DAYS),
    default=DemoPlan.days,
    show_default=True,
    help="Days of activity.",
)
@click.option(
    "--deliveries",
    type=click.IntRange(1, MAX_DELIVERIES),
    default=DemoPlan.deliveries,
    show_default=True,
    help="Number of deliveries that the days are divided into.",
)
@click.option(
    "--dirty",
    type=Share(0, MAX_DIRTY),
    default=DemoPlan.dirty,
    show_default=True,
    help="Share of faulty rows; 0 gives clean files.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, MAX_SEED),
    default=DemoPlan.seed,
    show_default=True,
    help="Seed of the random numbers; another seed gives another platform.",
)
@click.option(
    "--end-date",
    type=Day(),
    default=str(DEFAULT_END),
    show_default=True,
    help="Last day of activity (UTC).",
)
def generate(out: Path | None, end_date: datetime, **arguments: Any) -> None:
    """Write demo data to a landing folder.

    The data are the feeds of an invented platform. The same arguments give the same bytes.
    """
    console = Console(soft_wrap=True)
    try:
        landing = load_settings().landing
        demo = _generate_with_bar(console, out or landing, **arguments, end=end_date.date())
    except (SettingsError, ContractError, PlanError, generator.LandingNotEmpty, OSError) as error:
        raise Refused(str(error)) from error
    _report(console, demo, out or landing, landing)
