"""What the warehouse says about KPIs: the catalogue and the values."""

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
        """How figures of several periods make one, in words."""
        if self.is_additive:
            return "the values of several periods may be added"
        if self.parts_are_additive:
            return "of several periods add numerators and denominators, then divide"
        return "the values of several periods cannot be added"


@dataclass(frozen=True)
class Point:
    """One value of a KPI. value: None where it was divided by nothing; is_complete: False where
    its period still runs.
    """

    period_start: date
    dimension_value: str
    value: float | None
    is_complete: bool = True


def catalogue_rows(connection: duckdb.DuckDBPyConnection) -> list[dict[str, object]]:
    """The catalogue, by code. Raises NoWarehouse where it is not built, or by a version that did
    not know all of it.
    """
    if not has_table(connection, "marts", "kpi_catalog") or not has_table(
        connection, "marts", "kpi_values"
    ):
        raise NoWarehouse("The KPIs are not built yet: `zoom-analytics build` does it.")
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
    """The KPI of that code or name, whatever its case."""
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

    period_type: None for all; value_of: a value of the dimension, None for all; last: only so
    many periods of each kind; only_complete: none that still runs.
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
    """The values that the KPI is sliced by, its total first."""
    rows = connection.execute(
        """select dimension_value from marts.kpi_values where kpi_code = ?
           group by dimension, dimension_value order by dimension <> 'all', dimension_value""",
        [code],
    ).fetchall()
    return [value for (value,) in rows]


def running_periods(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, date]]:
    """The first period of each kind that still runs: the kind and the first day."""
    rows = connection.execute(
        "select period_type, min(period_start) from marts.kpi_values where not is_complete "
        "group by period_type"
    ).fetchall()
    return sorted(rows, key=lambda row: PERIOD_TYPES.index(row[0]))
