"""Pages of Zoom's API become users, meetings, webinars and visits of the warehouse."""

from __future__ import annotations

import uuid

from support.warehouse import Warehouse
from support.zoom_api.zoom_pages import HEDDA, NEXT_STANDUP, STANDUP

# the project's own; another value would change every key
NAMESPACE = uuid.UUID("9c2b6f0e-4f1d-5a7e-8b3c-6d21f0a45e77")


def texts(warehouse: Warehouse, sql: str) -> list[str]:
    """The rows of a query, each as its values separated by bars."""
    return [
        " | ".join("-" if value is None else str(value) for value in row)
        for row in warehouse.query(sql)
    ]


def native(kind: str, identity: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, f"zoom_api/{kind}/{identity}")


def test_users_have_a_type_a_plan_and_a_status_from_what_zoom_tells(zoom: Warehouse) -> None:
    columns = (
        "display_name, email_address, user_type, plan_type, status, "
        "language_preference, created_date, updated_at"
    )
    assert texts(zoom, f"select {columns} from silver.si_users order by display_name") == [
        "Hedda Host | hedda@zoo.example | Licensed | Pro | Active | en | 2024-01-01 08:00:00 | "
        "2026-01-31 12:00:00",
        "Mo Member | mo@zoo.example | Basic | Free | Active | en | 2024-03-01 08:00:00 | "
        "2026-01-31 12:00:00",
        "Olaf Other | olaf@zoo.example | Basic | Free | Inactive | en | 2024-04-01 08:00:00 | "
        "2025-05-05 05:05:05",
        "Pen Ding | pen@zoo.example | Licensed | Pro | Inactive | en | 2026-01-15 08:00:00 | "
        "2026-01-15 08:00:00",
    ]


def test_keys_are_uuids_of_version_five_over_source_kind_and_zooms_id(zoom: Warehouse) -> None:
    hedda, pen = zoom.query(
        "select user_id from silver.si_users where display_name in ('Hedda Host', 'Pen Ding') "
        "order by display_name"
    )
    assert hedda == (native("user", HEDDA),)
    assert pen == (native("pending_user", "pen@zoo.example"),)
    assert zoom.query(
        "select meeting_id from silver.si_meetings where topic = 'Standup' "
        "order by actual_start_time"
    ) == [
        (native("session", STANDUP),),
        (native("session", NEXT_STANDUP),),
    ]


def test_every_instance_of_a_meeting_is_a_fact_of_its_own_and_webinars_are_none(
    zoom: Warehouse,
) -> None:
    columns = "user_name, meeting_topic, start_time, end_time, duration_minutes, source_system"
    assert texts(
        zoom, f"select {columns} from gold.go_fact_meeting_usage order by start_time, meeting_topic"
    ) == [
        "Hedda Host | Standup | 2026-01-10 10:00:00 | 2026-01-10 11:00:10 | 60.17 | zoom_api",
        "Hedda Host | Standup | 2026-01-11 10:00:00 | 2026-01-11 10:30:00 | 30.00 | zoom_api",
        "Olaf Other | Clash | 2026-01-14 10:00:00 | 2026-01-14 11:00:00 | 60.00 | zoom_api",
        "Olaf Other | Other clash | 2026-01-14 10:00:00 | 2026-01-14 11:00:00 | 60.00 | zoom_api",
        "Mo Member | Call | 2026-01-15 10:00:00 | 2026-01-15 10:01:00 | 1.00 | zoom_api",
        "Mo Member | Room | 2026-01-16 10:00:00 | 2026-01-16 10:01:00 | 1.00 | zoom_api",
        "Mo Member | Audio | 2026-01-17 10:00:00 | 2026-01-17 10:01:00 | 1.00 | zoom_api",
    ]
    assert texts(
        zoom,
        "select webinar_topic, start_time, end_time, registrants from gold.go_fact_webinar_usage "
        "order by start_time",
    ) == [
        "Launch | 2026-01-12 09:00:00 | 2026-01-12 10:00:00 | -",
        "Launch | 2026-01-13 09:00:00 | 2026-01-13 09:45:00 | -",
    ]


def test_zooms_numbers_of_meeting_types_are_words_of_the_vocabulary(zoom: Warehouse) -> None:
    assert texts(
        zoom, "select distinct topic, meeting_type, status from silver.si_meetings order by topic"
    ) == [
        "Audio | Instant | Ended",
        "Call | Instant | Ended",
        "Clash | Scheduled | Ended",
        "Other clash | Recurring | Ended",
        "Room | Personal_Room | Ended",
        "Standup | Recurring | Ended",
    ]


def test_rows_of_the_waiting_room_are_excluded_and_accounted_for(zoom: Warehouse) -> None:
    columns = (
        "feed, source_file[:12], rows_read, accepted, quarantined, excluded, superseded + duplicate"
    )
    assert texts(
        zoom, f"select {columns} from audit.row_accounting order by feed, source_file"
    ) == [
        "report_meeting_participants | S1%2B%2Fstan | 4 | 3 | 0 | 1 | 0",
        "report_meeting_participants | clash_page_1 | 2 | 0 | 1 | 1 | 0",
        "report_meeting_participants | hostless_pag | 1 | 0 | 1 | 0 | 0",
        "report_meeting_participants | late_page_1. | 1 | 0 | 1 | 0 | 0",
        "report_meeting_participants | next_standup | 3 | 3 | 0 | 0 | 0",
        "report_meeting_participants | next_standup | 5 | 5 | 0 | 0 | 0",
        "report_user_meetings | meetings_of_ | 9 | 9 | 0 | 0 | 0",
        "users_list | users_active | 2 | 2 | 0 | 0 | 0",
        "users_list | users_inacti | 1 | 1 | 0 | 0 | 0",
        "users_list | users_pendin | 1 | 1 | 0 | 0 | 0",
    ]


def test_pages_belong_to_the_meeting_named_by_the_file_or_told_by_times_and_host(
    zoom: Warehouse,
) -> None:
    visits = (
        "select meeting_id, participant_name from silver.si_participants "
        "order by participant_name, join_time"
    )
    named, told = native("session", STANDUP), native("session", NEXT_STANDUP)
    assert [(name, meeting == told) for meeting, name in zoom.query(visits)] == [
        ("1555****01", True),
        ("1555****01", True),
        ("Gerd", False),
        ("Hedda Host", False),
        ("Hedda Host", True),
        ("Mail", True),
        ("Mailer", True),
        ("Mo", False),
        ("Xaver", True),
        ("Xaver X.", True),
        ("Zara", True),
    ]
    assert {meeting for meeting, _ in zoom.query(visits)} == {named, told}


def test_pages_whose_meeting_cannot_be_told_are_quarantined_for_their_meeting(
    zoom: Warehouse,
) -> None:
    faults = (
        "select error_code, source_file, row_number, column_name from audit.quarantine "
        "order by source_file"
    )
    assert zoom.query(faults) == [
        ("Z101", "clash_page_1.json", 1, "meeting_id"),
        ("Z101", "hostless_page_1.json", 1, "meeting_id"),
        ("Z101", "late_page_1.json", 1, "meeting_id"),
    ]


def test_only_people_of_the_account_have_a_user(zoom: Warehouse) -> None:
    visits = """select participant_name, users.display_name from silver.si_participants as visits
                left join silver.si_users as users on visits.user_id = users.user_id
                where visits.user_id is not null order by participant_name, join_time"""
    assert zoom.query(visits) == [
        ("Hedda Host", "Hedda Host"),
        ("Hedda Host", "Hedda Host"),
        ("Mo", "Mo Member"),
    ]


def test_outsiders_are_persons_by_their_id_else_their_address_else_by_the_row(
    zoom: Warehouse,
) -> None:
    # Xaver has an id, Mail and Mailer one address in two spellings; two calls from a hidden number
    # are two persons; Zara is of the account by her id, though no list names her
    persons = f"""select count(*), string_agg(distinct participant_name, ', '
                  order by participant_name) from silver.si_participants
                  where meeting_id = '{native("session", NEXT_STANDUP)}' group by person_id
                  order by 2, 1"""
    assert zoom.query(persons) == [
        (1, "1555****01"),
        (1, "1555****01"),
        (1, "Hedda Host"),
        (2, "Mail, Mailer"),
        (2, "Xaver, Xaver X."),
        (1, "Zara"),
    ]


def test_a_person_of_the_account_whom_no_list_names_is_a_warning_without_another_columns_value(
    zoom: Warehouse,
) -> None:
    ((description, table),) = zoom.query(
        "select error_description, source_table from gold.go_error_audit_log "
        "where error_code = 'Z201'"
    )
    assert table == "raw.bz_zoom_api__report_meeting_participants"
    assert description.startswith(
        "Z201 orphan_reference: next_standup_page_2.json, row 5, column user_id"
    )
    # what Zoom calls user_id is the number of a visitor within the meeting, not what the row refers
    # to
    assert "16101200" not in description
