"""Deleting records past the retention period from the delivered files, the warehouse and the
publications, in the same steps as `forget`; an interruption is harmless.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import duckdb
import yaml

from zoom_analytics.building.dbt import run_dbt
from zoom_analytics.contract import Contract, RawTable, read_contract
from zoom_analytics.erasing.ages import Ageing
from zoom_analytics.erasing.forget import RunDbt, make_anew
from zoom_analytics.erasing.landing_files import LandingFiles, Outcome
from zoom_analytics.loaders import load
from zoom_analytics.settings import PROJECT_FILE, Settings, SettingsError
from zoom_analytics.warehouse.clock import utc_now
from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.opening import open_to_write, require_warehouse
from zoom_analytics.warehouse.sql import has_table, one_row, table_name
from zoom_analytics.warehouse.work import at_work

MOST_YEARS = 100
LOGS = {
    ("gold", "go_process_audit_log"): "execution_time",
    ("audit", "error_events"): "event_at",
    ("audit", "load_runs"): "started_at",
}


@dataclass
class Retained:
    """The result. nothing_new: no record was older than the horizon."""

    horizon: date
    landing: Outcome = field(default_factory=Outcome)
    rows: int = 0
    nothing_new: bool = False


def years_of(settings: Settings) -> int:
    """The variable retention_years of dbt_project.yml. Raises SettingsError."""
    text = (settings.project / PROJECT_FILE).read_text(encoding="utf-8")
    years = yaml.safe_load(text)["vars"]["retention_years"]
    if not isinstance(years, int) or not 1 <= years <= MOST_YEARS:
        raise SettingsError(
            f"{PROJECT_FILE}: retention_years is {years}: expected a whole number from 1 to"
            f" {MOST_YEARS}"
        )
    return years


def horizon_of(today: date, years: int) -> date:
    """The first day to keep."""
    leap_day = today.month == 2 and today.day == 29
    return today.replace(year=today.year - years, day=28 if leap_day else today.day)


def retain(settings: Settings, horizon: date, dbt: RunDbt = run_dbt, reason: str = "") -> Retained:
    """Deletes records older than the horizon. reason: why they are not kept as long as the
    project says, for the log; empty: they are. After WarehouseError, NotPublished, KeyRefused or
    NotEnded another run completes the deletion.
    """
    require_warehouse(settings)
    contract = read_contract(settings.project)
    load(settings, contract)
    done = _let_go(settings, contract, horizon, reason)
    if not done.nothing_new:
        make_anew(settings, dbt, fewer_rows_since=f"records older than {horizon} were deleted")
        with open_to_write(settings) as connection:
            connection.execute(
                "update audit.retentions set finished_at = ? where finished_at is null", [utc_now()]
            )
    return done


def _let_go(settings: Settings, contract: Contract, horizon: date, reason: str) -> Retained:
    with at_work(settings, contract) as (connection, work):
        if not has_table(connection, "silver", "validated_users"):
            raise WarehouseError(
                "the warehouse is not built, so the valid versions of users are unknown:"
                " run `zoom-analytics build` first"
            )
        ageing = Ageing(connection, horizon)
        landing = LandingFiles(connection, settings.landing, contract, work).apply(ageing)
        rows = _let_go_of_rows(connection, contract, ageing, horizon, settings.actor, reason)
        (open_ones,) = one_row(
            connection.execute("select count(*) from audit.retentions where finished_at is null")
        )
        return Retained(horizon, landing, rows, nothing_new=not open_ones)


def _let_go_of_rows(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    ageing: Ageing,
    horizon: date,
    actor: str,
    reason: str,
) -> int:
    """Deletes the old rows from raw, the snapshot and the logs in one transaction. Returns the
    number of rows deleted from raw.
    """
    connection.begin()
    connection.execute("""
        create or replace temp table changed
        (source_system varchar, feed varchar, load_id bigint, row_number bigint)
    """)
    for table in contract.tables.values():
        _note_old_rows(connection, table, ageing)
    connection.execute("""
        delete from snapshots.snap_users using (
            select validated.user_id, validated.updated_at
            from silver.validated_users as validated
            inner join changed
                on validated.load_id = changed.load_id
                and validated.row_number = changed.row_number
        ) as old where snap_users.user_id = old.user_id and snap_users.updated_at = old.updated_at
    """)
    for table in contract.tables.values():
        _delete_rows(connection, table)
    for (schema, name), moment in LOGS.items():
        if has_table(connection, schema, name):
            connection.execute(f"delete from {schema}.{name} where {moment} < ?", [horizon])
    (count,) = one_row(connection.execute("select count(*) from changed"))
    if count:
        connection.execute(
            "insert into audit.retentions (horizon, asked_by, asked_at, rows_removed, reason)"
            " values (?, ?, ?, ?, ?)",
            [horizon, actor, utc_now(), count, reason or None],
        )
    connection.commit()
    return int(count)


def _note_old_rows(connection: duckdb.DuckDBPyConnection, table: RawTable, ageing: Ageing) -> None:
    condition = ageing.condition(table, [column.name for column in table.columns], file="_load_id")
    if condition:
        connection.execute(
            "insert into changed select ?, ?, _load_id, _row_number"
            f" from (select _load_id, _row_number, {condition} as is_old from {table_name(table)})"
            " where is_old",
            [table.source, table.feed],
        )


def _delete_rows(connection: duckdb.DuckDBPyConnection, table: RawTable) -> None:
    """Deletes the old rows of a table. The remaining rows get the ordinals that they now have in
    the file, and the ledger gets their number.
    """
    name, of_table = table_name(table), [table.source, table.feed]
    mine = "changed.source_system = ? and changed.feed = ?"
    if not connection.execute(f"select 1 from changed where {mine} limit 1", of_table).fetchone():
        return
    connection.execute(
        f"delete from {name} as old using changed"
        f" where {mine} and _load_id = load_id and _row_number = row_number",
        of_table,
    )
    connection.execute(
        f"""
        update {name} as kept set _row_number = counted.ordinal
        from (
            select
                rowid as place,
                row_number() over (partition by _load_id order by _row_number) as ordinal
            from {name} where _load_id in (select load_id from changed where {mine})
        ) as counted where kept.rowid = counted.place
        """,
        of_table,
    )
    connection.execute(
        f"""
        update audit.load_ledger as ledger set
            rows_read = (select count(*) from {name} where _load_id = ledger.load_id),
            rows_unreadable = (
                select count(*) from {name}
                where _load_id = ledger.load_id and _unreadable is not null
            )
        where load_id in (select load_id from changed where {mine})
        """,
        of_table,
    )
