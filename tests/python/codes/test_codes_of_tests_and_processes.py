"""Z900 and Z901: a failing test and a process that ends in an error are logged as errors, and
are resolved like all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from support.warehouse import WITHOUT_TESTS, Warehouse

TOPICS = "go_dim_meeting_table_checks"
USAGE = "go_fact_meeting_usage_table_checks"
RATES = "si_exchange_rates"


@pytest.fixture
def broken(faulty: Warehouse, tmp_path: Path) -> Iterator[Warehouse]:
    yield faulty.copy_to(tmp_path)


def errors(warehouse: Warehouse, code: str) -> list[tuple]:
    return warehouse.query(
        "select error_description, source_table, status from gold.go_error_audit_log "
        f"where error_code = '{code}' order by all"
    )


def last_status(warehouse: Warehouse, process: str) -> str:
    """The status of the newest run of a process in the process log."""
    runs = (
        f"select status from gold.go_process_audit_log where process_name = '{process}' "
        "order by execution_time desc"
    )
    return warehouse.query(runs)[0][0]


def test_a_failing_test_is_open_until_the_same_test_passes_and_then_open_again(
    broken: Warehouse,
) -> None:
    bad = "insert into gold.go_dim_meeting from gold.go_dim_meeting"
    first = "(select min(rowid) from gold.go_dim_meeting)"
    good = f"delete from gold.go_dim_meeting where rowid > {first}"
    described = f"Z900 failed_test: {TOPICS}, key_is_unique meeting_key (1 rows)"
    broken.query(bad)
    assert not broken.dbt("test", "--select", TOPICS).success
    assert errors(broken, "Z900") == [(described, "gold.go_dim_meeting", "Open")]
    assert last_status(broken, TOPICS) == "Failure"
    identity = broken.query(
        "select error_id from gold.go_error_audit_log where error_code = 'Z900'"
    )
    broken.query(good)
    assert broken.dbt("test", "--select", "go_dim_webinar_table_checks").success
    assert errors(broken, "Z900") == [(described, "gold.go_dim_meeting", "Open")], (
        "a run that did not run the test resolved it"
    )
    assert broken.dbt("test", "--select", TOPICS).success
    assert [status for *_, status in errors(broken, "Z900")] == ["Resolved"]
    broken.query(bad)
    broken.dbt("test", "--select", TOPICS)
    assert errors(broken, "Z900") == [(described, "gold.go_dim_meeting", "Open")]
    assert (
        broken.query("select error_id from gold.go_error_audit_log where error_code = 'Z900'")
        == identity
    )


def test_the_log_says_which_promise_of_which_column_is_broken_by_how_many_rows(
    broken: Warehouse,
) -> None:
    usage, row = (
        "gold.go_fact_meeting_usage",
        "(select {}(meeting_usage_key) from gold.go_fact_meeting_usage)",
    )
    assert broken.dbt("test", "--select", USAGE).success
    stray = (
        f"update {usage} set meeting_key = 'of no meeting' "
        f"where meeting_usage_key = {row.format('min')}"
    )
    broken.query(stray)
    broken.query(
        f"insert into {usage} select * from {usage} where meeting_usage_key = {row.format('max')}"
    )
    assert not broken.dbt("test", "--select", USAGE).success
    ((description, _, _),) = errors(broken, "Z900")
    prefix, *found = description.split(", ")
    assert prefix == f"Z900 failed_test: {USAGE}"
    expected = [
        "refers_to_a_row meeting_key (1 rows)",
        "key_is_unique meeting_usage_key (1 rows)",
    ]
    assert sorted(found) == sorted(expected)


def test_a_model_that_ends_in_an_error_is_open_and_the_rest_of_the_run_goes_on(
    broken: Warehouse,
) -> None:
    broken.query("drop table staging.exchange_rates")
    report = broken.dbt("run", "--select", RATES, "validated_licenses", "go_dim_webinar")
    assert [result.name for result in report.failures] == [RATES]
    ((description, table, status),) = errors(broken, "Z901")
    assert (
        description.startswith(f"Z901 failed_process: {RATES}, ")
        and "exchange_rates" in description
    )
    assert (table, status) == (f"silver.{RATES}", "Open")
    assert [
        last_status(broken, name) for name in (RATES, "validated_licenses", "go_dim_webinar")
    ] == ["Failure", "Failure", "Success"]
    assert broken.dbt("build", "--select", "exchange_rates", RATES, *WITHOUT_TESTS).success
    assert [status for *_, status in errors(broken, "Z901")] == ["Resolved"]


def test_a_run_is_logged_whatever_the_name_of_who_ran_it(broken: Warehouse) -> None:
    broken.settings = replace(broken.settings, actor="Pat O'Hara")
    report = broken.dbt("run", "--select", "go_dim_webinar")
    assert report.success, report.error
    found = broken.query(
        "select audit_details from gold.go_process_audit_log order by execution_time desc limit 1"
    )
    assert "Pat O'Hara" in found[0][0]
