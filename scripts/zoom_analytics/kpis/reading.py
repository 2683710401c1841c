"""Reads the catalogue of KPIs and their values from the warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from zoom_analytics.warehouse.errors import NoWarehouse
from zoom_analytics.warehouse.sql import has_table

CATALOGUE = (
    "kpi_code", "kpi_name", "question", "formula", "source_feeds", "seed_document", "seed_number",
    "unit", "scale", "is_additive", "parts_are_additive", "period_types", "dimension", "has_total",
    "is_carried", "while_running", "in_semantic_layer", "why_not_in_semantic_layer", "computed_by",
)  # fmt: skip
VALUES = (
    "kpi_code", "kpi_name", "period_type", "period_start", "dimension", "dimension_value",
    "numerator", "denominator", "kpi_value",
    "unit", "is_complete",
)  # fmt: skip
PERIOD_TYPES = ("Daily", "Weekly", "Monthly")


@dataclass(frozen=True)
class Kpi:
    """One entry of the catalogue."""

    code: str
    name: str
    question: str
    formula: str
    unit: str
    period_types: tuple[str, ...]
    dimension: str | None
    has_total: bool
    is_additive: bool
    parts_are_additive: bool
    while_running: str

    @property
    def adds_up(self) -> str:
        """How to combine the values of several periods, in words."""
        if self.is_additive:
            return "values of several periods can be added"
        if self.parts_are_additive:
            return "for several periods, add numerators and denominators, then divide"
        return "values of several periods cannot be added"


@dataclass(frozen=True)
class Point:
    """One value of a KPI. value: None if its denominator is zero; is_complete: False if its period
    still runs.
    """

    period_start: date
    dimension_value: str
    value: float | None
    is_complete: bool = True


def catalogue_rows(connection: duckdb.DuckDBPyConnection) -> list[dict[str, object]]:
    """The catalogue by code. Raises NoWarehouse if it is not built, or was built by a version
    without some of the columns.
    """
    if not has_table(connection, "marts", "kpi_catalog") or not has_table(
        connection, "marts", "kpi_values"
    ):
        raise NoWarehouse("The KPIs are not built yet: run `zoom-analytics build`.")
    try:
        rows = connection.execute(
            f"select {', '.join(CATALOGUE)} from marts.kpi_catalog order by kpi_code"
        ).fetchall()
    except duckdb.BinderException as error:
        raise NoWarehouse(
            "The KPIs were built by another version: run `zoom-analytics build --force`."
        ) from error
    return [dict(zip(CATALOGUE, row, strict=True)) for row in rows]


def find_kpi(rows: list[dict[str, object]], wanted: str) -> Kpi | None:
    """The KPI with this code or name; case does not matter."""
    for row in rows:
        if wanted.lower() in (str(row["kpi_code"]).lower(), row["kpi_name"]):
            return Kpi(
                code=str(row["kpi_code"]),
                name=str(row["kpi_name"]),
                question=str(row["question"]),
                formula=str(row["formula"]),
                unit=str(row["unit"]),
                period_types=tuple(str(row["period_types"]).split(", ")),
                dimension=None if row["dimension"] is None else str(row["dimension"]),
                has_total=bool(row["has_total"]),
                is_additive=bool(row["is_additive"]),
                parts_are_additive=bool(row["parts_are_additive"]),
                while_running=str(row["while_running"]),
            )
    return None


def value_rows(
    connection: duckdb.DuckDBPyConnection,
    code: str,
    period_type: str | None,
    value_of: str | None,
    last: int | None,
    only_complete: bool = False,
) -> list[dict[str, object]]:
    """The rows of kpi_values of one KPI, oldest first.

    period_type: None for all; value_of: a value of the dimension, None for all; last: the newest
    periods per period type, None for all; only_complete: leave out periods that still run.
    """
    rows = connection.execute(
        f"""with wanted as (
                select {", ".join(VALUES)},
                    dense_rank() over (partition by period_type order by period_start desc) as age
                from marts.kpi_values
                where kpi_code = $code and ($period is null or period_type = $period)
                    and ($value is null or dimension_value = $value)
                    and (is_complete or not $only_complete)
            )
            select {", ".join(VALUES)} from wanted
            where $last is null or age <= $last
            order by period_type, dimension_value, period_start""",
        {
            "code": code,
            "period": period_type,
            "value": value_of,
            "last": last,
            "only_complete": only_complete,
        },
    ).fetchall()
    return [dict(zip(VALUES, row, strict=True)) for row in rows]


def values_of_dimension(connection: duckdb.DuckDBPyConnection, code: str) -> list[str]:
    """The values of the KPI's dimension, the total first."""
    rows = connection.execute(
        """select dimension_value from marts.kpi_values where kpi_code = ?
           group by dimension, dimension_value order by dimension <> 'all', dimension_value""",
        [code],
    ).fetchall()
    return [value for (value,) in rows]


def running_periods(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, date]]:
    """The first period of each type that still runs: its type and first day."""
    rows = connection.execute(
        "select period_type, min(period_start) from marts.kpi_values where not is_complete "
        "group by period_type"
    ).fetchall()
    return sorted(rows, key=lambda row: PERIOD_TYPES.index(row[0]))
