"""The floor makes the same gold and the same KPIs as the project, from the same clean files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from benchmarks.floor import PARTS, run_part
from support.bench.kpi_edges import deliver
from support.warehouse import Warehouse
from zoom_analytics.contract import read_contract
from zoom_analytics.demo.generator import generate

pytestmark = pytest.mark.long
STAMPS = {"load_date", "update_date"}  # of the day of the build; constants in the floor

KPI_KEY = ["kpi_code", "period_type", "period_start", "dimension", "dimension_value"]
KPI_COUNT = 48
# relative, of a value: the floor sums doubles in any order, the project sums decimals
TOLERANCE = 1e-9


@pytest.fixture(scope="module")
def both(
    new_warehouse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with two databases attached, made from the same files: ours, a built warehouse,
    and plain, the floor.
    """
    warehouse: Warehouse = new_warehouse("floor")
    generate(warehouse.landing, users=60, days=45, deliveries=4, dirty=0)
    deliver(warehouse)
    warehouse.load()
    warehouse.build()
    database = tmp_path_factory.mktemp("floor") / "plain.duckdb"
    make_floor(database, warehouse.landing, warehouse.workshop.project)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{warehouse.file}' as ours (read_only)")
        connection.execute(f"attach '{database}' as plain (read_only)")
        yield connection


def make_floor(database: Path, landing: Path, project: Path) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute("set TimeZone = 'UTC'")
        for part in PARTS:
            run_part(connection, part, landing, read_contract(project))


def columns(
    connection: duckdb.DuckDBPyConnection, database: str, schema: str, table: str
) -> list[tuple[str, str]]:
    return connection.execute(
        """select column_name, data_type from information_schema.columns
        where table_catalog = ? and table_schema = ? and table_name = ?
        order by ordinal_position""",
        [database, schema, table],
    ).fetchall()


def tables(connection: duckdb.DuckDBPyConnection, database: str, schema: str) -> set[str]:
    found = connection.execute(
        """select table_name from information_schema.tables
        where table_catalog = ? and table_schema = ?""",
        [database, schema],
    ).fetchall()
    return {name for (name,) in found}


def test_the_19_tables_hold_the_same(both: duckdb.DuckDBPyConnection) -> None:
    made = tables(both, "plain", "gold")
    assert len(made) == 19
    assert made == {
        name for name in tables(both, "ours", "gold") if not name.endswith("_audit_log")
    }
    different = {}
    for table in sorted(made):
        expected = columns(both, "ours", "gold", table)
        assert columns(both, "plain", "gold", table) == expected, table
        names = ", ".join(f'"{name}"' for name, _ in expected if name not in STAMPS)
        sides = [f"select {names} from {database}.gold.{table}" for database in ("ours", "plain")]
        for one, other in (sides, sides[::-1]):
            if rows := both.execute(f"{one} except all {other} limit 3").fetchall():
                different[table, one] = rows
        assert both.execute(f"select count(*) from plain.gold.{table}").fetchone() != (0,), table
    assert not different


def test_the_kpis_hold_the_same(both: duckdb.DuckDBPyConnection) -> None:
    expected = columns(both, "ours", "marts", "kpi_values")
    assert columns(both, "plain", "marts", "kpi_values") == expected
    counts = "select kpi_code, count(*) from {}.marts.kpi_values group by all"
    rows_of_code = dict(both.execute(counts.format("ours")).fetchall())
    assert len(rows_of_code) == KPI_COUNT
    assert dict(both.execute(counts.format("plain")).fetchall()) == rows_of_code
    all_alike = " and ".join(alike(name, data_type) for name, data_type in expected)
    different = both.execute(
        f"""select kpi_code, count(*), arbitrary(ours), arbitrary(plain)
        from ours.marts.kpi_values as ours
        full join plain.marts.kpi_values as plain using ({", ".join(KPI_KEY)})
        where not ({all_alike}) group by all"""
    ).fetchall()
    assert not different


def alike(column: str, data_type: str) -> str:
    """The condition that a column is equal in ours and plain; false if a side has no row."""
    same = f"ours.{column} is not distinct from plain.{column}"
    if data_type == "DOUBLE":
        difference = f"abs(ours.{column} - plain.{column})"
        same += f" or coalesce({difference} <= {TOLERANCE} * abs(ours.{column}), false)"
    return f"({same})"


def test_silver_is_typed_alike(both: duckdb.DuckDBPyConnection) -> None:
    for table in sorted(name for name in tables(both, "plain", "silver") if name.startswith("si_")):
        expected = dict(columns(both, "ours", "silver", table))
        made = dict(columns(both, "plain", "silver", table))
        assert made == {name: expected.get(name) for name in made}, table
        (ours,), (plain,) = (
            both.execute(f"select count(*) from {db}.silver.{table}").fetchone()
            for db in ("ours", "plain")
        )
        assert plain == ours, table
