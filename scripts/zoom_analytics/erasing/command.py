"""The commands `zoom-analytics forget` and `zoom-analytics retain`."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import click
from rich.console import Console

from zoom_analytics.contract import ContractError
from zoom_analytics.erasing.forget import Forgotten, NotEnded, forget
from zoom_analytics.erasing.retain import horizon_of, retain, years_of
from zoom_analytics.persons.personal import EMAIL_FORM
from zoom_analytics.persons.remembered import Request, normalized
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.reporting.summary import make_console
from zoom_analytics.settings import SettingsError, load_settings
from zoom_analytics.warehouse.errors import NoWarehouse, Refused, WarehouseError


def _address(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if not re.fullmatch(EMAIL_FORM, normalized(value)):
        raise click.BadParameter("that is no e-mail address")
    return value


@click.command("forget")
@click.option(
    "--email",
    required=True,
    callback=_address,
    help="The person's e-mail address, as deliveries have it.",
)
@click.option(
    "--by",
    "asked_by",
    metavar="WHO",
    help="Who asked for it (default: ZOOM_ACTOR, else the system's user).",
)
@click.option("--reason", metavar="TEXT", default="", help="Why. It is kept: name no person in it.")
def forget_command(email: str, asked_by: str | None, reason: str) -> None:
    """Erase a person: from the delivered files, the warehouse, its logs and what is published.

    Meetings, charges and the like stay, of somebody who cannot be told any more. Later
    deliveries do not bring the person back. What was interrupted is ended by asking again.
    """
    try:
        settings = load_settings()
        done = forget(settings, Request(email, asked_by or settings.actor, reason))
    except (
        SettingsError,
        ContractError,
        WarehouseError,
        NotPublished,
        NoWarehouse,
        NotEnded,
    ) as error:
        raise Refused(str(error)) from error
    say_what_was_done(make_console(), done)


@click.command("retain")
@click.option(
    "--years",
    type=click.IntRange(min=1),
    help="What is older goes (default: retention_years in dbt_project.yml).",
)
def retain_command(years: int | None) -> None:
    """Let go of what is older than seven years: in the delivered files, the warehouse, its logs and
    what is published.

    Events go by the time when they happened. Of users, accounts and the like those versions go
    in whose place another one was before that time.
    """
    try:
        settings = load_settings()
        done = retain(settings, horizon_of(datetime.now(UTC).date(), years or years_of(settings)))
    except (
        SettingsError,
        ContractError,
        WarehouseError,
        NotPublished,
        NoWarehouse,
        NotEnded,
    ) as error:
        raise Refused(str(error)) from error
    console, landing = make_console(), done.landing
    if done.nothing_new:
        console.print(f"retain: nothing is older than {done.horizon}")
    else:
        console.print(
            f"retain: {done.rows:,} rows older than {done.horizon} are gone, with them {len(landing.emptied)} files; "
            f"{len(landing.rewritten)} files were rewritten, warehouse and publications written anew"
        )


def say_what_was_done(console: Console, done: Forgotten) -> None:
    """Prints it, without the address."""
    for name in done.landing.removed:
        console.print(
            f"  {name}: was refused and names the person, so the file was removed",
            markup=False,
            soft_wrap=True,
        )
    for name in done.landing.unsure:
        console.print(
            f"  {name}: is not read by any load; look whether the person is in it",
            style="yellow",
            markup=False,
            soft_wrap=True,
        )
    files = len(done.landing.rewritten)
    if done.nothing_new:
        console.print(
            f"forget: the person was forgotten before; {files} files delivered since were rewritten"
        )
    else:
        console.print(
            f"forget: {files} files rewritten, {done.rows:,} rows changed; warehouse and publications were written anew"
        )
