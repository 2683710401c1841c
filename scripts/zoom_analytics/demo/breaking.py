"""Gives a row or a line the fault that was chosen for it. Rows are dicts of column and text."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

from zoom_analytics.contract import Column
from zoom_analytics.demo.faults import REVISED, SPANS, Fault, bad_value

Row = dict[str, str | None]
UNQUOTED_CURRENCY = "CHF"  # valid, but the demo has no rate for it

# the column in which an outdated version of a row differs
OUTDATED = {
    "accounts": "used_licenses",
    "users": "job_title",
    "rooms": "equipment_list",
    "devices": "device_name",
    "meetings": "topic",
    "webinars": "topic",
    "recordings": "file_name",
    "support_tickets": "description",
    "billing_events": "description",
    "licenses": "cost_per_month",
}


def break_row(row: Row, feed: str, fault: Fault, column: Column | None) -> Row:
    """The row with the fault in it. For Z002, see break_csv and break_ndjson."""
    row = dict(row)
    if fault.code == "Z203":
        row["currency"] = UNQUOTED_CURRENCY
    elif fault.code == "Z301":
        _turn_round(row, *SPANS[feed])
    elif fault.code == "Z105" and feed == "billing_events":
        row["event_type"], row["amount"] = "Subscription Fee", "-25.00"
    elif column is not None:
        row[column.name] = bad_value(fault.code, column)
        _keep_other_rules(row, feed, fault, column)
    return row


def _keep_other_rules(row: Row, feed: str, fault: Fault, column: Column) -> None:
    """Makes a broken cell the only fault of its row."""
    if fault.code == "Z201" and feed in ("participants", "recordings"):
        row["webinar_id"] = None
    elif fault.code == "Z201" and feed == "billing_events":
        row["account_id"] = None
    elif feed == "billing_events" and column.name == "event_type":
        row["amount"] = (row["amount"] or "").lstrip("-")  # only a refund may be negative


def _turn_round(row: Row, start: str, end: str) -> None:
    """Moves the end to one day before the start."""
    begin = row[start] or row[end] or row["updated_at"] or ""
    moment = datetime.fromisoformat(begin) if " " in begin else date.fromisoformat(begin)
    row[start], row[end] = begin, str(moment - timedelta(days=1))


def _other_value(value: str | None) -> str:
    """Another value of the same kind: a number one higher, a text with a mark."""
    text = value or ""
    try:
        return str(round(float(text) + 1, 2)) if "." in text else str(int(text) + 1)
    except ValueError:
        return f"{text} (edited)".strip()


def revise(row: Row, feed: str) -> Row:
    """The event with another payload."""
    return {**row, REVISED[feed]: _other_value(row[REVISED[feed]])}


def outdate(row: Row, feed: str) -> Row:
    """An older version of the row: updated_at a day earlier, another value in one column."""
    earlier = datetime.fromisoformat(row["updated_at"] or "") - timedelta(days=1)
    return {**row, OUTDATED[feed]: _other_value(row[OUTDATED[feed]]), "updated_at": str(earlier)}


def break_csv(line: str, way: int) -> str:
    """A CSV line that cannot be read: in turn a field too few, a field too many, and text after a
    closing quote.
    """
    if way % 3 == 0:
        return line.rsplit(",", 1)[0]
    if way % 3 == 1:
        return line + ",unexpected"
    head, _, tail = line.partition(",")
    return f'"{head}"x,{tail}'


def break_ndjson(line: str, way: int) -> str:
    """An NDJSON line that cannot be read: in turn cut off, an array, and not JSON."""
    return (line[: len(line) // 2], json.dumps([line[:20]]), "connection reset by peer")[way % 3]
