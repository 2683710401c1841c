"""The six aggregates of golden_landing, row by row. The week of 2024-12-30 holds the last days
of December and the first of January.
"""

from __future__ import annotations

from support.golden.expecting import lines, table
from support.warehouse import Warehouse

DATES = "load_date, update_date, source_system"


def test_active_users_are_the_distinct_hosts_of_held_meetings(golden: Warehouse) -> None:
    # Bobby (m4), Ann (m1 and m2), Cid (m3); m5 and m6 are not held, webinars do not count
    columns = f"period_type, activity_date, active_user_count, {DATES}"
    assert table(golden, "go_agg_active_users", columns) == lines(
        """
        Daily   | 2024-02-10 | 1 | 2030-01-01 | 2030-01-01 | platform
        Daily   | 2024-12-31 | 1 | 2030-01-01 | 2030-01-01 | platform
        Daily   | 2025-01-01 | 1 | 2030-01-01 | 2030-01-01 | platform
        Weekly  | 2024-02-05 | 1 | 2030-01-01 | 2030-01-01 | platform
        # Ann on Tuesday, Cid on New Year's Day
        Weekly  | 2024-12-30 | 2 | 2030-01-01 | 2030-01-01 | platform
        Monthly | 2024-02-01 | 1 | 2030-01-01 | 2030-01-01 | platform
        Monthly | 2024-12-01 | 1 | 2030-01-01 | 2030-01-01 | platform
        Monthly | 2025-01-01 | 1 | 2030-01-01 | 2030-01-01 | platform
        """
    )


def test_meeting_minutes_are_rounded_once_from_the_exact_sum(golden: Warehouse) -> None:
    # m4 1200 s; m1 1820 s + m2 5420 s = 7240 s = 120.667 min, where 30.33 + 90.33 would be 120.66;
    # m3 45 s; the week: 7285 s = 121.41667 min
    columns = f"period_type, activity_date, total_meeting_minutes, {DATES}"
    assert table(golden, "go_agg_meeting_minutes", columns) == lines(
        """
        Daily   | 2024-02-10 |  20.00 | 2030-01-01 | 2030-01-01 | platform
        Daily   | 2024-12-31 | 120.67 | 2030-01-01 | 2030-01-01 | platform
        Daily   | 2025-01-01 |   0.75 | 2030-01-01 | 2030-01-01 | platform
        Weekly  | 2024-02-05 |  20.00 | 2030-01-01 | 2030-01-01 | platform
        Weekly  | 2024-12-30 | 121.42 | 2030-01-01 | 2030-01-01 | platform
        Monthly | 2024-02-01 |  20.00 | 2030-01-01 | 2030-01-01 | platform
        Monthly | 2024-12-01 | 120.67 | 2030-01-01 | 2030-01-01 | platform
        Monthly | 2025-01-01 |   0.75 | 2030-01-01 | 2030-01-01 | platform
        """
    )


def test_each_feature_has_a_rate_for_each_period_with_active_users_also_where_nobody_used_it(
    golden: Warehouse,
) -> None:
    # Active: 02-10 Bobby (m4). 12-31 Ann (m1, m2), Bobby (w3, p1), Dot (p3): 3. 01-01 Cid (m3), Ann
    # (f3), Bobby (f4): 3; not Dot, whose use of Polls counts 0. 01-02 Bobby (w1), Cid (p4): 2. The
    # week of 12-30: all 4. December 3, January 3. Screen Share: 12-31 Bobby (f1) and Ann, the host
    # (f2); 01-01 Ann (f3). Chat: 01-01 Bobby (f4, f5).
    columns = f"period_type, period_start, feature_name, adoption_rate, {DATES}"
    rates = """
        Daily   | 2024-02-10 | Chat |  0.00 | Polls | 0.00 | Screen Share |  0.00
        Daily   | 2024-12-31 | Chat |  0.00 | Polls | 0.00 | Screen Share | 66.67  # 2 of 3
        Daily   | 2025-01-01 | Chat | 33.33 | Polls | 0.00 | Screen Share | 33.33  # 1 of 3
        Daily   | 2025-01-02 | Chat |  0.00 | Polls | 0.00 | Screen Share |  0.00
        Weekly  | 2024-02-05 | Chat |  0.00 | Polls | 0.00 | Screen Share |  0.00
        Weekly  | 2024-12-30 | Chat | 25.00 | Polls | 0.00 | Screen Share | 50.00  # 1 and 2 of 4
        Monthly | 2024-02-01 | Chat |  0.00 | Polls | 0.00 | Screen Share |  0.00
        Monthly | 2024-12-01 | Chat |  0.00 | Polls | 0.00 | Screen Share | 66.67
        Monthly | 2025-01-01 | Chat | 33.33 | Polls | 0.00 | Screen Share | 33.33
        """
    expected = []
    for line in lines(rates):
        period_type, start, *pairs = line.split(" | ")
        for name, rate in zip(pairs[::2], pairs[1::2], strict=True):
            expected.append(
                f"{period_type} | {start} | {name} | {rate} | 2030-01-01 | 2030-01-01 | platform"
            )
    assert table(golden, "go_agg_feature_adoption", columns) == sorted(expected)


def test_ticket_resolution_is_the_mean_of_hours_at_the_day_of_closing(golden: Warehouse) -> None:
    # Audio: t1 took 18 s = 0.005 h, rounded away from zero; t6, since the second build, 2 h; their
    # mean is (18 + 7200) / 2 = 3609 s = 1.0025 h; t5 has a close_date, but is In Progress. Billing
    # Issue: t2 54 h, t3 24 h: 39 h.
    columns = f"ticket_type, period_type, period_start, avg_resolution_time, {DATES}"
    assert table(golden, "go_agg_ticket_resolution", columns) == lines(
        """
        Audio         | Daily   | 2024-12-31 |  0.01 | 2030-01-01 | 2030-01-01 | platform
        Audio         | Daily   | 2025-01-02 |  2.00 | 2030-01-02 | 2030-01-02 | platform
        Audio         | Weekly  | 2024-12-30 |  1.00 | 2030-01-01 | 2030-01-02 | platform
        Audio         | Monthly | 2024-12-01 |  0.01 | 2030-01-01 | 2030-01-01 | platform
        Audio         | Monthly | 2025-01-01 |  2.00 | 2030-01-02 | 2030-01-02 | platform
        Billing Issue | Daily   | 2025-01-01 | 39.00 | 2030-01-01 | 2030-01-01 | platform
        Billing Issue | Weekly  | 2024-12-30 | 39.00 | 2030-01-01 | 2030-01-01 | platform
        Billing Issue | Monthly | 2025-01-01 | 39.00 | 2030-01-01 | 2030-01-01 | platform
        """
    )


def test_recurring_revenue_spreads_a_charge_over_its_months_as_of_each_months_last_day(
    golden: Warehouse,
) -> None:
    # b7 has no end: one month from 01-31, clamped to [01-31, 02-29); so it counts in January, no
    # more on 02-29. 12.00 b3: [11-30, 01-29) has 60 days / 30.4375 = 1.97, 2 months: 100.01 / 2 =
    # 50.005, away from zero 50.01 b1: [12-31, 12-31) has 365 days / 30.4375 = 11.99, 12 months:
    # 15.05 / 12 = 1.25417 December, as of 12-31: b3 and b1, 51.25917. January, as of the last event
    # day, 2025-01-02: b3, b1 and b5, which has no period and runs for a month from 01-02: 50.005 +
    # 1.25417 + 60 = 111.25917. Refunds, charges by use and b10, which was given back, do not recur.
    columns = f"activity_month, monthly_recurring_revenue, {DATES}"
    assert table(golden, "go_agg_mrr", columns) == lines(
        """
        2024-01 |  12.00 | 2030-01-01 | 2030-01-01 | platform
        2024-11 |  50.01 | 2030-01-01 | 2030-01-01 | platform
        2024-12 |  51.26 | 2030-01-01 | 2030-01-01 | platform
        2025-01 | 111.26 | 2030-01-01 | 2030-01-01 | platform
        """
    )


def test_license_utilization_tells_how_many_licenses_in_force_have_an_active_user(
    golden: Warehouse,
) -> None:
    # Business: l4 from 02-09 to 02-11, Bobby is active on 02-10 only; weeks and months count whole.
    # l5 is suspended. Before 02-10 no one was active, so 02-09 has no row. Pro: l1 (Ann) until
    # 01-01 and l2 (Dot) without end, from 12-30 to the last event day, 01-02. On 12-31 both are
    # active, on 01-01 Ann is, on 01-02 l1 is over and Dot is not active. January: l1 still held on
    # its first day.
    columns = f"license_type, period_type, period_start, utilization_rate, {DATES}"
    assert table(golden, "go_agg_license_utilization", columns) == lines(
        """
        Business | Daily   | 2024-02-10 | 100.00 | 2030-01-01 | 2030-01-01 | platform
        Business | Daily   | 2024-02-11 |   0.00 | 2030-01-01 | 2030-01-01 | platform
        Business | Weekly  | 2024-02-05 | 100.00 | 2030-01-01 | 2030-01-01 | platform
        Business | Monthly | 2024-02-01 | 100.00 | 2030-01-01 | 2030-01-01 | platform
        Pro      | Daily   | 2024-12-30 |   0.00 | 2030-01-01 | 2030-01-01 | platform
        Pro      | Daily   | 2024-12-31 | 100.00 | 2030-01-01 | 2030-01-01 | platform
        Pro      | Daily   | 2025-01-01 |  50.00 | 2030-01-01 | 2030-01-01 | platform
        Pro      | Daily   | 2025-01-02 |   0.00 | 2030-01-01 | 2030-01-01 | platform
        Pro      | Weekly  | 2024-12-30 | 100.00 | 2030-01-01 | 2030-01-01 | platform
        Pro      | Monthly | 2024-12-01 | 100.00 | 2030-01-01 | 2030-01-01 | platform
        Pro      | Monthly | 2025-01-01 |  50.00 | 2030-01-01 | 2030-01-01 | platform
        """
    )
