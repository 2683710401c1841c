"""The demo's files: the same bytes for the same plan, all feeds and formats, every fault of rows on
request.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import zstandard

from zoom_analytics.contract import Column, Contract, ContractError, read_contract
from zoom_analytics.demo import generator
from zoom_analytics.demo.generator import LandingNotEmpty, generate
from zoom_analytics.demo.jobs import JOBS
from zoom_analytics.demo.plan import PlanError
from zoom_analytics.demo.writer import FEEDS
from zoom_analytics.settings import find_project

ROW_CODES = {
    *("Z002", "Z004", "Z101", "Z102", "Z103", "Z104", "Z105"),
    *("Z201", "Z202", "Z203", "Z301", "Z302", "Z303"),
}
SMALL = {"users": 60, "days": 30}


def fingerprint(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder, by its path there."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def text_of(path: Path) -> str:
    """The decompressed, decoded text of a delivered file."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    elif path.suffix == ".zst":
        data = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data)).read()
    return data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig")


def records(path: Path) -> list[dict[str, str]]:
    """The readable records of a delivered file, with titles and keys spelled as columns."""
    text, kind = text_of(path), path.name.split(".")[1]
    if kind == "csv":
        header, *rows = csv.reader(io.StringIO(text))
        found = [dict(zip(header, row, strict=True)) for row in rows if len(row) == len(header)]
    elif kind == "json":
        document = json.loads(text)
        found = document if isinstance(document, list) else document[path.parent.name]
    else:
        found = [
            json.loads(line)
            for line in text.splitlines()
            if line.startswith("{") and line.endswith("}")
        ]
    return [{key.lower().replace(" ", "_"): value for key, value in row.items()} for row in found]


@pytest.fixture(scope="module")
def dirty(tmp_path_factory):
    """A dirty demo in two deliveries and the folder it lies in."""
    out = tmp_path_factory.mktemp("dirty") / "landing"
    return generate(out, **SMALL, deliveries=2, dirty=0.05), out


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """A clean demo in nine deliveries and the folder it lies in."""
    out = tmp_path_factory.mktemp("clean") / "landing"
    return generate(out, **SMALL, deliveries=9, dirty=0), out


def test_same_arguments_same_bytes(dirty, tmp_path):
    generate(tmp_path, **SMALL, deliveries=2, dirty=0.05)
    assert fingerprint(tmp_path) == fingerprint(dirty[1])


def test_another_seed_gives_other_bytes(dirty, tmp_path):
    generate(tmp_path, **SMALL, deliveries=2, dirty=0.05, seed=8)
    first, second = fingerprint(dirty[1]), fingerprint(tmp_path)
    assert not [
        name
        for name, digest in second.items()
        if "reference" not in name and first.get(name) == digest
    ]


def test_every_row_level_code_is_planted(dirty):
    assert set(dirty[0].faults_by_code()) >= ROW_CODES | {
        "duplicate",
        "late_parent",
        "out_of_order",
        "repaired",
    }


def test_one_delivery_shows_every_code_too(tmp_path):
    demo = generate(tmp_path, **SMALL, deliveries=1, dirty=0.02)
    assert set(demo.faults_by_code()) >= ROW_CODES | {"duplicate", "out_of_order"}


@pytest.mark.parametrize(
    ("feed", "column", "value"),
    [
        ("participants", "meeting_id", "00000000-dead-4000-8000-000000000000"),
        ("billing_events", "currency", "CHF"),
        ("billing_events", "amount", "-25.00"),
        ("users", "email_address", "nobody at example"),
        ("meetings", "status", "Unheard Of"),
        ("feedback", "rating", "6"),
    ],
)
def test_the_fault_is_in_a_file(dirty, feed, column, value):
    files = (dirty[1] / "platform" / feed).iterdir()
    assert value in {row.get(column) for path in files for row in records(path)}


def test_unreadable_lines_and_unknown_columns_are_in_files(dirty):
    folder = dirty[1] / "platform"
    extra = [path for path in folder.rglob("*_extra.ndjson*")]
    assert any("connection reset by peer" in text_of(path) for path in extra)
    headers = {
        key
        for path in (folder / "devices").glob("*_extra.*")
        for row in records(path)
        for key in row
    }
    assert "battery_level" in headers


def test_all_feeds_have_the_columns_of_their_contract(clean):
    tables = read_contract(find_project()).tables
    for feed in FEEDS:
        first = min((clean[1] / "platform" / feed).iterdir())
        assert list(records(first)[0]) == [
            column.name for column in tables["platform", feed].columns
        ]


def with_another_column(need: str) -> Contract:
    """The contract with a column of users that the generator does not make."""
    tables = dict(read_contract(find_project()).tables)
    users = tables["platform", "users"]
    tables["platform", "users"] = replace(
        users, columns=(*users.columns, Column("badge_number", "text", need))
    )
    return Contract(tables)


def test_an_optional_column_that_it_does_not_know_is_left_out(dirty, tmp_path, monkeypatch):
    monkeypatch.setattr(generator, "read_contract", lambda _: with_another_column("optional"))
    generate(tmp_path, **SMALL, deliveries=2, dirty=0.05)
    assert fingerprint(tmp_path) == fingerprint(dirty[1])


def test_a_required_column_that_it_does_not_know_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(generator, "read_contract", lambda _: with_another_column("required"))
    with pytest.raises(ContractError, match="no column badge_number of users"):
        generate(tmp_path, **SMALL)


def test_all_forms_of_file_are_there(clean):
    forms = {
        path.name.partition(".")[2] for path in (clean[1] / "platform").rglob("*") if path.is_file()
    }
    assert forms == {
        form + packed for form in ("csv", "json", "ndjson") for packed in ("", ".gz", ".zst")
    }


def test_counted_rows_are_in_the_files(clean):
    demo, _ = clean
    assert {file.path: len(records(file.path)) for file in demo.files} == {
        file.path: file.rows for file in demo.files
    }


def test_a_clean_demo_has_no_faults(clean):
    demo, out = clean
    assert not demo.planted
    assert not list(out.rglob("*_extra*"))


def test_children_of_a_clean_demo_come_no_earlier_than_their_parents(clean):
    first: dict[str, int] = {}
    folder = clean[1] / "platform"
    for path in sorted(folder.joinpath("meetings").iterdir()):
        for row in records(path):
            first.setdefault(row["meeting_id"], int(path.name.split("_")[1][:3]))
    for path in folder.joinpath("participants").iterdir():
        delivery = int(path.name.split("_")[1][:3])
        assert all(
            first[row["meeting_id"]] <= delivery for row in records(path) if row["meeting_id"]
        )


def test_nothing_happens_after_the_last_day(clean):
    for path in (clean[1] / "platform" / "participants").iterdir():
        assert max(row["leave_time"] for row in records(path)) < "2026-07-01"


def test_the_end_date_moves_the_period(tmp_path):
    demo = generate(tmp_path, **SMALL, deliveries=1, dirty=0, end=date(2025, 3, 31))
    days = {
        row["join_time"][:10]
        for file in demo.files
        if file.feed == "participants"
        for row in records(file.path)
    }
    assert "2025-03-02" <= min(days) <= max(days) <= "2025-03-31"


def test_rows_grow_with_users(clean, tmp_path):
    larger = generate(tmp_path, users=600, days=30, deliveries=1, dirty=0).rows_by_feed()
    smaller = clean[0].rows_by_feed()
    for feed in ("users", "meetings", "participants", "chat_messages", "licenses"):
        assert 4 < larger[feed] / smaller[feed] < 25


def test_a_folder_with_files_is_refused(dirty):
    before = fingerprint(dirty[1])
    with pytest.raises(LandingNotEmpty, match="holds files already"):
        generate(dirty[1], **SMALL)
    assert fingerprint(dirty[1]) == before


def test_nothing_is_left_of_a_broken_run(tmp_path):
    def interrupt(_task, share):
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generate(tmp_path, **SMALL, watch=interrupt)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "wrong", [{"users": 1}, {"days": 0}, {"deliveries": 31, "days": 30}, {"dirty": 0.9}]
)
def test_a_plan_that_cannot_be_is_refused(tmp_path, wrong):
    with pytest.raises(PlanError, match=next(iter(wrong))):
        generate(tmp_path / "landing", **{**SMALL, **wrong})
    assert not (tmp_path / "landing").exists()


def test_people_meet_in_the_daytime_of_their_zone_and_seldom_at_weekends(clean):
    begun = [
        datetime.fromisoformat(row["actual_start_time"])
        .replace(tzinfo=UTC)
        .astimezone(ZoneInfo(row["time_zone"]))
        for path in (clean[1] / "platform" / "meetings").iterdir()
        for row in records(path)
        if row["actual_start_time"]
    ]
    assert all(7 <= moment.hour <= 19 for moment in begun)
    weekend = [moment for moment in begun if moment.isoweekday() >= 6]
    assert len(weekend) < 0.05 * len(begun)


def test_users_and_tickets_come_in_several_versions_with_rising_updated_at(clean):
    for feed, key in (("users", "user_id"), ("support_tickets", "ticket_id")):
        versions: dict[str, list[str]] = {}
        for path in sorted((clean[1] / "platform" / feed).iterdir()):
            for row in records(path):
                versions.setdefault(row[key], []).append(row["updated_at"])
        assert max(map(len, versions.values())) > 1
        assert all(len(set(times)) == len(times) for times in versions.values())


def test_every_sql_file_is_run() -> None:
    folder = Path(generator.__file__).with_name("sql")
    assert {file.stem for file in folder.iterdir()} == {*JOBS, "macros", "pools"}


def test_lines_of_sql_have_at_most_100_columns() -> None:
    files = Path(generator.__file__).with_name("sql").iterdir()
    assert not [file.name for file in files if max(map(len, file.read_text().splitlines())) > 100]
