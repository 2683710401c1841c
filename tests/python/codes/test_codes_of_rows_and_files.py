"""Every code of a row or a file is logged with its file, row and column, and is resolved once its
cause is gone.
"""

from __future__ import annotations

import csv
from pathlib import Path

from support.codes.faulty_landing import (
    ACCEPTED_SINCE,
    HEALED_FILES,
    HEALED_WARNINGS,
    LONG_WORD,
    OF_FILES,
    QUARANTINED,
    REPAIRED_SINCE,
    WARNED,
)
from support.codes.reading import in_log, in_quarantine
from support.warehouse import Warehouse, key


def lines(*texts: str) -> list[str]:
    return sorted(line for text in texts for line in text.split("\n") if line)


def without(texts: list[str], *gone: str) -> list[str]:
    return [line for line in texts if line not in lines(*gone)]


def test_the_faulty_files_show_every_code_of_a_row_or_a_file(specification: Path) -> None:
    with (specification / "error_codes.csv").open(encoding="utf-8") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    assert {line[:4] for line in lines(QUARANTINED, WARNED, OF_FILES)} == codes - {"Z900", "Z901"}


def test_a_quarantined_row_has_a_line_for_each_of_its_faults(faulty: Warehouse) -> None:
    assert in_quarantine(faulty) == lines(QUARANTINED)


def test_the_error_log_holds_each_fault_warning_and_refused_file(faulty: Warehouse) -> None:
    assert in_log(faulty) == lines(QUARANTINED, WARNED, OF_FILES)


def test_a_file_with_another_delimiter_has_one_reason_however_many_columns_miss(
    faulty: Warehouse,
) -> None:
    log = "select error_description from gold.go_error_audit_log where error_code = 'Z003'"
    assert faulty.query(f"{log} and contains(error_description, 'feedback_9.csv')") == [
        (
            "Z003 missing_column: feedback_9.csv, the delimiter is a semicolon:"
            " export the file again with commas; header seen: feedback_id;user_id;rating",
        )
    ]
    columns = "select column_name from audit.file_findings where detail like '%semicolon%'"
    assert len(faulty.query(columns)) > 1


def test_rows_that_were_only_warned_about_stand_without_what_was_wrong(faulty: Warehouse) -> None:
    assert faulty.query(
        "select user_type, phone_number, account_id from silver.si_users where user_id = '#u6'"
    ) == [(None, None, None)]
    assert faulty.query("select admin_user_id from silver.si_accounts where account_id = '#a2'")[0][
        0
    ].hex == key("u", 50).replace("-", "")
    assert faulty.query(
        "select ip_address from silver.si_participants where participant_id = '#p5'"
    ) == [(None,)]
    assert faulty.query(
        "select cost_per_month, currency from silver.si_licenses where license_id = '#l2'"
    ) == [(None, None)]
    assert faulty.query("select rating from silver.si_feedback where feedback_id = '#f1'") == [(2,)]


def test_an_unreadable_row_is_kept_as_the_text_of_all_its_lines(faulty: Warehouse) -> None:
    found = faulty.query(
        "select payload from audit.quarantine where error_code = 'Z002' and source_file = "
        "'users_7.csv' order by row_number"
    )
    assert [text.rstrip("\n") for (text,) in found] == [
        f"{key('u', 23)},secret@x.example,Nan,Pro,2024-01-01,Active,2024-01-01,one too many",
        f'{key("u", 25)},pia@x.example,"Secret Pia,Pro,2024-01-01,Active,2024-01-01',
    ]


def test_every_file_that_was_read_is_accounted_for_to_the_row(faulty: Warehouse) -> None:
    found = faulty.query(
        """select source_file, rows_read, accepted, superseded, duplicate, quarantined, excluded
           from audit.row_accounting order by source_file"""
    )
    assert found == [
        ("accounts_1.csv", 3, 3, 0, 0, 0, 0),
        ("api_1.json", 5, 1, 0, 0, 4, 0),
        ("billing_1.csv", 9, 1, 0, 0, 8, 0),
        ("feedback_1.csv", 3, 0, 1, 1, 1, 0),  # f1 lost to another rating, f3 came again as it was
        ("feedback_2.csv", 2, 2, 0, 0, 0, 0),
        ("licenses_1.csv", 3, 2, 0, 0, 1, 0),
        ("meetings_1.csv", 8, 4, 0, 0, 4, 0),
        ("participants_1.csv", 6, 2, 0, 0, 4, 0),
        ("quality_1.ndjson", 3, 1, 0, 0, 2, 0),
        ("users_1.csv", 10, 2, 0, 0, 8, 0),
        ("users_6.csv", 1, 1, 0, 0, 0, 0),
        ("users_7.csv", 3, 1, 0, 0, 2, 0),
    ]


def test_a_row_leaves_the_quarantine_once_it_is_accepted_and_stays_where_another_row_repaired_it(
    healed: Warehouse,
) -> None:
    assert in_quarantine(healed) == without(lines(QUARANTINED), ACCEPTED_SINCE)


def test_an_error_is_resolved_once_its_row_came_in_or_was_replaced_or_its_file_repaired(
    healed: Warehouse,
) -> None:
    gone = (ACCEPTED_SINCE, REPAIRED_SINCE, HEALED_WARNINGS, HEALED_FILES)
    assert in_log(healed, "Resolved") == lines(*gone)
    assert in_log(healed) == without(lines(QUARANTINED, WARNED, OF_FILES), *gone)


def test_an_orphan_comes_in_by_itself_when_its_parent_does_and_so_do_its_own_children(
    healed: Warehouse,
) -> None:
    assert healed.query("select host_user_id from silver.si_meetings where meeting_id = '#m2'")[0][
        0
    ].hex == key("u", 50).replace("-", "")
    assert healed.query(
        "select count(*) from silver.si_participants where participant_id = '#p1'"
    ) == [(1,)]


def test_a_billing_event_comes_in_by_itself_when_its_rate_does(healed: Warehouse) -> None:
    assert [
        str(amount)
        for (amount,) in healed.query(
            "select amount from gold.go_fact_billing where transaction_id = '#b1'"
        )
    ] == ["12.50"]


def test_no_personal_value_is_in_a_message(healed: Warehouse) -> None:
    messages = """select error_description from gold.go_error_audit_log
                  union all select error_description from audit.quarantine
                  union all select audit_details from gold.go_process_audit_log
                  union all select detail from audit.file_findings"""
    assert (
        healed.query(
            f"select error_description from ({messages}) where error_description ilike '%secret%'"
        )
        == []
    )
    shown = healed.query(
        "select error_description from gold.go_error_audit_log "
        "where error_description like '%phone_number%'"
    )
    expected = "expected a phone number of 3 to 15 digits, with + if wanted"
    assert shown == [
        (f"Z104 invalid_format: users_1.csv, row 6, column phone_number, value ***; {expected}",)
    ]


def test_a_value_that_is_not_personal_is_in_the_message_cut_to_eighty_characters(
    faulty: Warehouse,
) -> None:
    found = faulty.query(
        "select error_description from audit.quarantine "
        "where source_file = 'users_1.csv' and row_number in (4, 5) order by 1"
    )
    assert [
        description.split(", value ")[1].split("; expected ")[0] for (description,) in found
    ] == [
        "2024-02-30",
        LONG_WORD[:80],
    ]


def test_a_message_says_what_was_expected_and_does_not_contradict_itself(
    faulty: Warehouse,
) -> None:
    found = faulty.query(
        "select error_description from audit.quarantine "
        "where error_code in ('Z101', 'Z102', 'Z103', 'Z104', 'Z105')"
    )
    assert all("expected " in description for (description,) in found)
    missing = [text for (text,) in found if text.startswith("Z101") and ", value " in text]
    assert all("; the value is invalid and counts as missing, " in text for text in missing)
