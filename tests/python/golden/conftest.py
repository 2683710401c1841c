"""The two deliveries of golden_landing, built on two days. After each build its error is set to In
Progress.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.golden.golden_landing import (
    FIRST_DAY,
    FIRST_DELIVERY,
    RATES,
    SECOND_DAY,
    SECOND_DELIVERY,
)
from support.warehouse import Warehouse

ERROR_LOG = ("current_errors", "error_events", "go_error_audit_log")


@pytest.fixture(scope="session")
def golden(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    warehouse = new_warehouse("golden")
    warehouse.write("reference", "exchange_rates", "rates.csv", RATES)
    for feed, (name, text) in FIRST_DELIVERY.items():
        warehouse.write("platform", feed, name, text)
    warehouse.load()
    warehouse.build(run_date=FIRST_DAY)
    take_on(warehouse, "Z101", by="Tina")
    for feed, (name, text) in SECOND_DELIVERY.items():
        warehouse.write("platform", feed, name, text)
    warehouse.load()
    warehouse.build(run_date=SECOND_DAY)
    take_on(warehouse, "Z103", by="Tom", about="plan_type")
    warehouse.build("--select", *ERROR_LOG, run_date=SECOND_DAY)
    warehouse.dbt("test", "--exclude", "resource_type:unit_test", run_date=SECOND_DAY)
    return warehouse


def take_on(warehouse: Warehouse, code: str, by: str, about: str = "") -> None:
    """Sets the only error of the code to In Progress, with the command."""
    found = warehouse.query(
        "select error_id from gold.go_error_audit_log "
        f"where error_code = '{code}' and contains(error_description, '{about}')"
    )
    assert len(found) == 1, found
    warehouse.command("errors", "take", found[0][0][:12], "--by", by)
