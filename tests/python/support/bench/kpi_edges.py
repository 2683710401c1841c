"""Clean rows at the edges of the KPIs' definitions, which generated files rarely contain. #u1
stands for a UUID (see support.warehouse.key). The file is long because each edge is spelled out.
"""

from __future__ import annotations

from support.warehouse import Row, Warehouse, contract_of

ON = "2026-06-"  # within the days of the generated files
NOW = "2026-06-29 12:00:00"


def deliver(warehouse: Warehouse) -> None:
    """One file per feed with all columns of the contract: the floor reads them by their place."""
    for feed, rows in EDGES.items():
        whole = dict.fromkeys(
            column.name
            for column in contract_of(warehouse.workshop.project).tables["platform", feed].columns
        )
        warehouse.write("platform", feed, "edges.csv", [whole | row for row in rows])


def held(number: int, day: str, **more: object) -> Row:
    """A meeting of half an hour."""
    times = {
        "actual_start_time": f"{ON}{day} 10:00:00",
        "end_time": f"{ON}{day} 10:30:00",
        "updated_at": NOW,
    }
    return (
        {
            "meeting_id": f"#m{number}",
            "host_user_id": "#u1",
            "meeting_type": "Instant",
            "status": "Ended",
        }
        | times
        | more
    )


def visit(number: int, person: str | None, join: str, leave: str | None, **more: object) -> Row:
    times = {"join_time": f"{ON}{join}", "leave_time": leave and f"{ON}{leave}"}
    return {"participant_id": f"#p{number}", "user_id": person, "meeting_id": "#m1"} | times | more


def license_of(
    number: int,
    user: str | None,
    first: str,
    last: str | None,
    status: str = "Active",
    **more: object,
) -> Row:
    times = {"assigned_date": first, "expiry_date": last, "updated_at": NOW}
    return (
        {
            "license_id": f"#l{number}",
            "license_type": "Phone",
            "assigned_user_id": user,
            "status": status,
        }
        | times
        | more
    )


EDGES: dict[str, list[Row]] = {
    "accounts": [
        {
            "account_id": f"#a{number}",
            "account_name": "A",
            "account_type": "Pro",
            "status": status,
            "updated_at": NOW,
        }
        | more
        for number, status, more in [
            (1, "Active", {"max_licenses": 10, "used_licenses": 3, "admin_user_id": "#u2"}),
            (
                1,
                "Active",
                {
                    "max_licenses": 10,
                    "used_licenses": 2,
                    "updated_at": "2026-05-20",
                    "created_date": "2025-11-30 10:00:00",
                },
            ),
            # the day that begins
            (
                1,
                "Active",
                {"max_licenses": 10, "used_licenses": 1, "updated_at": "2026-06-01 00:00:00"},
            ),
            (2, "Active", {"max_licenses": 100}),
            (3, "Suspended", {"max_licenses": 1000, "used_licenses": 500}),
            (
                3,
                "Active",
                {
                    "max_licenses": 1000,
                    "used_licenses": 400,
                    "updated_at": "2026-02-10",
                    "created_date": f"{ON}15",
                },
            ),
            (4, "Active", {"account_type": "Enterprise"}),
        ]
    ],
    "users": [
        {
            "user_id": f"#u{number}",
            "email_address": f"u{number}@x.example",
            "display_name": f"U {number}",
            "plan_type": "Pro",
            "created_date": f"{ON}01",
            "account_id": "#a1" if number == 3 else None,
            "status": "Active",
            "updated_at": NOW,
        }
        for number in (1, 2, 3)
    ],
    "meetings": [
        held(1, "10", actual_participants_count=3),  # one count only
        held(2, "10", invited_participants_count=5, created_date=f"{ON}09"),
        held(3, "11", status="Scheduled", scheduled_start_time=f"{ON}20 10:00:00"),
        held(4, "11", status="Cancelled", actual_start_time=None, end_time=None),  # counts nowhere
        held(
            5,
            "11",
            status="Started",
            end_time=None,
            actual_participants_count=9,
            invited_participants_count=9,
        ),
        held(
            6,
            "12",
            actual_participants_count=0,
            invited_participants_count=0,
            end_time=f"{ON}12 10:00:00",
        ),
    ],
    "webinars": [
        {
            "webinar_id": f"#w{number}",
            "host_user_id": "#u3",
            "actual_start_time": f"{ON}10 15:00:00",
            "end_time": f"{ON}10 16:00:00",
            "updated_at": NOW,
        }
        | more
        for number, more in enumerate(
            [
                {"status": "Ended", "actual_attendees_count": 7, "registrants_count": 9},
                {"status": "Ended", "registrants_count": 50},
                {
                    "status": "Started",
                    "end_time": None,
                    "actual_attendees_count": 4,
                    "registrants_count": 8,
                },
            ]
        )
    ],
    # one person many times at once, from midnight to midnight, over two midnights, and for no time
    # at all; many persons on a quiet night
    "participants": [
        visit(1, "#u1", "10 02:00:00", "10 05:00:00", audio_quality_avg="4.1"),
        visit(2, "#u1", "10 03:00:00", "10 04:00:00", video_quality_avg="3.7"),
        visit(3, "#u1", "10 04:30:00", "10 05:30:00", screen_share_duration=0),
        visit(4, "#u1", "10 05:30:00", "10 06:00:00"),
        visit(5, None, "10 05:00:00", "10 05:30:00"),
        *(visit(number, None, "20 00:00:00", "21 00:00:00") for number in range(10, 90)),
        *(
            visit(number, "#u2", f"20 0{number % 7}:00:00", "20 08:00:00")
            for number in range(90, 120)
        ),
        *(visit(number, None, "21 00:00:00", "21 00:00:00") for number in range(120, 250)),
        *(visit(number, None, "22 23:00:00", "24 01:00:00") for number in range(250, 400)),
        visit(400, None, "24 00:30:00", None),
        # no session, but present
        visit(401, None, "25 10:00:00", "25 11:00:00", meeting_id=None, webinar_id="#w0"),
    ],
    "features_usage": [
        {
            "usage_id": f"#f{number}",
            "meeting_id": meeting,
            "user_id": user,
            "feature_name": name,
            "usage_count": count,
            "usage_timestamp": f"{ON}{day} 10:05:00",
        }
        for number, (meeting, user, name, count, day) in enumerate(
            [
                ("#m1", None, "RECORDING", 1, "10"),  # the host's
                ("#m2", "#u2", "recording", 0, "10"),  # no use
                ("#m2", "#u3", "screen-share", 2, "17"),  # a week after the meeting
                ("#m3", "#u3", "Screen_Share", 2, "11"),  # of a meeting that was not held
            ]
        )
    ],
    "chat_messages": [
        {
            "message_id": f"#c{number}",
            "sender_user_id": "#u1",
            "meeting_id": meeting,
            "message_type": "Text",
            "timestamp": f"{ON}15 10:00:00",
        }
        for number, meeting in enumerate(["#m1", "#m1", "#m3", None])
    ],
    "recordings": [
        {
            "recording_id": f"#r{number}",
            "meeting_id": meeting,
            "recording_type": "Chat",
            "file_size": 10_000_000_000 + number,
            "created_date": created,
            "expiry_date": expires,
            "status": status,
            "updated_at": updated_at,
        }
        for number, meeting, created, expires, status, updated_at in [
            (0, "#m6", "2024-02-28 10:00:00", None, "Available", NOW),  # long before all else
            (1, None, "2023-01-01 10:00:00", None, "Deleted", NOW),
            # goes at the midnight
            (2, None, f"{ON}10 10:00:00", f"{ON}11 00:00:00", "Expired", NOW),
            # gone before it came
            (3, None, f"{ON}10 10:00:00", f"{ON}01 00:00:00", "Available", NOW),
            # stored until the midnight that ends the 7th
            (4, None, f"{ON}05 10:00:00", None, "Available", f"{ON}05 10:00:00"),
            (4, None, f"{ON}05 10:00:00", None, "Deleted", f"{ON}08 00:00:00"),
            # known late, gone for a day, then until it expires
            (5, None, f"{ON}12 10:00:00", None, "Processing", f"{ON}14 10:00:00"),
            (5, None, f"{ON}12 10:00:00", None, "Deleted", f"{ON}16 10:00:00"),
            (5, None, f"{ON}12 10:00:00", f"{ON}25 10:00:00", "Available", f"{ON}17 23:00:00"),
        ]
    ],
    "support_tickets": [
        {
            "ticket_id": f"#t{number}",
            "user_id": "#u1",
            "ticket_type": word,
            "resolution_status": status,
            "open_date": f"{ON}10 10:00:00",
            "close_date": f"{ON}12 11:30:00.5",
            "contact_count": contacts,
            "updated_at": NOW,
        }
        for number, (word, status, contacts) in enumerate(
            [
                ("Edge Case", "Closed", 1),
                ("edge-case", "Resolved", None),
                ("edge-case", "Open", 1),
                ("EDGE_CASE", "Closed", 0),
            ]
        )
    ],
    "licenses": [
        # no currency: US dollars
        license_of(1, "#u1", "2026-05-01", "2026-06-10", cost_per_month="12.34"),
        # renews the first, as far off as it may
        license_of(2, "#u1", "2026-05-11", None, "Suspended"),
        license_of(
            3, "#u2", "2026-05-01", "2026-06-10", "Expired", cost_per_month="20", currency="EUR"
        ),
        # a day too early
        license_of(
            4, "#u2", "2026-05-10", "2026-06-30", "Inactive", cost_per_month="1000", currency="EUR"
        ),
        # on the last day that renews the third, behind all events
        license_of(5, "#u2", "2026-07-10", None),
        license_of(6, None, "2026-06-01", "2026-06-02"),
        license_of(7, "#u3", "2026-06-01", None, license_type="Education"),
        license_of(8, "#u3", "2026-06-01", None, license_type="Webinar"),
        # of the first account, with those of its user #u3, which cost nothing
        license_of(
            9,
            None,
            "2026-06-10",
            None,
            license_type="Pro",
            account_id="#a1",
            cost_per_month="10",
            currency="USD",
        ),
        license_of(
            10,
            None,
            "2026-06-01",
            "2026-06-12",
            license_type="Basic",
            account_id="#a1",
            cost_per_month="10",
        ),
        license_of(
            11,
            "#u1",
            "2026-06-01",
            None,
            license_type="Pro",
            account_id="#a1",
            cost_per_month="3.33",
            currency="EUR",
        ),
        license_of(
            12,
            None,
            "2026-06-01",
            None,
            license_type="Add-on",
            account_id="#a1",
            cost_per_month="3.33",
            currency="EUR",
        ),
        license_of(
            13,
            None,
            "2026-06-01",
            None,
            "Suspended",
            license_type="Enterprise",
            account_id="#a1",
            cost_per_month="900",
        ),
        # of the fourth, none of which costs anything
        license_of(14, None, "2026-06-01", None, license_type="Pro", account_id="#a4"),
        license_of(
            15, None, "2026-06-01", None, license_type="Pro", account_id="#a4", cost_per_month="0"
        ),
        license_of(16, None, "2026-06-01", None, license_type="Basic", account_id="#a4"),
    ],
    "billing_events": [
        {
            "transaction_id": f"#b{number}",
            "user_id": user,
            "account_id": account,
            "event_type": kind,
            "amount": "10.01",
            "currency": "EUR",
            "transaction_date": f"{ON}{day} 23:59:59",
            "status": status,
            "updated_at": NOW,
        }
        for number, (user, account, kind, day, status) in enumerate(
            [
                ("#u1", None, "Subscription Fee", "10", "Completed"),
                ("#u1", None, "Usage Charge", "11", "Completed"),  # his second license is suspended
                ("#u3", None, "Refund", "12", "Completed"),  # two licenses of one day
                (None, "#a1", "Upgrade", "10", "Completed"),  # shared, whoever the admin is
                (None, "#a1", "Refund", "12", "Refunded"),  # on the last day of a license
                (None, "#a1", "Usage Charge", "13", "Completed"),  # and the day after
                (None, "#a1", "Usage Charge", "09", "Refunded"),
                (None, "#a4", "Subscription Fee", "10", "Refunded"),  # no recurring revenue
                ("#u2", "#a1", "Usage Charge", "10", "Completed"),
                # of the account's own type, for nothing is in force in it
                (None, "#a2", "Add-on Purchase", "10", "Completed"),
                ("#u1", None, "Usage Charge", "10", "Failed"),
            ]
        )
    ],
    "quality_metrics": [
        {
            "metric_id": f"#q{number}",
            "metric_type": kind,
            "metric_name": name,
            "metric_value": value,
            "measurement_time": f"{ON}10 10:00:00",
        }
        for number, (kind, name, value) in enumerate(
            [
                ("Network", "Connection-Attempt", 1),
                ("Network", "connection attempt", "0.5"),
                ("Network", "connection_attempt", 2),
                ("Audio", "connection_attempt", 1),
                ("Network", "Bandwidth MB", "0.1"),
                ("Video", "bandwidth_mb", 5),
                ("Network", "jitter_ms", 7),
            ]
        )
    ],
}
