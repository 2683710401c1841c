# ruff: noqa: E501 -- a row of an expected table is one line
"""The seven dimensions of golden_landing, row by row. The first build was on 2030-01-01, the
second on 2030-01-02.
"""

from __future__ import annotations

from support.golden.expecting import lines, table
from support.warehouse import Warehouse

DATES = "load_date, update_date, source_system"


def test_a_user_has_a_version_for_every_change_in_whatever_order_they_came(
    golden: Warehouse,
) -> None:
    # Ann: the version of March came last, yet it is the first, and so it is valid from her
    # registration. The row of August changes nothing but the department and the case of the e-mail.
    # June was there on the first day and changed on the second, when it got its limits. Bobby's
    # first version is the corrected one (Basic), its key is the old one's. Cid's e-mail came in at
    # 12:00 UTC, half a day before his registration.
    columns = f"user_name, email, company, plan_type, valid_from, valid_to, is_current, {DATES}"
    assert table(golden, "go_dim_user", columns) == lines(
        """
        Ann Lee | ann@x.example | Acme | Basic      | 2024-01-10 09:00:00 | 2024-06-01 00:00:00 | false | 2030-01-02 | 2030-01-02 | platform
        Ann Lee | ann@x.example | Acme | Pro        | 2024-06-01 00:00:00 | 2024-12-31 12:00:00 | false | 2030-01-01 | 2030-01-02 | platform
        Ann Ray | ann@x.example | Acme | Pro        | 2024-12-31 12:00:00 | -                   | true  | 2030-01-02 | 2030-01-02 | platform
        Bobby T | bob@x.example | -    | Basic      | 2024-03-15 08:00:00 | 2025-01-01 00:00:00 | false | 2030-01-01 | 2030-01-02 | platform
        Bobby T | bob@x.example | Beta | Basic      | 2025-01-01 00:00:00 | -                   | true  | 2030-01-02 | 2030-01-02 | platform
        Cid Moe | cid@x.example | Acme | Business   | 2024-05-01 12:00:00 | -                   | true  | 2030-01-01 | 2030-01-01 | platform
        Dot Ray | dot@x.example | Dots | Enterprise | 2024-07-01 00:00:00 | -                   | true  | 2030-01-01 | 2030-01-01 | platform
        """
    )


def test_a_meeting_topic_is_there_once_trimmed_and_of_every_status(golden: Warehouse) -> None:
    # m1, m2 (with blanks around), m4 and m6 are "Weekly", m3 has no topic, m5 is only scheduled
    assert table(golden, "go_dim_meeting", f"meeting_topic, {DATES}") == lines(
        """
        Planning         | 2030-01-01 | 2030-01-01 | platform
        Untitled Meeting | 2030-01-01 | 2030-01-01 | platform
        Weekly           | 2030-01-01 | 2030-01-01 | platform
        """
    )


def test_a_webinar_topic_is_there_once_of_every_status(golden: Warehouse) -> None:
    assert table(golden, "go_dim_webinar", f"webinar_topic, {DATES}") == lines(
        """
        Launch           | 2030-01-01 | 2030-01-01 | platform
        Roadmap          | 2030-01-01 | 2030-01-01 | platform  # w2 is only scheduled
        Untitled Webinar | 2030-01-01 | 2030-01-01 | platform  # w3
        """
    )


def test_a_feature_has_its_most_frequent_spelling_and_of_equals_the_first_by_alphabet(
    golden: Warehouse,
) -> None:
    assert table(golden, "go_dim_feature", f"feature_name, {DATES}") == lines(
        """
        # once "chat", once "Chat": capitals come first
        Chat         | 2030-01-01 | 2030-01-01 | platform
        Polls        | 2030-01-01 | 2030-01-01 | platform  # delivered, though never used
        Screen Share | 2030-01-01 | 2030-01-01 | platform  # twice, "screen-share" once
        """
    )


def test_a_ticket_type_has_its_most_frequent_spelling(golden: Warehouse) -> None:
    assert table(golden, "go_dim_ticket_type", f"ticket_type, {DATES}") == lines(
        """
        # first a tie with "audio", then, with t6, twice
        Audio         | 2030-01-01 | 2030-01-01 | platform
        Billing Issue | 2030-01-01 | 2030-01-01 | platform  # twice, "billing_issue" once
        """
    )


def test_every_license_type_of_the_vocabulary_is_there(golden: Warehouse) -> None:
    types = ("Basic", "Pro", "Business", "Enterprise", "Education", "Webinar", "Phone", "Add-on")
    expected = "\n".join(f"{name} | 2030-01-01 | 2030-01-01 | platform" for name in types)
    assert table(golden, "go_dim_license_type", f"license_type, {DATES}") == lines(expected)


def test_every_billing_event_type_of_the_vocabulary_is_there_and_no_synonym(
    golden: Warehouse,
) -> None:
    types = (
        "Subscription Fee",
        "Subscription Renewal",
        "Add-on Purchase",
        "Refund",
        "Usage Charge",
        "Upgrade",
    )
    expected = "\n".join(f"{name} | 2030-01-01 | 2030-01-01 | platform" for name in types)
    assert table(golden, "go_dim_billing_event_type", f"event_type, {DATES}") == lines(expected)
