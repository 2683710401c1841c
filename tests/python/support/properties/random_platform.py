"""Deliveries of a platform so small that all of it meets all the time: children before parents,
corrections of old events, events that move to another day, outdated versions that come late,
words with another spelling, rates that come or are corrected, files that come twice. Nothing is
likely here, everything is possible.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from support.warehouse import Row, Warehouse, key

BEGIN = datetime(2025, 12, 10)  # the turn of the year lies within
DAYS = 45
KEYS = {"a": 3, "u": 6, "m": 10, "w": 4, "p": 30, "f": 16, "t": 8, "b": 14, "l": 8, "r": 5}
FEATURES = ["Screen Share", "screen-share", "SCREEN_SHARE", "Chat", "chat", "Poll"]
CURRENCIES = ["USD", "EUR", "SEK", "CHF"]


class RandomPlatform:
    """Writes one delivery after the other; the same seed writes the same."""

    def __init__(self, seed: int):
        self._random = random.Random(seed)
        self._delivered: list[tuple[str, str, list[Row]]] = []

    def deliver(self, warehouse: Warehouse, step: int) -> None:
        """A few rows of some feeds, now and then rates and a file that came before."""
        for feed, rows in self._rows_of_feeds(step):
            # a later delivery may have the earlier name: what is loaded last goes by the name
            number, form = self._random.randrange(100), self._random.choice(["csv", "ndjson"])
            name = f"{feed}_{number:02d}_{step}.{form}"
            warehouse.write("platform", feed, name, rows)
            self._delivered.append((feed, name, rows))
        if self._random.random() < 0.5:
            rates = [self._rate(currency) for currency in self._random.sample(CURRENCIES[1:], 2)]
            warehouse.write(
                "reference",
                "exchange_rates",
                f"rates_{self._random.randrange(100):02d}_{step}.csv",
                rates,
            )
        if self._random.random() < 0.5:
            feed, name, rows = self._random.choice(self._delivered)
            warehouse.write("platform", feed, f"zz_again_{step}.{name.split('.')[1]}", rows)

    def _rows_of_feeds(self, step: int) -> Iterator[tuple[str, list[Row]]]:
        """Of any feed there may be nothing, but for one that has not come at all by the second
        delivery.
        """
        came = {feed for feed, _, _ in self._delivered}
        makers = {
            "accounts": self._account,
            "users": self._user,
            "meetings": self._meeting,
            "webinars": self._webinar,
            "participants": self._participant,
            "features_usage": self._usage,
            "support_tickets": self._ticket,
            "billing_events": self._charge,
            "licenses": self._license,
            "recordings": self._recording,
        }
        for feed, make in makers.items():
            counts = [0, 1, 2, 4, 7] if step == 0 or feed in came else [4, 7]
            if rows := [make() for _ in range(self._random.choice(counts))]:
                yield feed, [{column: str(value) for column, value in row.items()} for row in rows]

    # ------------------------------------------------------------ cells
    def _key(self, kind: str) -> str:
        return key(kind, self._random.randrange(KEYS[kind]))

    def _maybe(self, value: object, share: float = 0.6) -> object:
        return value if self._random.random() < share else ""

    def _moment(self) -> datetime:
        return BEGIN + timedelta(seconds=self._random.randrange(DAYS * 86400))

    def _day(self) -> str:
        return str(self._moment().date())

    # ------------------------------------------------------------ rows
    def _account(self) -> Row:
        return {
            "account_id": self._key("a"), "account_name": "Acme", "account_type": "Pro",
            "status": "Active",
            "max_licenses": 9, "used_licenses": self._random.randrange(9),
            "admin_user_id": self._maybe(self._key("u")),
            "updated_at": self._moment(),
        }  # fmt: skip

    def _user(self) -> Row:
        name = self._random.choice(["Ann", "Bob", "Cid"])
        return {
            "user_id": self._key("u"), "email_address": f"{name}@x.example", "display_name": name,
            "company": self._maybe("Acme"),
            "plan_type": self._random.choice(["Free", "Pro", "Gold"]),
            "account_id": self._maybe(self._key("a")),
            "created_date": self._day(), "status": "Active", "updated_at": self._moment(),
        }  # fmt: skip

    def _session(self) -> dict[str, object]:
        begin = self._moment()
        return {
            "topic": self._maybe(self._random.choice(["Weekly", "Review"])),
            "host_user_id": self._key("u"),
            "actual_start_time": begin,
            "end_time": begin + timedelta(minutes=self._random.randrange(2000)),
            "status": self._random.choice(["Ended", "Ended", "Started", "Cancelled"]),
            "updated_at": self._moment(),
        }  # fmt: skip

    def _meeting(self) -> Row:
        return {
            "meeting_id": self._key("m"),
            "meeting_type": self._random.choice(["Instant", "Scheduled"]),
        } | self._session()

    def _webinar(self) -> Row:
        return {
            "webinar_id": self._key("w"),
            "registrants_count": 9,
            "actual_attendees_count": 4,
        } | self._session()

    def _participant(self) -> Row:
        begin, is_meeting = self._moment(), self._random.random() < 0.8
        return {
            "participant_id": self._key("p"), "user_id": self._maybe(self._key("u")),
            "meeting_id": self._key("m") if is_meeting else "",
            "webinar_id": "" if is_meeting else self._key("w"),
            "join_time": begin,
            "leave_time": begin + timedelta(minutes=self._random.choice([0, 5, 60, 3000])),
            "audio_quality_avg": self._random.choice([1, 2.5, 9]),
        }  # fmt: skip

    def _usage(self) -> Row:
        return {
            "usage_id": self._key("f"), "meeting_id": self._key("m"),
            "user_id": self._maybe(self._key("u")),
            "feature_name": self._random.choice(FEATURES), "usage_count": self._random.randrange(3),
            "usage_timestamp": self._moment(),
        }  # fmt: skip

    def _ticket(self) -> Row:
        opened = self._moment()
        return {
            "ticket_id": self._key("t"), "user_id": self._key("u"),
            "ticket_type": self._random.choice(["Audio", "audio", "Bill"]),
            "resolution_status": self._random.choice(["Open", "Closed"]), "open_date": opened,
            "close_date": opened + timedelta(hours=self._random.randrange(-3, 400)),
            "updated_at": self._moment(),
        }  # fmt: skip

    def _charge(self) -> Row:
        return {
            "transaction_id": self._key("b"), "account_id": self._maybe(self._key("a")),
            "user_id": self._maybe(self._key("u")),
            "event_type": self._random.choice(["Subscription", "Refund", "Upgrade"]),
            "amount": self._random.randrange(1, 90000) / 100,
            "currency": self._random.choice(CURRENCIES), "transaction_date": self._moment(),
            "status": "Completed",
            "updated_at": self._moment(),
        }  # fmt: skip

    def _license(self) -> Row:
        return {
            "license_id": self._key("l"), "license_type": self._random.choice(["Pro", "Phone"]),
            "assigned_user_id": self._maybe(self._key("u")), "assigned_date": self._day(),
            "expiry_date": self._maybe(self._day()),
            "cost_per_month": 12.5, "currency": self._random.choice(CURRENCIES),
            "status": self._random.choice(["Active", "Suspended"]),
            "updated_at": self._moment(),
        }  # fmt: skip

    def _recording(self) -> Row:
        return {
            "recording_id": self._key("r"), "meeting_id": self._maybe(self._key("m")),
            "recording_type": "Video",
            "file_size": self._random.randrange(9**9), "created_date": self._moment(),
            "status": "Available", "updated_at": self._moment(),
        }  # fmt: skip

    def _rate(self, currency: str) -> Row:
        return {
            "currency": currency,
            "valid_from": self._day(),
            "usd_rate": self._random.randrange(1, 300) / 100,
        }
