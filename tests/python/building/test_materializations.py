"""Views and tables take the place of what was there before, in one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from warehouse import WITHOUT_TESTS, Warehouse

VIEW, TABLE = "stg_platform__devices", "stg_reference__words"
KINDS = f"select table_name, table_type from information_schema.tables where table_name in ('{VIEW}', '{TABLE}') order by 1"


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


def test_a_model_whose_query_fails_leaves_what_was_there(staged: Warehouse) -> None:
    words, devices = staged.query(f"select count(*) from staging.{TABLE}"), staged.query(f"select count(*) from staging.{VIEW}")
    ((count,),) = words
    assert count > 100
    staged.query("alter table raw.bz_platform__devices rename column device_name to another_name")
    staged.query("alter table staging.iso_4217 rename column code to another_name")
    report = staged.dbt("run", "--select", VIEW, TABLE)
    assert {result.name for result in report.failures} == {VIEW, TABLE}
    staged.query("alter table raw.bz_platform__devices rename column another_name to device_name")
    staged.query("alter table staging.iso_4217 rename column another_name to code")
    assert staged.query(f"select count(*) from staging.{TABLE}") == words
    assert staged.query(f"select count(*) from staging.{VIEW}") == devices
