"""The two logs of golden_landing after three builds, a run of all data tests and two loads."""

from __future__ import annotations

import json
from importlib.metadata import version

from support.golden.expecting import lines, table
from support.warehouse import Warehouse, key

LOADS = "process_type = 'load'"
DATA_ERRORS = "error_code not in ('Z900', 'Z901')"
DEVICES = "Desktop; Mobile; Phone; Room_System; Tablet; Web"
PLANS = "Basic; Business; Enterprise; Free; Pro"
TIME = "YYYY-MM-DD or YYYY-MM-DD HH:MM:SS, with T, a fraction and Z or +HH:MM if wanted"


def newest_run(kind: str) -> str:
    """A query for the newest run with more than a handful of processes of a kind."""
    return f"""(select run_id from gold.go_process_audit_log where process_type = '{kind}'
                group by run_id having count(*) > 10 order by min(execution_time) desc limit 1)"""


def test_every_loaded_feed_is_a_process_with_its_rows_and_those_quarantined(
    golden: Warehouse,
) -> None:
    columns = "process_name, status, record_count, error_count, source_system"
    assert table(golden, "go_process_audit_log", columns, LOADS) == lines(
        """
        load reference.exchange_rates | Success | 3 | 0 | reference
        load platform.accounts        | Success | 3 | 0 | platform
        load platform.billing_events  | Success | 10 | 0 | platform
        load platform.features_usage  | Success | 6 | 0 | platform
        load platform.licenses        | Success | 5 | 0 | platform
        load platform.meetings        | Success | 6 | 0 | platform
        # a warning is not a quarantined row
        load platform.participants    | Success | 4 | 0 | platform
        load platform.support_tickets | Warning | 6 | 1 | platform  # t6
        load platform.users           | Success | 4 | 0 | platform
        load platform.webinars        | Success | 3 | 0 | platform
        load platform.support_tickets | Success | 1 | 0 | platform  # the second delivery
        load platform.users           | Warning | 6 | 1 | platform  # the invalid plan
        """
    )


def test_every_seed_model_snapshot_and_test_of_a_run_is_a_process(golden: Warehouse) -> None:
    manifest = golden.workshop.manifest()
    kinds = ("seed", "model", "snapshot", "test")
    expected = sorted(
        (node["resource_type"], node["name"])
        for node in manifest["nodes"].values()
        if node["resource_type"] in kinds
    )
    found = golden.query(
        f"""select process_type, process_name from gold.go_process_audit_log
            where process_type in {kinds}
                and run_id in ({newest_run("model")}, {newest_run("test")}) order by all"""
    )
    assert found == expected


def test_every_data_test_passes_on_the_golden_platform(golden: Warehouse) -> None:
    assert (
        table(
            golden,
            "go_process_audit_log",
            "process_name, status",
            "process_type = 'test' and status <> 'Success'",
        )
        == []
    )


def test_a_model_is_logged_with_the_rows_it_then_had(golden: Warehouse) -> None:
    names = "'go_dim_user', 'go_fact_billing', 'si_users', 'validated_users', 'snap_users'"
    where = f"run_id = {newest_run('model')} and process_name in ({names})"
    assert table(
        golden,
        "go_process_audit_log",
        "process_name, process_type, status, record_count, error_count",
        where,
    ) == lines(
        """
        go_dim_user     | model    | Success |  7 | 0
        go_fact_billing | model    | Success |  9 | 0
        si_users        | model    | Success |  4 | 0
        validated_users    | model    | Success | 10 | 0  # 4 and 6 delivered
        # 8 versions, one of them delivered twice, with different plans
        snap_users      | snapshot | Success |  9 | 0
        """
    )


def test_a_process_tells_its_run_the_version_and_who_ran_it(golden: Warehouse) -> None:
    found = golden.query("select run_id, audit_details from gold.go_process_audit_log")
    told = {
        (run, *map(json.loads(details).get, ("run_id", "project_version", "actor")))
        for run, details in found
    }
    assert told == {(run, run, version("zoom-analytics"), "tester") for run, _ in found}


def test_an_error_is_open_taken_on_or_resolved_by_itself(golden: Warehouse) -> None:
    columns = "status, error_type, source_table, source_system, error_description"
    assert table(golden, "go_error_audit_log", columns, DATA_ERRORS) == sorted(
        [
            # a warning that is still open: the value is dropped, the row stands
            "Open | Validation | raw.bz_platform__participants | platform"
            " | Z103 invalid_value: participants_1.csv, row 2, column device_type, value Toaster"
            f"; expected one of {DEVICES} (in any case, - and _ as blanks)",
            # the account's admin is not in silver; the value stays
            "Open | Data Quality | raw.bz_platform__accounts | platform"
            " | Z201 orphan_reference: accounts_1.csv, row 3, column admin_user_id, value "
            f"{key('u', 99)}"
            "; expected the key of an accepted row of users",
            # Tom took it after the second build; the third run still found it
            "In Progress | Validation | raw.bz_platform__users | platform"
            " | Z103 invalid_value: users_2.csv, row 6, column plan_type, value Gold"
            f"; expected one of {PLANS} (in any case, - and _ as blanks)",
            # Tina took it; the repaired row resolved it
            "Resolved | Validation | raw.bz_platform__support_tickets | platform"
            " | Z101 missing_value: support_tickets_1.csv, row 6, column close_date"
            f"; expected {TIME}",
        ]
    )


def test_an_error_tells_the_last_run_that_moved_it_or_who_took_it_on(golden: Warehouse) -> None:
    moved = golden.query(
        "select status, split(process_audit_info, ' by ')[2] from gold.go_error_audit_log "
        f"where {DATA_ERRORS} order by all"
    )
    assert moved == [
        ("In Progress", "Tom"),
        ("Open", "tester"),
        ("Open", "tester"),
        ("Resolved", "tester"),
    ]


def test_what_became_of_an_error_is_never_lost(golden: Warehouse) -> None:
    found = golden.query(
        "select status, actor from audit.error_events where error_code = 'Z101' order by event_at"
    )
    assert found == [("Open", "tester"), ("In Progress", "Tina"), ("Resolved", "tester")]
