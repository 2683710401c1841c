"""The commands `zoom-analytics status` and `zoom-analytics errors`."""

from __future__ import annotations

import uuid

import click
import duckdb

from zoom_analytics.options import MOST_ROWS, ErrorCode
from zoom_analytics.printing import make_console, one_line
from zoom_analytics.reporting.summary import print_summary
from zoom_analytics.settings import Settings, load_settings
from zoom_analytics.warehouse.errors import NoWarehouse, Refused, WarehouseError
from zoom_analytics.warehouse.lock import WAIT, lock_for_command
from zoom_analytics.warehouse.opening import open_to_read, open_to_write
from zoom_analytics.warehouse.sql import has_table, one_row

SHOWN = 12  # characters of an error's id, enough to be unique


@click.command("status")
def status() -> None:
    """Show delivered rows, gold tables and errors."""
    print_summary(make_console(), load_settings())


@click.group("errors", invoke_without_command=True)
@click.option(
    "--code", type=ErrorCode(), metavar="CODE", help="Show only errors of this code, such as Z103."
)
@click.option(
    "--status",
    "state",
    type=click.Choice(["Open", "In Progress", "Resolved", "all"]),
    default="Open",
    show_default=True,
    help="Show only errors of this status.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, MOST_ROWS),
    default=20,
    show_default=True,
    help="Errors shown, newest first.",
)
@click.pass_context
def errors(ctx: click.Context, code: str | None, state: str, limit: int) -> None:
    """List errors, or take one to work on it."""
    if ctx.invoked_subcommand is None:
        _list_errors(load_settings(), code, state, limit)


@errors.command("take")
@click.argument("error_id")
@click.option("--by", "name", required=True, help="Name of the person who works on the error.")
@WAIT
def take(error_id: str, name: str, wait: bool) -> None:
    """Set an open error to In Progress. ERROR_ID may be its first characters."""
    settings = load_settings()
    try:
        lock_for_command(settings, "errors take", wait)
    except WarehouseError as error:
        raise Refused(str(error)) from error
    with open_to_read(settings) as connection:
        found = (
            _known_errors(connection)
            .execute(
                "select error_id, status, error_description from gold.go_error_audit_log "
                "where starts_with(error_id, ?)",
                [error_id],
            )
            .fetchall()
        )
        if len(found) != 1:
            raise Refused(
                f"{error_id}: {len(found) or 'no'} errors have an id with this beginning; "
                "`zoom-analytics errors` lists the ids"
            )
        identity, state, description = found[0]
        if state != "Open":
            raise Refused(
                f"{identity[:SHOWN]} is {state}; only an open error can be set to In Progress"
            )
    try:
        with open_to_write(settings) as connection:
            connection.execute(
                """insert into audit.error_events
                   (error_id, error_code, error_description, source_table, source_system, status,
                   event_at, run_id, actor)
               select error_id, error_code, error_description, source_table, source_system,
               'In Progress',
                      current_timestamp at time zone 'UTC', ?, ?
               from gold.go_error_audit_log where error_id = ?""",
                [str(uuid.uuid4()), name, identity],
            )
    except WarehouseError as error:
        raise Refused(str(error)) from error
    click.echo(one_line(f"{identity[:SHOWN]} is In Progress, assigned to {name}: {description}"))


def _list_errors(settings: Settings, code: str | None, state: str, limit: int) -> None:
    with open_to_read(settings) as connection:
        where = "where (? is null or error_code = ?) and (? = 'all' or status = ?)"
        wanted = [code, code, state, state]
        source = _known_errors(connection)
        (total,) = one_row(
            source.execute(f"select count(*) from gold.go_error_audit_log {where}", wanted)
        )
        rows = source.execute(
            f"""select left(error_id, {SHOWN}), status, source_table, error_description
                from gold.go_error_audit_log {where}
                order by error_timestamp desc, source_table, error_description limit ?""",
            [*wanted, limit],
        ).fetchall()
    console = make_console(soft_wrap=True)
    for identity, now, table, description in rows:
        console.print(one_line(f"{identity}  {now:11}  {table}: {description}"))
    console.print(
        f"{len(rows)} of {total:,} shown. To take one: zoom-analytics errors take ID --by NAME"
    )


def _known_errors(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The connection. Raises NoWarehouse if the error log does not exist yet."""
    if not has_table(connection, "gold", "go_error_audit_log"):
        raise NoWarehouse("The error log is not built yet: run `zoom-analytics build`.")
    return connection
