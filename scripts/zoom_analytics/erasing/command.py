"""The commands `zoom-analytics forget` and `zoom-analytics retain`."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import click

from zoom_analytics.contract import ContractError
from zoom_analytics.erasing.forget import Forgotten, NotEnded, forget
from zoom_analytics.erasing.retain import MOST_YEARS, horizon_of, retain, years_of
from zoom_analytics.persons.mentions import spellings
from zoom_analytics.persons.personal import EMAIL_FORM
from zoom_analytics.persons.remembered import Request, normalized
from zoom_analytics.printing import Console, make_console, one_line
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.settings import SettingsError, load_settings
from zoom_analytics.warehouse.errors import NoWarehouse, Refused, WarehouseError
from zoom_analytics.warehouse.lock import WAIT, lock_for_command
from zoom_analytics.warehouse.opening import require_warehouse

REFUSALS = (SettingsError, ContractError, WarehouseError, NotPublished, NoWarehouse, NotEnded)


def _address(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if value == "-":
        value = click.get_text_stream("stdin").readline().strip()
    if not re.fullmatch(EMAIL_FORM, normalized(value)):
        raise click.BadParameter("not a valid e-mail address")
    return value


@click.command("forget")
@click.option(
    "--email",
    required=True,
    callback=_address,
    help="The person's e-mail address, as deliveries have it; - reads it from standard input, so "
    "that no list of processes and no history of the shell has it.",
)
@click.option(
    "--by",
    "asked_by",
    metavar="WHO",
    help="Who asked for the erasure (default: ZOOM_ACTOR, else the system user).",
)
@click.option(
    "--reason", metavar="TEXT", default="", help="Why. The text is kept: do not name a person."
)
@WAIT
def forget_command(email: str, asked_by: str | None, reason: str, wait: bool) -> None:
    """Erase a person from the delivered files, the warehouse, its logs and the publications.

    The person's meetings, charges and other records stay, without anything that identifies the
    person. Later deliveries do not bring the person back. Run the command again to complete an
    interrupted erasure.
    """
    if any(sign in normalized(f"{asked_by} {reason}") for sign in spellings(normalized(email))):
        raise click.UsageError("--by and --reason are kept: do not name the person there")
    try:
        settings = load_settings()
        require_warehouse(settings)
        lock_for_command(settings, "forget", wait)
        done = forget(settings, Request(email, asked_by or settings.actor, reason))
    except REFUSALS as error:
        raise Refused(str(error)) from error
    say_what_was_done(make_console(), done)


@click.command("retain")
@click.option(
    "--years",
    type=click.IntRange(1, MOST_YEARS),
    help="Years to keep records (default: retention_years in dbt_project.yml).",
)
@click.option(
    "--reason",
    metavar="TEXT",
    default="",
    help="Why records are kept for fewer years than retention_years; required then, and logged.",
)
@WAIT
def retain_command(years: int | None, reason: str, wait: bool) -> None:
    """Delete records past the retention period from the delivered files, the warehouse, its logs
    and the publications.

    The time of an event decides whether the event is deleted. A version of a user, an account or
    the like is deleted if another version replaced it before the retention period began.
    """
    try:
        settings = load_settings()
        policy = years_of(settings)
        if years and years < policy and not reason.strip():
            raise click.UsageError(
                f"--years {years} deletes more than retention_years in dbt_project.yml ({policy})"
                " says: give the reason with --reason TEXT"
            )
        require_warehouse(settings)
        lock_for_command(settings, "retain", wait)
        done = retain(
            settings, horizon_of(datetime.now(UTC).date(), years or policy), reason=reason.strip()
        )
    except REFUSALS as error:
        raise Refused(str(error)) from error
    console, landing = make_console(), done.landing
    if done.nothing_new:
        console.print(f"retain: nothing is older than {done.horizon}")
    else:
        console.print(
            f"retain: {done.rows:,} rows older than {done.horizon} deleted,"
            f" {len(landing.emptied)} files deleted, {len(landing.rewritten)} files rewritten;"
            " warehouse and publications rewritten"
        )


def say_what_was_done(console: Console, done: Forgotten) -> None:
    """Prints it, without the address."""
    for name in done.landing.removed:
        console.print(
            f"  {one_line(name)}: removed, because the file was refused and names the person",
            soft_wrap=True,
        )
    for name in done.landing.unsure:
        console.print(
            f"  {one_line(name)}: no load reads this file; check whether it names the person",
            style="yellow",
            soft_wrap=True,
        )
    files = len(done.landing.rewritten)
    if done.nothing_new:
        console.print(
            f"forget: the person was erased before; {files} files delivered since were rewritten"
        )
    else:
        console.print(
            f"forget: {files} files rewritten, {done.rows:,} rows changed;"
            " warehouse and publications rewritten"
        )
