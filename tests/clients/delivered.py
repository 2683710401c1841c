"""What the delivered files themselves say, read without any engine: facts that the published file
has to agree with.

Holds for demo data without faults (--dirty 0), where the newest version of every row is
accepted.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import zstandard
from comparing import Answers, value

Row = dict[str, str]


def text_of(file: Path) -> str:
    content = file.read_bytes()
    if file.suffix == ".gz":
        content = gzip.decompress(content)
    elif file.suffix == ".zst":
        content = zstandard.ZstdDecompressor().decompressobj().decompress(content)
    return content.decode("utf-8")


def rows_of(file: Path) -> list[Row]:
    """The rows of a CSV, JSON or NDJSON file, all values as text, '' for none."""
    text = text_of(file)
    if ".csv" in file.suffixes:
        return list(csv.DictReader(io.StringIO(text)))
    if ".json" in file.suffixes:
        whole = json.loads(text, parse_float=str)
        records = (
            whole
            if isinstance(whole, list)
            else next(part for part in whole.values() if isinstance(part, list))
        )
    else:
        records = [json.loads(line, parse_float=str) for line in text.splitlines()]
    return [
        {name: "" if given is None else str(given) for name, given in record.items()}
        for record in records
    ]


def newest(landing: Path, feed: str, key: str) -> list[Row]:
    """The newest version of each row of a feed."""
    versions = [
        row for file in sorted((landing / "platform" / feed).iterdir()) for row in rows_of(file)
    ]
    return list(
        {
            row[key]: row for row in sorted(versions, key=lambda row: row.get("updated_at", ""))
        }.values()
    )


def facts(landing: Path) -> dict[str, object]:
    """What the files say."""
    held = [
        row
        for row in newest(landing, "meetings", "meeting_id")
        if row["actual_start_time"] and row["end_time"]
    ]
    hosts = defaultdict(set)
    for row in held:
        hosts[row["actual_start_time"][:7]].add(row["host_user_id"])
    paid = defaultdict(Decimal)
    for row in newest(landing, "billing_events", "transaction_id"):
        if row["status"] == "Completed":
            paid[row["currency"]] += Decimal(row["amount"])
    return {
        "hosts by month": {month: len(people) for month, people in sorted(hosts.items())},
        "meetings held": len(held),
        "uses of features": sum(
            int(row["usage_count"]) for row in newest(landing, "features_usage", "usage_id")
        ),
        "licenses assigned": sum(
            bool(row["assigned_user_id"]) for row in newest(landing, "licenses", "license_id")
        ),
        "tickets by status": dict(
            sorted(
                Counter(
                    row["resolution_status"]
                    for row in newest(landing, "support_tickets", "ticket_id")
                ).items()
            )
        ),
        "paid by currency": dict(sorted(paid.items())),
        "people": len(newest(landing, "users", "user_id")),
    }


def answered(answers: Answers) -> dict[str, object]:
    """The same facts, as a client's answers have them."""
    paid, tickets = defaultdict(Decimal), Counter()
    for row in answers["08_revenue_by_customer"].records():
        paid[value(row["currency"])] += value(row["amount_in_currency"])
    for row in answers["05_tickets"].records():
        tickets[value(row["resolution_status"])] += value(row["tickets"])
    return {
        "hosts by month": {
            str(value(row["month_start"]))[:7]: value(row["active_user_count"])
            for row in answers["01_active_users_by_month"].records()
        },
        "meetings held": sum(
            value(row["meetings"]) for row in answers["07_meetings_by_plan"].records()
        ),
        "uses of features": sum(
            value(row["uses"]) for row in answers["03_feature_adoption"].records()
        ),
        "licenses assigned": sum(
            value(row["licenses"]) for row in answers["04_license_utilization"].records()
        ),
        "tickets by status": dict(sorted(tickets.items())),
        "paid by currency": dict(sorted(paid.items())),
        "people": sum(
            value(row["is_current"]) for row in answers["09_people_as_they_were"].records()
        ),
    }


def wrong_by_themselves(answers: Answers) -> list[str]:
    """What is wrong in answers whatever was delivered."""
    wrong = [
        f"{value(row['table_schema'])}.{value(row['table_name'])} holds {value(row['counted'])} "
        "rows, meta_publication says "
        f"{value(row['row_count'])}"
        for row in answers["10_rows_as_published"].records()
        if row["counted"] != row["row_count"]
    ]
    people = answers["09_people_as_they_were"].records()
    wrong += [
        f"an e-mail address is not masked: {value(row['email'])}"
        for row in people
        if not value(row["email"]).endswith("@masked.invalid")
    ]
    peaks = [
        row
        for row in answers["06_peak_concurrency"].records()
        if value(row["kpi_name"]) == "peak_concurrent_users"
    ]
    if not peaks or any(value(row["kpi_value"]) < 2 for row in peaks):
        wrong.append("nobody ever was in a meeting with somebody else")
    return wrong
