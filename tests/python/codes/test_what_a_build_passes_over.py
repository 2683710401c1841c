"""Rows that a build with passing tests has verified are not tested again by the next build, but
by `dbt test`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from support.warehouse import Warehouse
from zoom_analytics.building.news import remember_build

CONTRACT = "matches_contract_si_users_"
BREAK = "update silver.validated_users set status = 'Nonsense' where row_status = 'accepted'"


@pytest.fixture
def vouched_for(faulty: Warehouse, tmp_path: Path) -> Warehouse:
    """A warehouse built with passing tests, in which all users were broken afterwards."""
    warehouse = faulty.copy_to(tmp_path)
    assert build_holds(warehouse)
    remember_build(warehouse.settings)
    warehouse.query(BREAK)
    return warehouse


def build_holds(warehouse: Warehouse) -> bool:
    return warehouse.dbt("build", "--select", CONTRACT).success


def test_a_build_passes_over_what_was_vouched_for_and_dbt_test_does_not(
    vouched_for: Warehouse,
) -> None:
    assert build_holds(vouched_for)
    assert not vouched_for.dbt("test", "--select", CONTRACT).success


def test_what_was_validated_since_is_tested(vouched_for: Warehouse) -> None:
    vouched_for.query(
        "update silver.validated_users set validated_at = validated_at + interval 1 day"
        " where user_id = (select min(user_id) from silver.si_users)"
    )
    assert not build_holds(vouched_for)


@pytest.mark.parametrize(
    "relation", ["silver.validated_users", f"test.zoom_analytics.{CONTRACT}.%"]
)
def test_all_is_tested_once_a_definition_has_changed_of_a_table_or_of_a_test(
    vouched_for: Warehouse, relation: str
) -> None:
    changed = (
        "update audit.definitions set fingerprint = 'of another day' "
        f"where relation like '{relation}' and because is null"
    )
    assert vouched_for.query(changed) == [(1,)]
    assert not build_holds(vouched_for)


def test_all_is_tested_where_no_build_vouched_for_anything(vouched_for: Warehouse) -> None:
    vouched_for.query("delete from audit.builds")
    assert not build_holds(vouched_for)
