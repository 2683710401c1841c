"""A published analyst file without a warehouse behind it: tables by the models' contracts, made-up
figures, hostile names.

The catalogue comes from docs/kpis.md, which a test holds against the models.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb
import yaml

from support.warehouse import project_folder
from zoom_analytics.publishing.writing import META

TABLES = {
    "marts": ("kpi_catalog", "kpi_values", "mrr_movements", "quarantine_by_code"),
    "gold": (
        "audit/go_process_audit_log",
        "audit/go_error_audit_log",
        "aggregates/go_agg_license_utilization",
    ),
}
ACCOUNTING = (
    "load_id varchar, feed varchar, source_system varchar, source_file varchar, rows_read "
    "bigint, accepted bigint, superseded bigint, "
    "duplicate bigint, quarantined bigint, excluded bigint"
)
PERIODS = {"D": "Daily", "W": "Weekly", "M": "Monthly"}
ADDS_UP = {"values": (True, True), "parts": (False, True), "no": (False, False)}
HOSTILE = (
    "<script>window.hostile=1</script>",
    "</script><img src=x onerror=window.hostile=2>",
    '"><svg onload=window.hostile=3>',
    "&lt;b&gt; <!-- {{ 7 * 7 }} ${window.hostile=4} \u2028",
    "{style|rich} %s %(x)s " + "long " * 40,
)
HARMLESS = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon")


@dataclass(frozen=True)
class Size:
    """How much the file holds: periods of each kind until the last day, and values of each
    dimension.
    """

    days: int = 100
    weeks: int = 30
    months: int = 8
    values: tuple[str, ...] = HOSTILE + HARMLESS


LAST_DAY = "2026-06-28"  # a Sunday: the week is over, the month is not
LARGE = Size(
    days=400,
    weeks=250,
    months=130,
    values=tuple(f"{number:03} {'<&' * 40}" for number in range(60)),
)
FIGURES = """
    with kinds as (
        select 'Daily' as period_type,
        cast(date '2026-06-28' - to_days(cast(unnest(range($days)) as integer)) as date) as start
        union all
        select 'Weekly', cast(date '2026-06-22' - to_days(cast(unnest(range($weeks)) * 7
            as integer)) as date)
        union all
        select 'Monthly', cast(date '2026-06-01' - to_months(cast(unnest(range($months))
            as integer)) as date)
    ),
    slices as (
        select kpi_code, kpi_name, unit, scale, formula, has_total, period_types,
        coalesce(dimension, 'all') as dimension,
            unnest(case when dimension is null then ['all'] else $names end) as dimension_value
        from marts.kpi_catalog
    ),
    parts as (
        select slices.*, period_type, start,
            hash(concat_ws('|', kpi_code, dimension_value, start)) % 997 / 4 as numerator,
            case when formula like '% / %' then hash(concat_ws('|', start, dimension_value,
            kpi_code)) % 11 * 100 end as denominator
        from slices join kinds on contains(period_types, period_type)
        where period_type <> 'Daily'
            or hash(concat_ws('|', start, kpi_code, dimension_value)) % 7 > 0
    ),
    summed as (
        select kpi_code, any_value(kpi_name) as kpi_name, period_type, start, dimension,
        dimension_value, sum(numerator) as numerator,
            sum(denominator) as denominator, any_value(scale) as scale, any_value(unit) as unit
        from (
            select * from parts
            union all by name
            select * replace ('all' as dimension, 'all' as dimension_value) from parts
            where has_total and dimension <> 'all'
        )
        group by all
    )
    insert into marts.kpi_values by name
    select kpi_code, kpi_name, period_type, start as period_start, dimension, dimension_value,
    numerator, denominator, unit,
        start < '2026-06-01' or period_type <> 'Monthly' as is_complete,
        case when denominator is null then numerator
            else numerator / nullif(denominator, 0) * scale end as kpi_value
    from summed
"""


def publish(path: Path, size: Size | None = Size()) -> Path:
    """Writes the file. size: None for one whose tables are empty."""
    with duckdb.connect(str(path)) as connection:
        for schema, models in TABLES.items():
            connection.execute(f"create schema {schema}")
            for model in models:
                _create(connection, schema, project_folder() / "models" / schema / f"{model}.yml")
        connection.execute(
            f"create schema audit; create table audit.row_accounting ({ACCOUNTING}); create table "
            f"meta_publication ({META})"
        )
        _fill_catalogue(connection)
        connection.execute(
            """insert into meta_publication
               select 'p', 'analyst', 'masked', 'run-1', '2026-06-29 04:00', '2026-06-29 04:01', ?,
               'marts', table_name, 0, '0', null, '0'
               from (values ('kpi_values'), ('kpi_catalog')) as tables (table_name)""",
            [LAST_DAY if size else None],
        )
        if size:
            names = {"names": list(size.values)}
            connection.execute(
                FIGURES, {"days": size.days, "weeks": size.weeks, "months": size.months, **names}
            )
            _fill_others(connection, names)
    return path


def catalogue() -> list[dict[str, str]]:
    """The KPIs as docs/kpis.md tells them: code, name, question, formula, unit, periods, by,
    adds up, metric.
    """
    rows, names = [], []
    for line in (project_folder() / "docs" / "kpis.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        if cells[0] == "code":
            names = cells
        elif re.fullmatch(r"\d{3}-\d{2}R?", cells[0]):
            rows.append(dict(zip(names, cells, strict=True)))
    return rows


def _create(connection: duckdb.DuckDBPyConnection, schema: str, contract: Path) -> None:
    model = yaml.safe_load(contract.read_text(encoding="utf-8"))["models"][0]
    columns = ", ".join(f'"{column["name"]}" {column["data_type"]}' for column in model["columns"])
    connection.execute(f"create table {schema}.{model['name']} ({columns})")


def _fill_catalogue(connection: duckdb.DuckDBPyConnection) -> None:
    for kpi in catalogue():
        dimension, _, total = kpi["by"].partition(", ")
        values, parts = ADDS_UP[kpi["adds up"]]
        connection.execute(
            """insert into marts.kpi_catalog (kpi_code, kpi_name, question, formula, source_feeds,
               unit, scale, is_additive,
                   parts_are_additive, period_types, dimension, has_total, while_running)
               values (?, ?, ?, ?, 'feeds', ?, ?, ?, ?, ?, ?, ?, ?)""",
            [
                *(kpi[name] for name in ("code", "name", "question", "formula", "unit")),
                *(100 if kpi["unit"] == "percent" else 1, values, parts),
                *(
                    ", ".join(PERIODS[initial] for initial in kpi["periods"]),
                    dimension or None,
                    not dimension or bool(total),
                ),
                f"How {kpi['code']} reads so far.",
            ],
        )


def _fill_others(connection: duckdb.DuckDBPyConnection, names: dict[str, list[str]]) -> None:
    connection.execute(
        """insert into gold.go_agg_license_utilization (license_type, utilization_rate,
           period_type, period_start)
           select dimension_value, round(numerator / 10, 2), period_type, period_start
           from marts.kpi_values
           where kpi_code = '001-15' and dimension <> 'all'"""
    )
    connection.execute(
        """insert into marts.mrr_movements (period_start, movement, amount, payer_count)
           select period_start, movement,
           case when movement in ('Contracted', 'Ended') then -amount else amount end, 1
           from (select distinct period_start from marts.kpi_values where period_type = 'Monthly')
           cross join (
               values ('New', 300.25), ('Returned', 20.5), ('Expanded', 40),
               ('Contracted', 12.125), ('Ended', 90)
           ) as moved (movement, amount)"""
    )
    connection.execute(
        """insert into marts.quarantine_by_code (source_system, feed, error_code, error_name,
           meaning, quarantined_rows, first_seen_at)
           values ('platform', 'users', 'Z101', 'missing_value', $hostile, 1200, '2026-06-01'),
                  ('platform', 'meetings', 'Z101', 'missing_value', $hostile, 34, '2026-06-01'),
                  ('platform', 'meetings', 'Z303', 'in_the_future', 'later than now', 5,
                  '2026-06-01')""",
        {"hostile": names["names"][0]},
    )
    connection.execute(
        """insert into audit.row_accounting values
               ('1', 'users', 'platform', 'a.csv', 40000, 38000, 700, 93, 1207, 0),
               ('2', 'users', 'platform', 'b.csv', 10, 10, 0, 0, 0, 0),
               ('3', $hostile, 'zoom_api', 'c.json', 500, 450, 10, 5, 32, 3)""",
        {"hostile": names["names"][1]},
    )
    connection.execute(
        """insert into gold.go_process_audit_log (process_name, execution_time, status,
           record_count, error_count, process_type, run_id)
           values ('load platform.users', '2026-06-29 03:59', 'Warning', 40510, 1239, 'load',
           'load-1'),
                  ('an old run', '2026-06-28 04:00', 'Failure', 0, 1, 'model', 'run-0'),
                  ('kpi_values', '2026-06-29 04:00', 'Success', 9, 0, 'model', 'run-1'),
                  ('not_null_of_something', '2026-06-29 04:00', 'Success', null, 0, 'test',
                  'run-1'),
                  ($hostile, '2026-06-29 04:00', 'Warning', null, 3, 'test', 'run-1')""",
        {"hostile": names["names"][0]},
    )
    connection.execute(
        """insert into gold.go_error_audit_log (error_id, error_code, status, error_description)
           values ('1', 'Z101', 'Open', $hostile), ('2', 'Z101', 'Resolved', ''),
           ('3', 'Z303', 'In Progress', ''),
                  ('4', 'Z303', 'Open', '')""",
        {"hostile": names["names"][0]},
    )
