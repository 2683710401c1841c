# ruff: noqa: E501 -- a record of CSV is one line
"""A tiny platform around the leap day of 2024, in two deliveries. #u1 stands for a UUID (see
support.warehouse.key).

People: u1 Ann, u2 Bob. 2024-02-26 is a Monday: its week holds the leap day and the turn of the
month. All times are UTC.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.warehouse import AS_DELIVERIES_COME, Warehouse

RATES = "currency,valid_from,usd_rate\nEUR,2024-01-01,2\nEUR,2024-03-01,3\n"
USERS = """user_id,email_address,first_name,last_name,plan_type,company,created_date,status,updated_at
#u1,ann@x.example,Ann,Lee,Pro,Acme,2024-02-29 23:59:59,Active,2024-03-01
#u2,bob@x.example,Bob,Ray,Free,,2024-03-01 00:00:00,Active,2024-03-01
"""
# m1 runs over the midnight that ends the leap day, m2 is not held
MEETINGS = """meeting_id,topic,host_user_id,meeting_type,actual_start_time,end_time,status,updated_at
#m1,Weekly,#u1,Recurring,2024-02-29 23:30:00,2024-03-01 00:30:30,Ended,2024-03-02
#m2,Weekly,#u2,Instant,2024-02-29 10:00:00,,Started,2024-03-02
"""
# Ann joins twice at once, and stays over midnight; a guest comes for the last minute of the leap
# day and leaves at midnight; Bob comes at that midnight.
PARTICIPANTS = """participant_id,user_id,meeting_id,join_time,leave_time,audio_quality_avg,screen_share_duration
#p1,#u1,#m1,2024-02-29 23:30:00,2024-03-01 00:30:00,4.1,0
#p2,#u1,#m1,2024-02-29 23:40:00,2024-02-29 23:50:00,3.9,
#p3,,#m1,2024-02-29 23:59:00,2024-03-01 00:00:00,,5
#p4,#u2,#m1,2024-03-01 00:00:00,2024-03-01 00:10:00,,
"""
# Bob's only use of a feature on the leap day has the count 0
FEATURES_USAGE = """usage_id,meeting_id,user_id,feature_name,usage_count,usage_timestamp
#f1,#m1,#u1,Chat,2,2024-02-29 23:31:00
#f2,#m1,#u2,Chat,0,2024-02-29 23:32:00
"""
# 12 EUR for a year at 2 USD from the leap day on: 2 USD a month; a half month of 10 USD counts
# whole; a refund of 1 EUR at 3 USD.
BILLING = """transaction_id,user_id,event_type,amount,currency,transaction_date,billing_period_start,billing_period_end,status,updated_at
#b1,#u1,Subscription Fee,12,EUR,2024-02-29 12:00:00,2024-02-29,2025-02-28,Completed,2024-03-01
#b2,#u1,Subscription Renewal,10,USD,2024-02-20 12:00:00,2024-02-15,2024-03-01,Completed,2024-03-01
#b3,#u2,Refund,1,EUR,2024-03-01 12:00:00,,,Completed,2024-03-02
"""
# Ann's license holds through the leap day.
LICENSES = """license_id,license_type,assigned_user_id,assigned_date,expiry_date,cost_per_month,currency,status,updated_at
#l1,Pro,#u1,2024-02-28,2024-02-29,5,EUR,Expired,2024-03-01
"""
# The second delivery: a meeting of Bob's a week later, and a license that renews Ann's.
LATER_MEETINGS = """meeting_id,topic,host_user_id,meeting_type,actual_start_time,end_time,status,updated_at
#m3,Weekly,#u2,Recurring,2024-03-04 09:00:00,2024-03-04 09:00:20,Ended,2024-03-05
"""
LATER_LICENSES = """license_id,license_type,assigned_user_id,assigned_date,expiry_date,cost_per_month,currency,status,updated_at
#l2,Pro,#u1,2024-03-01,,5,,Active,2024-03-05
"""


@pytest.fixture(scope="session")
def kpi_platform(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    """The warehouse after both deliveries, with a build after each."""
    warehouse = new_warehouse("kpis")
    warehouse.write("reference", "exchange_rates", "rates.csv", RATES)
    first = {
        "users": USERS,
        "meetings": MEETINGS,
        "participants": PARTICIPANTS,
        "features_usage": FEATURES_USAGE,
        "billing_events": BILLING,
        "licenses": LICENSES,
    }
    for feed, text in first.items():
        warehouse.write("platform", feed, f"{feed}_1.csv", text)
    warehouse.load()
    warehouse.build()
    warehouse.write("platform", "meetings", "meetings_2.csv", LATER_MEETINGS)
    warehouse.write("platform", "licenses", "licenses_2.csv", LATER_LICENSES)
    warehouse.load()
    warehouse.build(*AS_DELIVERIES_COME)
    return warehouse
