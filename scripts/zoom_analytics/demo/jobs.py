"""The SQL of the generator: one file per job in sql/, in the order in which the jobs run.

Core tables (usr, meet, part, ...) hold one row per entity with all that its events depend on. The
tables and views feed_<feed> hold the delivered rows: the columns of the feed, then dlv (the
delivery) and ord (a unique order within the feed).
"""

from __future__ import annotations

from importlib.resources import files

JOBS = (
    "accounts",
    "users",
    "feed_accounts",
    "feed_users",
    "rooms",
    "devices",
    "meetings",
    "webinars",
    "participants",
    "feed_meetings",
    "feed_webinars",
    "feed_participants",
    "phone_calls",
    "recordings",
    "chat_messages",
    "feed_phone_calls",
    "features_usage",
    "exchange_rates",
    "billing_events",
    "licenses",
    "support_tickets",
    "quality_metrics",
    "security_events",
    "feedback",
    "api_requests",
    "service_checks",
)


def sql_of(name: str) -> str:
    """The statements of sql/<name>.sql."""
    return files(__package__).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
