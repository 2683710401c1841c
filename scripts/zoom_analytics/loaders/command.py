"""The command zoom-analytics load."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from zoom_analytics.contract import ContractError, read_contract
from zoom_analytics.loaders import load as load_landing
from zoom_analytics.loaders.show import make_watcher, summary_lines
from zoom_analytics.options import UsablePath
from zoom_analytics.printing import one_line
from zoom_analytics.settings import SettingsError, load_settings
from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.lock import WAIT, lock_for_command


@click.command()
@click.option(
    "--landing",
    type=UsablePath(is_folder=True),
    help="Folder of the delivered files (default: ZOOM_LANDING, else landing).",
)
@click.option(
    "--warehouse",
    type=UsablePath(),
    help="The DuckDB file (default: ZOOM_WAREHOUSE, else warehouse/zoom_analytics.duckdb).",
)
@click.option(
    "--rehash",
    is_flag=True,
    help="Also read files that look unchanged since they were loaded.",
)
@WAIT
def load(landing: Path | None, warehouse: Path | None, rehash: bool, wait: bool) -> None:
    """Load new files of the landing zone into the raw tables.

    A refused file is not a failure: the summary gives the reason, and a repaired copy may be
    delivered. Exit codes: 0; 1 if a folder does not belong to a known feed or a file could not be
    opened; 2 if the load could not run.
    """
    try:
        settings = load_settings()
        settings = replace(
            settings,
            landing=(landing or settings.landing).absolute(),
            warehouse=(warehouse or settings.warehouse).absolute(),
        )
        lock_for_command(settings, "load", wait)
        contract = read_contract(settings.project)
        with make_watcher() as watcher:
            report = load_landing(settings, contract, watcher, rehash)
    except (SettingsError, ContractError, WarehouseError) as error:
        click.echo(f"load: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        click.echo(
            "load: interrupted. Each file was loaded as a whole or not at all;"
            " load again for the others.",
            err=True,
        )
        sys.exit(130)
    for line in summary_lines(report):
        click.echo(line)
    for trouble in report.errors:
        click.echo(f"load: {one_line(trouble)}", err=True)
    sys.exit(report.exit_code)
