# ruff: noqa: E501 -- a row of an expected table is one line
"""The six facts of golden_landing, row by row. The second build changed the rows that refer to
another user version since.
"""

from __future__ import annotations

from support.golden.expecting import lines, table
from support.warehouse import Warehouse

DATES = "load_date, update_date, source_system"


def test_a_held_meeting_bears_the_name_its_host_had_at_its_start(golden: Warehouse) -> None:
    columns = f"user_name, meeting_topic, start_time, end_time, duration_minutes, {DATES}"
    assert table(golden, "go_fact_meeting_usage", columns) == lines(
        """
        # m1: before noon; 30 min 20 s = 1820 s / 60 = 30.333
        Ann Lee | Weekly | 2024-12-31 11:00:00 | 2024-12-31 11:30:20 | 30.33 | 2030-01-01 | 2030-01-01 | platform
        # m2: at noon, when the new version begins; 12:00 + 5420 s = 13:30:20; 5420 / 60 = 90.333
        Ann Ray | Weekly | 2024-12-31 12:00:00 | 2024-12-31 13:30:20 | 90.33 | 2030-01-01 | 2030-01-02 | platform
        # m3: 01:00 at +01:00 is midnight UTC; 45.9 s are 45 whole seconds: 0.75
        Cid Moe | Untitled Meeting | 2025-01-01 00:00:00 | 2025-01-01 00:00:45.9 | 0.75 | 2030-01-01 | 2030-01-01 | platform
        # m4: before Bobby's first version (2024-03-15) that one is valid
        Bobby T | Weekly | 2024-02-10 10:00:00 | 2024-02-10 10:20:00 | 20.00 | 2030-01-01 | 2030-01-01 | platform
        """
    )


def test_a_use_of_a_feature_bears_the_spelling_of_the_dimension_and_its_day(
    golden: Warehouse,
) -> None:
    columns = f"meeting_topic, feature_name, usage_count, usage_date, {DATES}"
    assert table(golden, "go_fact_feature_usage", columns) == lines(
        """
        Weekly           | Screen Share | 3 | 2024-12-31 | 2030-01-01 | 2030-01-01 | platform  # f1
        # f2, by the host
        Weekly           | Screen Share | 1 | 2024-12-31 | 2030-01-01 | 2030-01-01 | platform
        # f3, by Ann, who is Ann Ray now
        Untitled Meeting | Screen Share | 2 | 2025-01-01 | 2030-01-01 | 2030-01-02 | platform
        # f4, by Bobby, who is at Beta now
        Untitled Meeting | Chat         | 1 | 2025-01-01 | 2030-01-01 | 2030-01-02 | platform
        Untitled Meeting | Chat         | 4 | 2025-01-01 | 2030-01-01 | 2030-01-02 | platform  # f5
        # f6: a count of 0 is a row too
        Untitled Meeting | Polls        | 0 | 2025-01-01 | 2030-01-01 | 2030-01-01 | platform
        """
    )


def test_a_use_of_a_feature_without_a_user_is_the_hosts(golden: Warehouse) -> None:
    users = (
        "select usage_id = '#f2', used_by_user_id from gold.go_fact_feature_usage "
        "where usage_id in ('#f1', '#f2') order by 1"
    )
    assert [str(user)[:2] + str(user)[-1] for _, user in golden.query(users)] == ["752", "751"]


def test_a_held_webinar_ends_after_its_duration_where_no_end_is_given(golden: Warehouse) -> None:
    columns = f"webinar_topic, start_time, end_time, registrants, {DATES}"
    assert table(golden, "go_fact_webinar_usage", columns) == lines(
        """
        # w1: + 3600 s
        Launch           | 2025-01-02 15:00:00 | 2025-01-02 16:00:00 | 40 | 2030-01-01 | 2030-01-02 | platform
        # w3
        Untitled Webinar | 2024-12-31 16:00:00 | 2024-12-31 16:10:00 | -  | 2030-01-01 | 2030-01-01 | platform
        """
    )


def test_a_ticket_bears_the_name_its_user_had_when_it_was_opened(golden: Warehouse) -> None:
    columns = f"user_name, ticket_type, resolution_status, open_date, {DATES}"
    assert table(golden, "go_fact_support_ticket", columns) == lines(
        """
        # t1: a second before noon
        Ann Lee | Audio         | Resolved    | 2024-12-31 | 2030-01-01 | 2030-01-01 | platform
        # t2
        Ann Lee | Billing Issue | Closed      | 2024-12-30 | 2030-01-01 | 2030-01-01 | platform
        # t3
        Bobby T | Billing Issue | Resolved    | 2024-12-31 | 2030-01-01 | 2030-01-01 | platform
        # t4, in his second version
        Bobby T | Billing Issue | Open        | 2025-01-02 | 2030-01-01 | 2030-01-02 | platform
        # t5
        Cid Moe | Audio         | In Progress | 2025-01-01 | 2030-01-01 | 2030-01-01 | platform
        # t6, repaired
        Dot Ray | Audio         | Resolved    | 2025-01-02 | 2030-01-02 | 2030-01-02 | platform
        """
    )


def test_a_completed_or_refunded_billing_event_is_in_dollars_of_its_day_and_bears_a_name_where_somebody_stands_for_it(
    golden: Warehouse,
) -> None:
    columns = f"user_name, event_type, amount, event_date, {DATES}"
    assert table(golden, "go_fact_billing", columns) == lines(
        """
        # b1: 10.025 EUR is 10.03, x 1.5 = 15.045, rounded away from zero; the account's admin
        # stands for it
        Cid Moe | Subscription Fee     |  15.05 | 2024-12-31 | 2030-01-01 | 2030-01-01 | platform
        # b2: a refund is negative however it was delivered; 10.03 x 1.5; one minute to midnight
        Ann Ray | Refund               | -15.05 | 2024-12-31 | 2030-01-01 | 2030-01-02 | platform
        # b3
        Ann Lee | Subscription Renewal | 100.01 | 2024-11-30 | 2030-01-01 | 2030-01-01 | platform
        # b4: an unknown admin; b5: no admin; 30 EUR x 2, the rate of 2025
        -       | Usage Charge         |   5.00 | 2025-01-02 | 2030-01-01 | 2030-01-01 | platform
        -       | Upgrade              |  60.00 | 2025-01-02 | 2030-01-01 | 2030-01-01 | platform
        # b7, before his first version
        Bobby T | Subscription Fee     |  12.00 | 2024-01-31 | 2030-01-01 | 2030-01-01 | platform
        # b9 refunds b8, and both stand; b10 has the status Refunded without a refund of its own
        Dot Ray | Usage Charge         | 100.00 | 2024-12-31 | 2030-01-01 | 2030-01-01 | platform
        Dot Ray | Refund               | -100.00 | 2025-01-01 | 2030-01-01 | 2030-01-01 | platform
        Dot Ray | Subscription Fee     |  50.00 | 2025-01-01 | 2030-01-01 | 2030-01-01 | platform
        # b6 is pending
        """
    )


def test_an_assigned_license_bears_the_name_of_its_first_midnight_whatever_its_status(
    golden: Warehouse,
) -> None:
    columns = f"user_name, license_type, start_date, end_date, {DATES}"
    assert table(golden, "go_fact_license_utilization", columns) == lines(
        """
        Ann Lee | Pro      | 2024-12-30 | 2025-01-01 | 2030-01-01 | 2030-01-01 | platform  # l1
        Dot Ray | Pro      | 2024-12-30 | -          | 2030-01-01 | 2030-01-01 | platform  # l2
        Bobby T | Business | 2024-02-09 | 2024-02-11 | 2030-01-01 | 2030-01-01 | platform  # l4
        Bobby T | Business | 2024-12-01 | -          | 2030-01-01 | 2030-01-01 | platform  # l5
        """
    )
