"""Checks that the warehouse may be published.

The checks read the warehouse's own logs, so they hold however it was built.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.warehouse.sql import one_row, sql_name

NEEDED = (
    ("gold", "go_process_audit_log"),
    ("audit", "column_classes"),
    ("audit", "maskings"),
    ("audit", "builds"),
    ("staging", "publication_roles"),
)
LATEST = """
    with processes as (
        select
            logged.process_type, logged.process_name, logged.status, logged.run_id,
            runs.started_at
        from {warehouse}.gold.go_process_audit_log as logged
        inner join {warehouse}.audit.dbt_runs as runs on logged.run_id = runs.run_id
        where logged.process_type in ('seed', 'model', 'snapshot', 'test')
    ),

    latest as (
        select
            process_type, process_name, arg_max(status, started_at) as status,
            arg_max(run_id, started_at) as run_id
        from processes
        group by process_type, process_name
    ),
"""
RUNS_OF_TABLES = f"""{LATEST}
    classified as (select distinct schema_name, table_name from {{warehouse}}.audit.column_classes)

    select latest.run_id, min(classified.schema_name || '.' || classified.table_name), count(*)
    from classified
    left join latest
        on classified.table_name = latest.process_name and latest.process_type = 'model'
    left join {{warehouse}}.audit.dbt_runs as runs on latest.run_id = runs.run_id
    group by latest.run_id
    order by max(runs.started_at) desc nulls first
"""
# A build of deliveries alone does not rebuild what depends on the project alone (building/news.py):
# so every run since the oldest must be a successful build of the whole, same project.
IS_ONE_PROJECT = """
    with runs as (
        select
            run_id, started_at,
            lead(started_at, 1, timestamp '9999-12-31') over (order by started_at) as next_at
        from {warehouse}.audit.dbt_runs
    ),

    of_tables as (select started_at from runs where run_id in $run_ids),

    projects as (
        select runs.run_id, max(split_part(builds.state, ' ', 1)) as project
        from runs
        left join {warehouse}.audit.builds as builds
            on builds.built_at >= runs.started_at and builds.built_at < runs.next_at
        where runs.started_at
            between (select min(started_at) from of_tables)
            and (select max(started_at) from of_tables)
        group by runs.run_id
    )

    select count(*) = count(project) and count(distinct project) = 1 from projects
"""
FAILURES = f"""{LATEST}
    built as (select started_at from {{warehouse}}.audit.dbt_runs where run_id = $run_id)

    select latest.process_name
    from latest
    inner join {{warehouse}}.audit.dbt_runs as runs on latest.run_id = runs.run_id
    where latest.status = 'Failure' and runs.started_at >= (select started_at from built)
    order by latest.process_name
"""
OF_RUN = """
    select
        runs.started_at, runs.finished_at,
        (
            select count(*) from {warehouse}.gold.go_process_audit_log
            where run_id = $run_id and process_type = 'test'
        ),
        (
            select count(*) from {warehouse}.audit.dbt_runs
            where finished_at is null and started_at > runs.started_at
        ),
        (select masked_with from {warehouse}.audit.maskings order by built_at desc limit 1),
        (select count(*) from {warehouse}.audit.maskings),
        (select max(last_event_day) from {warehouse}.silver.int_last_event_day)
    from {warehouse}.audit.dbt_runs as runs
    where runs.run_id = $run_id
"""
AGAIN = "run `zoom-analytics build --force`"


@dataclass(frozen=True)
class BuiltRun:
    """The run of dbt that built the tables to be published.

    built_at: start of the run, UTC. data_until: last day with an event.
    masked_with: fingerprint of the key that masks personal data in gold; None: gold is in clear.
    """

    run_id: str
    built_at: datetime
    data_until: date | None
    masked_with: str | None


def built_run(connection: duckdb.DuckDBPyConnection, warehouse: str) -> BuiltRun:
    """The run that built the tables. Raises NotPublished unless it is one run, it ended, it ran
    tests, and no test failed then or since.

    Tables that it did not rebuild because only deliveries were new count as its own.
    warehouse: the name of its catalog.
    """
    names = {"warehouse": sql_name(warehouse)}
    tables = connection.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = $name",
        {"name": warehouse},
    )
    if missing := set(NEEDED) - set(tables.fetchall()):
        raise NotPublished(
            f"the warehouse has no {'.'.join(min(missing))} yet: run `zoom-analytics build`"
        )
    runs = connection.execute(RUNS_OF_TABLES.format(**names)).fetchall()
    run_ids = [run_id for run_id, *_ in runs]
    if len(runs) != 1 and (
        None in run_ids
        or connection.execute(IS_ONE_PROJECT.format(**names), {"run_ids": run_ids}).fetchone()
        != (True,)
    ):
        built = ", ".join(
            f"{table} by {f'run {run[:8]}' if run else 'none'}" for run, table, _ in runs
        )
        raise NotPublished(f"the tables were built by different runs ({built}): {AGAIN}")
    run_id = run_ids[0]
    if run_id is None:
        raise NotPublished("no run in the process log built the tables: run `zoom-analytics build`")
    of_run = {"run_id": run_id}
    started_at, finished_at, tests, killed, masked_with, maskings, until = one_row(
        connection.execute(OF_RUN.format(**names), of_run)
    )
    if finished_at is None or killed:
        raise NotPublished(f"a run was interrupted, so its tables may be incomplete: {AGAIN}")
    if not tests:
        raise NotPublished(f"run {run_id[:8]} built the tables without testing them: {AGAIN}")
    if failed := [
        name for (name,) in connection.execute(FAILURES.format(**names), of_run).fetchall()
    ]:
        raise NotPublished(
            f"{len(failed)} failed, such as {failed[0]}: correct it (`zoom-analytics errors`), "
            f"then {AGAIN}"
        )
    if not maskings:
        raise NotPublished(f"the warehouse has no record of how personal data are masked: {AGAIN}")
    return BuiltRun(run_id, started_at, until, masked_with)
