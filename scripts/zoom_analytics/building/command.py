"""The command `zoom-analytics build`."""

from __future__ import annotations

import time
from contextlib import nullcontext
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from zoom_analytics.building.ahead import DbtAhead
from zoom_analytics.building.dbt import DbtReport, run_dbt
from zoom_analytics.building.news import remember_build, what_is_new
from zoom_analytics.building.recomputed import print_recomputed
from zoom_analytics.contract import ContractError, read_contract
from zoom_analytics.loaders import LoadReport, Watcher, load
from zoom_analytics.loaders.show import make_watcher, reread_line
from zoom_analytics.persons.keys import KeyRefused, masking_key
from zoom_analytics.publishing.command import FEWER_ROWS, publish_and_say
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.publishing.run import Wishes
from zoom_analytics.publishing.store import Store
from zoom_analytics.reporting.summary import make_console, print_summary
from zoom_analytics.settings import Settings, SettingsError, load_settings
from zoom_analytics.warehouse.errors import Refused, WarehouseError

WHAT_DELIVERIES_CHANGE = "what_deliveries_change"  # of selectors.yml


@click.command("build")
@click.option(
    "--full-refresh",
    is_flag=True,
    help="Build every table anew from raw; the logs and snapshots stay.",
)
@click.option(
    "--select", "-s", "selection", help="Build only a part, in dbt's words, such as +go_agg_mrr."
)
@click.option(
    "--unit-tests",
    is_flag=True,
    help="Run dbt's unit tests, too: they test the models, not the data.",
)
@click.option("--force", is_flag=True, help="Run all of dbt, even where nothing is new.")
@click.option("--no-publish", is_flag=True, help="Leave what is published as it is.")
@FEWER_ROWS
def build(
    full_refresh: bool,
    selection: str | None,
    unit_tests: bool,
    force: bool,
    no_publish: bool,
    fewer_rows_since: str,
) -> None:
    """Load what is new, run dbt build with all tests, publish where none failed, and say what came
    of it.

    Where nothing was loaded and nothing in the project changed since a build that succeeded,
    there is nothing to do. Where only the project did not, what follows from it alone, as views
    and seeds do, is left as that build left it. A part of the project (--select) is never
    published.
    """
    console = make_console()
    try:
        settings = load_settings()
        say_what_is_foreseen(console, settings)
        loaded, dbt_ahead = load_what_is_new(console, settings)
    except (SettingsError, ContractError, WarehouseError, NotPublished) as error:
        raise Refused(str(error)) from error
    ordinary = not (full_refresh or selection or unit_tests or force)
    news = what_is_new(settings)
    if ordinary and not news:
        console.print(
            "dbt build: nothing is new since the last build, so all stays as it is (--force "
            "builds all the same)"
        )
        raise SystemExit(
            max(
                loaded.exit_code,
                0 if no_publish else publish_what_is_new(console, settings, fewer_rows_since),
            )
        )
    arguments = ["build"]
    if full_refresh:
        arguments.append("--full-refresh")
    if not unit_tests:
        arguments += ["--exclude-resource-type", "unit_test"]
    if selection:
        arguments += ["--select", *selection.split()]
    if ordinary and not news.project:
        arguments += ["--selector", WHAT_DELIVERIES_CHANGE]
    began = time.monotonic()
    report = dbt_with_progress(console, settings, arguments, dbt_ahead.manifest())
    print_dbt_report(console, report, time.monotonic() - began)
    if report.success and not selection:
        remember_build(settings)
    if not report.error:
        print_recomputed(console, settings)
        print_summary(console, settings)
    publishes = report.success and not selection and not no_publish
    published = publish_what_is_new(console, settings, fewer_rows_since) if publishes else 0
    raise SystemExit(max(loaded.exit_code, 0 if report.success else 1, published))


def publish_what_is_new(console: Console, settings: Settings, fewer_rows_since: str) -> int:
    """Publishes what was built, unless it is published already; the exit code, 1 where it is
    refused.
    """
    try:
        publish_and_say(
            console, settings, Wishes(fewer_rows_since=fewer_rows_since, only_news=True)
        )
    except (NotPublished, SettingsError) as error:
        console.print(
            f"publish: refused, and what was published stays: {error}",
            style="red",
            markup=False,
            soft_wrap=True,
        )
        return 1
    return 0


def say_what_is_foreseen(console: Console, settings: Settings) -> None:
    """Refuses at once what cannot end well. Production builds without a masking key, in clear, but
    publishes nothing masked.

    Raises NotPublished for a folder that cannot be written to, KeyRefused for a key that is
    none.
    """
    Store(settings.bi).check_folder()
    if settings.target != "prod" and settings.masking_key is None:
        return  # a random key is made once there is a warehouse beside which it can be kept
    try:
        masking_key(settings)
    except KeyRefused as error:
        if settings.target != "prod" or settings.masking_key:
            raise
        console.print(
            f"publish: will be refused: {error}", style="yellow", markup=False, soft_wrap=True
        )


def load_what_is_new(console: Console, settings: Settings) -> tuple[LoadReport, DbtAhead]:
    """Loads the landing folder behind a progress bar, then says in a line what came in, and in
    one each what did not.
    """
    with make_watcher() if console.is_terminal else nullcontext(Watcher()) as watcher:
        dbt_ahead = DbtAhead(settings, watcher)
        report = load(settings, read_contract(settings.project), dbt_ahead)
    counts = {
        status: len(report.with_status(status))
        for status in ("loaded", "known", "reread", "refused", "left")
    }
    console.print(
        f"load: {counts['loaded']} files with {report.rows_read:,} rows came in, "
        f"{counts['known'] + counts['reread']} were known, {counts['refused']} refused, "
        f"{counts['left']} left for later"
    )
    if reread := reread_line(report):
        console.print(f"  {reread}", markup=False, soft_wrap=True)
    for file in report.with_status("refused"):
        for finding in file.findings:
            console.print(
                f"  {file.source}/{file.feed}/{file.name}: {finding.code} {finding.detail}",
                markup=False,
            )
    for error in report.errors:
        console.print(f"  {error}", markup=False)
    return report, dbt_ahead


def dbt_with_progress(
    console: Console, settings: Settings, arguments: list[str], manifest: Any = None
) -> DbtReport:
    """Runs dbt behind a progress bar; no bar where nobody watches. manifest: as for run_dbt."""
    columns = (TextColumn("dbt build"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(
        *columns, console=console, disable=not console.is_terminal, transient=True
    ) as progress:
        task = progress.add_task("build", total=None)
        return run_dbt(
            settings,
            arguments,
            lambda done, total: progress.update(task, completed=done, total=total),
            manifest,
        )


def print_dbt_report(console: Console, report: DbtReport, seconds: float) -> None:
    """Prints how many nodes passed, then each failure with dbt's own words."""
    passed, skipped = report.count("success", "pass"), report.count("skipped")
    verdict = (
        "all is well"
        if report.success
        else f"[red]{len(report.failures)} failed, {skipped} skipped[/red]"
    )
    console.print(
        f"dbt build: {passed} of {len(report.results)} seeds, models, snapshots and tests passed "
        f"in {seconds:.0f} s, {verdict}",
        soft_wrap=True,
    )
    for result in [*report.failures, *report.warnings]:
        console.print(f"  {result.status} {result.name}: {result.message}", markup=False)
    if report.error:
        console.print(f"  {report.error}", markup=False)
    if report.failures:
        console.print("  The compiled SQL is in target/compiled, dbt's own words in logs/dbt.log.")
