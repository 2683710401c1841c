"""Views and tables replace their predecessors in one step; raw tables gain columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.warehouse import WITHOUT_TESTS, Warehouse

VIEW, TABLE = "stg_platform__devices", "stg_reference__words"
KINDS = (
    "select table_name, table_type from information_schema.tables "
    f"where table_name in ('{VIEW}', '{TABLE}') order by 1"
)


@pytest.fixture(scope="module")
def staged(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    warehouse = new_warehouse("staged")
    warehouse.load()
    assert warehouse.dbt("build", "--select", f"+{VIEW}", f"+{TABLE}", *WITHOUT_TESTS).success
    return warehouse


def test_a_model_that_was_a_view_becomes_a_table_and_the_other_way_round(staged: Warehouse) -> None:
    before = staged.query(KINDS)
    assert before == [(VIEW, "VIEW"), (TABLE, "BASE TABLE")]
    staged.query(f"drop view staging.{VIEW}; create table staging.{VIEW} as select 1 as other")
    staged.query(f"drop table staging.{TABLE}; create view staging.{TABLE} as select 1 as other")
    assert staged.dbt("run", "--select", VIEW, TABLE).success
    assert staged.query(KINDS) == before


def test_a_table_whose_query_fails_stays_as_it_was(staged: Warehouse) -> None:
    words = f"select count(*), min(word) from staging.{TABLE}"
    before = staged.query(words)
    staged.query("alter table staging.iso_4217 rename column code to another_name")
    report = staged.dbt("run", "--select", TABLE)
    staged.query("alter table staging.iso_4217 rename column another_name to code")
    assert [result.name for result in report.failures] == [TABLE]
    assert staged.query(words) == before


def test_a_raw_table_gets_a_column_that_the_contract_has_and_no_load_has_brought_yet(
    staged: Warehouse,
) -> None:
    staged.query("alter table raw.bz_platform__devices drop column mac_address")
    assert staged.dbt("run", "--select", VIEW).success
    assert staged.query("select mac_address from raw.bz_platform__devices") == []
