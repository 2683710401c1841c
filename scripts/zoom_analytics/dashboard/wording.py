"""Formats numbers, days and periods. page/wording.js does the same; a test compares both."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

# units of whole numbers
COUNTED = ("users", "licenses", "tickets", "events", "rows")
NOTHING = "–"
STILL_RUNS = "still runs"  # of a period: the data end before it does
# words after a number for units that are not written as they are
SAID = {"percent": "", "USD": "", "rating 1-5": "of 5", "score 0-5": "of 5"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def shown(value: float | None, unit: str) -> str:
    """The value with its signs: 12.50%, $1,234.00, −1,234."""
    if value is None:
        return NOTHING
    size = abs(Decimal(repr(float(value)))).quantize(
        Decimal(1).scaleb(-decimals(value, unit)), ROUND_HALF_UP
    )
    sign = "−" if value < 0 and size else ""
    if unit.startswith("USD"):
        return f"{sign}${size:,}"
    return f"{sign}{size:,}%" if unit == "percent" else f"{sign}{size:,}"


def decimals(value: float, unit: str) -> int:
    """The number of decimal places shown."""
    if unit in COUNTED:
        return 0
    if unit == "percent" or unit.startswith("USD"):
        return 2
    return 0 if abs(value) >= 1000 else 1 if abs(value) >= 100 else 2


def with_unit(value: float | None, unit: str) -> str:
    """The value with the words of its unit: 1,234 users, 1 user, $12.00 per user, 4.20 of 5."""
    if value is None:
        return NOTHING
    said = SAID.get(unit, unit.removeprefix("USD "))
    if value == 1 and unit in COUNTED:
        said = said.removesuffix("s")
    return f"{shown(value, unit)} {said}".rstrip()


def day(of: date) -> str:
    """29 Jun 2026."""
    return f"{of.day} {MONTHS[of.month - 1]} {of.year}"


def moment(at: datetime) -> str:
    """29 Jun 2026, 14:05 UTC."""
    return f"{day(at.date())}, {at:%H:%M} UTC"


def period(start: date, period_type: str) -> str:
    """29 Jun 2026; week of 29 Jun 2026; Jun 2026."""
    if period_type == "Monthly":
        return f"{MONTHS[start.month - 1]} {start.year}"
    return f"week of {day(start)}" if period_type == "Weekly" else day(start)


def last_day(start: date, period_type: str) -> date:
    """The last day of the period that begins then."""
    if period_type == "Daily":
        return start
    if period_type == "Weekly":
        return start + timedelta(days=6)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def words(name: str) -> str:
    """A name in words: license_type becomes license type."""
    return name.replace("_", " ")
