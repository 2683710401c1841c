"""Names and texts of a demo: pools made once by Faker and kept as lists that SQL picks from."""

from __future__ import annotations

import re
import unicodedata

import duckdb
from faker import Faker

from zoom_analytics.demo.jobs import sql_of
from zoom_analytics.demo.plan import DemoPlan

NAME_LOCALES = ("en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "en_IN", "pt_BR")
DEPARTMENTS = [
    "Engineering",
    "Sales",
    "Marketing",
    "Finance",
    "Human Resources",
    "Operations",
    "Support",
    "Legal",
]
TITLES = [
    "Analyst",
    "Specialist",
    "Manager",
    "Senior Manager",
    "Coordinator",
    "Director",
    "Lead",
    "Consultant",
]
MEETING_WORDS = [
    "Sync",
    "Standup",
    "Review",
    "Planning",
    "Retrospective",
    "Check-in",
    "Workshop",
    "Demo",
]
TICKETS = [
    "Technical Issue",
    "Billing Question",
    "Feature Request",
    "Account Access",
    "Audio Problem",
    "Video Problem",
    "Integration",
]

WORDS = {
    "room_types": ["Conference Room", "Huddle Room", "Classroom"],
    "room_states": ["Available", "Available", "Occupied", "Maintenance"],
    "equipment": [
        "Display, camera, microphone",
        "Display, soundbar",
        "Whiteboard, two cameras",
        "Projector",
    ],
    "calendars": ["Google Calendar", "Microsoft 365", "Exchange"],
    "desktop_systems": ["Windows 11", "Windows 10", "macOS 15", "macOS 14", "Ubuntu 24.04"],
    "emojis": ["\U0001f44d", "\U0001f389", "\U0001f602", "❤️", "\U0001f44f"],
    "payment_methods": ["Credit Card", "Credit Card", "Invoice", "Bank Transfer", "PayPal"],
    "mobile_systems": ["iOS 18", "iOS 17", "Android 15", "Android 14"],
}

# city, country, time zone, hours from UTC (colleagues meet within six hours), language, currency,
# dialling code, weight
CITIES = [
    ("New York", "US", "America/New_York", -5, "en", "USD", "+1212", 18),
    ("Chicago", "US", "America/Chicago", -6, "en", "USD", "+1312", 10),
    ("San Francisco", "US", "America/Los_Angeles", -8, "en", "USD", "+1415", 12),
    ("Toronto", "CA", "America/Toronto", -5, "en", "CAD", "+1416", 6),
    ("Sao Paulo", "BR", "America/Sao_Paulo", -3, "pt", "BRL", "+5511", 6),
    ("London", "GB", "Europe/London", 0, "en", "GBP", "+4420", 12),
    ("Berlin", "DE", "Europe/Berlin", 1, "de", "EUR", "+4930", 8),
    ("Paris", "FR", "Europe/Paris", 1, "fr", "EUR", "+331", 7),
    ("Madrid", "ES", "Europe/Madrid", 1, "es", "EUR", "+3491", 5),
    ("Bengaluru", "IN", "Asia/Kolkata", 5, "en", "INR", "+9180", 8),
    ("Tokyo", "JP", "Asia/Tokyo", 9, "ja", "JPY", "+813", 5),
    ("Sydney", "AU", "Australia/Sydney", 10, "en", "AUD", "+612", 3),
]


def _slug(text: str) -> str:
    """ASCII letters and digits of a text, in lower case."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower()) or "x"


def _names(plan: DemoPlan) -> tuple[list[str], list[str]]:
    first, last = [], []
    for position, locale in enumerate(NAME_LOCALES):
        fake = Faker(locale)
        fake.seed_instance(plan.seed * 100 + position)
        first += [fake.first_name() for _ in range(80)]
        last += [fake.last_name() for _ in range(120)]
    return sorted(set(first)), sorted(set(last))


def _texts(plan: DemoPlan) -> dict[str, list[str]]:
    fake = Faker("en_US")
    fake.seed_instance(plan.seed)
    return {
        "companies": list(
            dict.fromkeys(fake.company() for _ in range(min(plan.accounts * 2, 600)))
        )[: plan.accounts],
        "projects": [f"Project {fake.unique.color_name()}" for _ in range(40)],
        "phrases": [fake.catch_phrase() for _ in range(120)],
        "sentences": [fake.sentence(nb_words=8) for _ in range(300)],
        "comments": [fake.sentence(nb_words=12) for _ in range(120)],
        "problems": [fake.paragraph(nb_sentences=2) for _ in range(120)],
        "files": [fake.file_name(category="office") for _ in range(80)],
    }


# local hours at which meetings start, each as often as it is used
START_HOURS = (
    [8, 8, 8, 18, 19]
    + [9] * 10
    + [10] * 14
    + [11] * 12
    + [12] * 4
    + [13] * 8
    + [14] * 13
    + [15] * 11
    + [16] * 8
    + [17] * 3
)


def load_pools(session: duckdb.DuckDBPyConnection, plan: DemoPlan) -> None:
    """Puts each pool into a session variable, and the cities into the table `cities`."""
    first, last = _names(plan)
    pools = {
        "first_names": first,
        "last_names": last,
        "departments": DEPARTMENTS,
        "titles": TITLES,
        "meeting_words": MEETING_WORDS,
        "ticket_types": TICKETS,
        **WORDS,
        **_texts(plan),
    }
    for name, words in pools.items():
        session.execute(f"set variable {name} = (select $1::varchar[])", [words])
    session.execute("set variable start_hours = (select $1::int[])", [START_HOURS])
    session.execute(sql_of("pools"))
    words = sorted(set(first + last + pools["companies"]))
    session.execute(
        "insert into slugs select unnest($1::varchar[]), unnest($2::varchar[])",
        [words, [_slug(word) for word in words]],
    )
    session.executemany(
        "insert into cities values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, *city) for number, city in enumerate(CITIES)],
    )
    spread = [number for number, city in enumerate(CITIES) for _ in range(city[-1])]
    session.execute("set variable city_numbers = (select $1::int[])", [spread])
