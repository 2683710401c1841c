"""The contract of the nineteen feeds equals feeds.yml: columns, their order and their limits."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

from support.warehouse import contract_of, project_folder

MEANT = ("name", "type", "need", "ref", "min", "max", "future_ok", "alias")
# by the rules in words: an optional reference that is given and an orphan quarantines the row
ORPHANS_QUARANTINE = {
    (feed, column)
    for feed in ("participants", "recordings")
    for column in ("meeting_id", "webinar_id")
}
OTHERS_OF_PERSONS = {
    "users.first_name", "users.last_name", "users.display_name", "users.profile_picture_url",
    "participants.participant_name",
    "recordings.download_url", "chat_messages.message_content", "chat_messages.file_attachment_url",
    "support_tickets.description", "billing_events.description",
    "security_events.event_description", "feedback.comments",
}  # fmt: skip
EVENT_TIMES = {
    "meetings": ["actual_start_time"], "webinars": ["actual_start_time"],
    "participants": ["join_time"], "recordings": ["created_date"],
    "chat_messages": ["timestamp"], "phone_calls": ["start_time"],
    "features_usage": ["usage_timestamp"],
    "support_tickets": ["open_date", "close_date"], "billing_events": ["transaction_date"],
    "quality_metrics": ["measurement_time"],
    "security_events": ["event_timestamp"], "feedback": ["submitted_date"],
    "api_requests": ["requested_at"],
    "service_checks": ["checked_at"], "users": ["created_date"],
}  # fmt: skip
TYPES_OF_PERSONS = ("email", "phone", "ip", "mac")


def specified(name: str, entry: list[str]) -> dict[str, Any]:
    """A column of feeds.yml: [type, need, more...]."""
    kind, need, *more = entry
    column: dict[str, Any] = {"name": name, "type": kind, "need": need}
    for word in more:
        option, _, value = word.partition("=")
        if option == "alias":
            column.setdefault("alias", []).append(value)
        else:
            column[option] = True if not value else value if option == "ref" else int(value)
    return column


def in_project(models: dict[str, Any], feed: str) -> list[dict[str, Any]]:
    """The columns of the contract of a feed, as the models read it."""
    columns = models[f"si_{feed}"]["columns"].values()
    return [
        {"name": column["name"], **column["config"]["meta"]}
        for column in columns
        if column["config"]["meta"].get("need")
    ]


def test_each_column_of_a_feed_is_as_specified_and_in_its_place(
    models: dict[str, Any], feeds_yml: dict[str, Any]
) -> None:
    for feed, entry in feeds_yml["feeds"].items():
        found = [
            {name: value for name, value in column.items() if name in MEANT}
            for column in in_project(models, feed)
        ]
        expected = [specified(name, column) for name, column in entry.items() if name != "rules"]
        assert found == expected, feed


def test_the_loader_and_dbt_read_one_contract_and_its_feeds_are_those_specified(
    models: dict[str, Any], feeds_yml: dict[str, Any]
) -> None:
    contract = contract_of(project_folder())
    assert contract.feeds("platform") == sorted(feeds_yml["feeds"])
    for feed in feeds_yml["feeds"]:
        table = contract.tables["platform", feed]
        assert (table.schema, table.identifier) == ("raw", f"bz_platform__{feed}")
        loaded = [
            (column.name, column.type, column.need, column.personal) for column in table.columns
        ]
        assert loaded == [
            (c["name"], c["type"], c["need"], c.get("personal", False))
            for c in in_project(models, feed)
        ], feed


def test_each_feed_has_a_staging_model_and_a_silver_table_and_reads_its_own_raw_table(
    models: dict[str, Any], feeds_yml: dict[str, Any]
) -> None:
    for feed in feeds_yml["feeds"]:
        assert models[f"si_{feed}"]["schema"] == "silver"
        assert models[f"si_{feed}"]["config"]["meta"]["feed"] == feed
        assert (
            f"source.zoom_analytics.platform.{feed}"
            in models[f"stg_platform__{feed}"]["depends_on"]["nodes"]
        )


def test_orphans_quarantine_a_row_where_a_rule_says_so(
    models: dict[str, Any], feeds_yml: dict[str, Any]
) -> None:
    found = {
        (feed, column["name"])
        for feed in feeds_yml["feeds"]
        for column in in_project(models, feed)
        if column.get("orphan") == "quarantined"
    }
    assert found == ORPHANS_QUARANTINE


def test_each_personal_column_is_flagged_and_no_other(
    models: dict[str, Any], feeds_yml: dict[str, Any]
) -> None:
    flagged, expected = set(), set(OTHERS_OF_PERSONS)
    for feed in feeds_yml["feeds"]:
        for column in in_project(models, feed):
            name = f"{feed}.{column['name']}"
            flagged |= {name} if column.get("personal") else set()
            expected |= {name} if column["type"] in TYPES_OF_PERSONS else set()
    assert flagged == expected


def folded(word: str) -> str:
    return re.sub("[-_]", " ", word.strip().lower())


def test_the_vocabularies_know_the_words_and_synonyms_specified_and_no_other(
    feeds_yml: dict[str, Any],
) -> None:
    lists = dict(feeds_yml["vocabularies"])
    synonyms = lists.pop("synonyms")
    expected = {(name, folded(word)): word for name, words in lists.items() for word in words}
    expected |= {
        (name, folded(spelling)): word
        for name, words in synonyms.items()
        for spelling, word in words.items()
    }
    with (project_folder() / "seeds" / "vocabularies.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        rows = list(csv.DictReader(file))
    assert {(row["vocabulary"], folded(row["spelling"])): row["word"] for row in rows} == expected


def test_the_error_codes_are_those_specified(specification: Path) -> None:
    texts = [
        (folder / "error_codes.csv").read_text(encoding="utf-8")
        for folder in (specification, project_folder() / "seeds")
    ]
    specified_codes, codes = (sorted(csv.reader(text.splitlines())) for text in texts)
    assert codes == specified_codes


def test_the_columns_that_place_an_event_in_time_are_those_of_the_choices(
    models: dict[str, Any],
) -> None:
    """choices.md, "Silver's last event day", read by hand."""
    found = {
        (f, c["name"])
        for f in (
            name.removeprefix("si_")
            for name in models
            if name.startswith("si_") and name != "si_exchange_rates"
        )
        for c in in_project(models, f)
        if c.get("event_time")
    }
    assert found == {(feed, column) for feed, columns in EVENT_TIMES.items() for column in columns}
