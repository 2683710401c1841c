"""The command `zoom-analytics build`."""

from __future__ import annotations

import time
from contextlib import nullcontext
from typing import Any

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from zoom_analytics.building.ahead import DbtAhead
from zoom_analytics.building.dbt import DbtReport, run_dbt
from zoom_analytics.building.news import remember_build, what_is_new
from zoom_analytics.building.recomputed import print_recomputed
from zoom_analytics.contract import ContractError, read_contract
from zoom_analytics.loaders import LoadReport, Watcher, load
from zoom_analytics.loaders.show import make_watcher, reread_line
from zoom_analytics.options import NodeSelection
from zoom_analytics.persons.keys import KeyRefused, masking_key
from zoom_analytics.printing import Console, make_console, one_line
from zoom_analytics.publishing.command import FEWER_ROWS, publish_and_say
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.publishing.run import Wishes
from zoom_analytics.publishing.store import Store
from zoom_analytics.reporting.summary import print_summary
from zoom_analytics.settings import Settings, SettingsError, load_settings
from zoom_analytics.warehouse.errors import Refused, WarehouseError
from zoom_analytics.warehouse.lock import WAIT, lock_for_command

WHAT_DELIVERIES_CHANGE = "what_deliveries_change"  # of selectors.yml


@click.command("build")
@click.option(
    "--full-refresh",
    is_flag=True,
    help="Rebuild every table from raw; logs and snapshots stay.",
)
@click.option(
    "--select",
    "-s",
    "selection",
    type=NodeSelection(),
    help="Build only these nodes, in dbt's syntax, such as +go_agg_mrr.",
)
@click.option(
    "--unit-tests",
    is_flag=True,
    help="Also run dbt's unit tests, which test the models, not the data.",
)
@click.option("--force", is_flag=True, help="Build everything, even if nothing has changed.")
@click.option("--no-publish", is_flag=True, help="Do not publish.")
@FEWER_ROWS
@WAIT
def build(
    full_refresh: bool,
    selection: str | None,
    unit_tests: bool,
    force: bool,
    no_publish: bool,
    fewer_rows_since: str,
    wait: bool,
) -> None:
    """Load new files, build, test and publish.

    Runs dbt build with all tests, and publishes if no test failed. dbt does not run if nothing was
    loaded and the project has not changed since the last successful build. If only files were
    loaded, views, seeds and other tables that depend on the project alone are not built again. A
    partial build (--select) is never published.
    """
    console = make_console()
    try:
        settings = load_settings()
        lock_for_command(settings, "build", wait)
        say_what_is_foreseen(console, settings)
        loaded, dbt_ahead = load_what_is_new(console, settings)
    except (SettingsError, ContractError, WarehouseError, NotPublished) as error:
        raise Refused(str(error)) from error
    ordinary = not (full_refresh or selection or unit_tests or force)
    news = what_is_new(settings)
    if ordinary and not news:
        console.print(
            "dbt build: nothing has changed since the last build (--force builds everything)"
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
    """Publishes the build unless it is already published. Returns the exit code: 1 if refused."""
    try:
        publish_and_say(
            console, settings, Wishes(fewer_rows_since=fewer_rows_since, only_news=True)
        )
    except (NotPublished, SettingsError) as error:
        console.print(
            f"publish: refused, the current publication is unchanged: {error}",
            style="red",
            soft_wrap=True,
        )
        return 1
    return 0


def say_what_is_foreseen(console: Console, settings: Settings) -> None:
    """Refuses settings that would make the build or its publication fail.

    The target prod builds without a masking key, but publishes nothing masked then: this is only
    a warning. Raises NotPublished if the folder cannot be written to, KeyRefused if the masking
    key is not valid.
    """
    Store(settings.bi).check_folder()
    if settings.target != "prod" and settings.masking_key is None:
        return  # a random key is made and kept beside the warehouse
    try:
        masking_key(settings)
    except KeyRefused as error:
        if settings.target != "prod" or settings.masking_key:
            raise
        console.print(f"publish: will be refused: {error}", style="yellow", soft_wrap=True)


def load_what_is_new(console: Console, settings: Settings) -> tuple[LoadReport, DbtAhead]:
    """Loads the landing folder behind a progress bar, then prints the counts in one line and each
    refusal in a line of its own.
    """
    with make_watcher() if console.is_terminal else nullcontext(Watcher()) as watcher:
        dbt_ahead = DbtAhead(settings, watcher)
        report = load(settings, read_contract(settings.project), dbt_ahead)
    counts = {
        status: len(report.with_status(status))
        for status in ("loaded", "known", "reread", "refused", "left")
    }
    console.print(
        f"load: {counts['loaded']} files with {report.rows_read:,} rows loaded, "
        f"{counts['known'] + counts['reread']} already known, {counts['refused']} refused, "
        f"{counts['left']} left for the next load"
    )
    if reread := reread_line(report):
        console.print(f"  {reread}", soft_wrap=True)
    for file in report.with_status("refused"):
        for finding in file.findings:
            console.print(
                one_line(
                    f"  {file.source}/{file.feed}/{file.name}: {finding.code} {finding.detail}"
                ),
            )
    for error in report.errors:
        console.print(one_line(f"  {error}"))
    return report, dbt_ahead


def dbt_with_progress(
    console: Console, settings: Settings, arguments: list[str], manifest: Any = None
) -> DbtReport:
    """Runs dbt, behind a progress bar on a terminal. manifest: as for run_dbt."""
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
    """Prints how many nodes passed, then each failure and warning with dbt's message."""
    passed, skipped = report.count("success", "pass"), report.count("skipped")
    verdict = (
        "no failures" if report.success else f"{len(report.failures)} failed, {skipped} skipped"
    )
    console.print(
        f"dbt build: {passed} of {len(report.results)} seeds, models, snapshots and tests passed "
        f"in {seconds:.0f} s, {verdict}",
        style=None if report.success else "red",
        soft_wrap=True,
    )
    for result in [*report.failures, *report.warnings]:
        console.print(f"  {result.status} {result.name}: {result.message}")
    if report.error:
        console.print(f"  {report.error}")
    if report.failures:
        console.print("  The compiled SQL is in target/compiled, dbt's log is logs/dbt.log.")
