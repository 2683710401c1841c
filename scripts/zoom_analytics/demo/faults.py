"""The faults of a demo's rows: which ones a feed has, and in which columns.

An 'out' fault moves a row from the main file to the extra file and breaks it, so that it is
quarantined; in feeds that others refer to, a copy under a new key is broken. A 'mixed' fault
stays in the main file and removes one optional value of a row. 'also' and 'late' rows are valid:
they come again, or after their children.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zoom_analytics.contract import Column

COPIED = {"accounts", "users", "rooms", "devices", "meetings", "webinars"}
LATE = {"accounts", "users", "meetings", "webinars"}

# feed -> start and end column of its Z301 rule
SPANS = {
    "meetings": ("actual_start_time", "end_time"),
    "webinars": ("actual_start_time", "end_time"),
    "participants": ("join_time", "leave_time"),
    "recordings": ("recording_start_time", "recording_end_time"),
    "phone_calls": ("start_time", "end_time"),
    "support_tickets": ("open_date", "close_date"),
    "billing_events": ("billing_period_start", "billing_period_end"),
    "licenses": ("assigned_date", "expiry_date"),
}
STATED_DURATION = {
    "meetings": "actual_duration",
    "webinars": "actual_duration",
    "participants": "duration",
    "phone_calls": "duration",
}
# Optional columns without mixed faults: a rule of their feed requires them, or one replaces
# another.
RULED = {
    "meetings": {"actual_start_time", "end_time"},
    "webinars": {"actual_start_time", "end_time"},
    "participants": {"meeting_id", "webinar_id", "leave_time"},
    "recordings": {"meeting_id", "webinar_id"},
    "chat_messages": {"meeting_id", "webinar_id"},
    "support_tickets": {"close_date"},
    "billing_events": {"account_id", "user_id"},
    "licenses": {"currency"},
    "phone_calls": {"end_time"},
    "users": {"first_name", "last_name", "display_name", "account_id"},
}
# columns of faults that come from a rule, not from the column's own type
RULE_COLUMNS = {
    ("participants", "Z201"): "meeting_id",
    ("recordings", "Z201"): "meeting_id",
    ("billing_events", "Z201"): "user_id",
    ("billing_events", "Z105"): "amount",
    ("billing_events", "Z203"): "currency",
}
# events that come again with another payload (Z202), and the column that differs
REVISED = {
    "participants": "reactions_count",
    "chat_messages": "message_content",
    "phone_calls": "duration",
    "features_usage": "usage_duration",
    "quality_metrics": "metric_value",
    "security_events": "event_description",
    "feedback": "comments",
    "api_requests": "response_time_ms",
    "service_checks": "region",
}
TIMES = {"timestamp", "date"}
NUMBERS = {"int", "bigint", "double", "decimal(10,2)"}
BAD_TYPE = {
    "int": "12.5",
    "bigint": "a lot",
    "double": "NaN",
    "decimal(10,2)": "1,000.00",
    "bool": "maybe",
    "timestamp": "2026/13/01",
    "date": "30 February",
}
BAD_FORMAT = {
    "uuid": "not-a-uuid",
    "email": "nobody at example",
    "url": "see the wiki",
    "ip": "999.1.1.1",
    "mac": "00:11:22:33",
    "phone": "call me",
    "iana_time_zone": "Mars/Olympus",
    "iso_639_1": "klingon",
    "iso_4217": "ZZZ",
    "iso_3166_1": "Atlantis",
}
NOBODY = "00000000-dead-4000-8000-000000000000"
OTHER_BAD = {"Z101": "", "Z103": "Unheard Of", "Z201": NOBODY, "Z303": "2099-01-01 00:00:00"}
CELL_CODES = ("Z101", "Z102", "Z103", "Z104", "Z105", "Z201", "Z303")


# counts of faults, by feed, code and column
Planted = Counter[tuple[str, str, str | None]]


@dataclass(frozen=True)
class Fault:
    """One kind of fault of a feed's rows.

    code: of error_codes.csv, or a word for valid rows that come at an unusual time. place: 'out',
    'mixed', 'also' or 'late' (see the module). columns: those that get the fault in turn.
    """

    code: str
    place: str
    columns: tuple[Column, ...] = ()


def bad_value(code: str, column: Column) -> str:
    """A value that gets `code` in `column`."""
    if code == "Z102":
        return BAD_TYPE[column.type]
    if code == "Z104":
        return BAD_FORMAT[column.type]
    if code == "Z105":
        return str(int(column.max) + 1) if column.max is not None else "-1"
    return OTHER_BAD[code]


def _suits(code: str, column: Column) -> bool:
    """True if a value of `column` alone can get `code`."""
    return {
        "Z101": column.must,
        "Z102": column.type in BAD_TYPE,
        "Z103": column.type not in BAD_TYPE
        and column.type not in BAD_FORMAT
        and column.type != "text",
        "Z104": column.type in BAD_FORMAT and column.ref is None,
        "Z105": column.type in NUMBERS and (column.min is not None or column.max is not None),
        "Z201": column.ref is not None,
        "Z303": column.type in TIMES and not column.future_ok,
    }[code]


def faults_of(feed: str, columns: Sequence[Column], can_be_late: bool) -> list[Fault]:
    """All faults of a feed in the demo. columns: those of its contract, in order."""
    again = [
        Fault("duplicate", "also"),
        Fault("Z202" if feed in REVISED else "out_of_order", "also"),
    ]
    if feed in LATE and can_be_late:
        again.append(Fault("late_parent", "late"))
    return [*_quarantining(feed, columns), *again, *_mixed(feed, columns)]


def _quarantining(feed: str, columns: Sequence[Column]) -> list[Fault]:
    """The faults that quarantine a row: of required values, of rules, of the record itself."""
    by_name = {column.name: column for column in columns}
    found = [Fault("Z002", "out")]
    for code in (*CELL_CODES, "Z203"):
        if (feed, code) in RULE_COLUMNS:
            found.append(Fault(code, "out", (by_name[RULE_COLUMNS[feed, code]],)))
        elif code != "Z203":
            suiting = tuple(column for column in columns if column.must and _suits(code, column))
            found += [Fault(code, "out", suiting)] if suiting else []
    if feed in SPANS:
        found.append(Fault("Z301", "out", (by_name[SPANS[feed][1]],)))
    return found


def _mixed(feed: str, columns: Sequence[Column]) -> list[Fault]:
    """The faults of single optional values in main files: one column for each code."""
    free = [
        column for column in columns if not column.must and column.name not in RULED.get(feed, ())
    ]
    found = []
    for code in CELL_CODES:
        column = next((column for column in free if _suits(code, column)), None)
        found += [Fault(code, "mixed", (column,))] if column else []
    stated = next((column for column in columns if column.name == STATED_DURATION.get(feed)), None)
    return [*found, Fault("Z302", "mixed", (stated,))] if stated else found
