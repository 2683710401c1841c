"""The time as the warehouse holds it."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Now, in UTC, without a time zone."""
    return datetime.now(UTC).replace(tzinfo=None)
