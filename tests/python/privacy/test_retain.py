"""Retention deletes every byte older than the horizon. What was valid at the horizon stays, and a
rebuild from landing gives the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from support.privacy.scanning import Place, content_of
from support.warehouse import Warehouse
from zoom_analytics.erasing.retain import Retained, horizon_of, retain
from zoom_analytics.publishing.run import Wishes, publish

HORIZON = date(2024, 6, 15)  # before the second and third meeting, after the second version of u1
OLD = (
    b"canary.before@x",
    b"canary speaking",
    b"canary sings",
    b"canary cannot hear",
    b"canary pays",
    b"bob cannot hear",
    b"gerd@far",
)


@pytest.fixture(scope="module")
def retained(
    delivered: Warehouse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Place, Retained]]:
    place = Place(delivered.copy_to(tmp_path_factory.mktemp("retained")))
    publish(place.settings, Wishes())
    yield place, retain(place.settings, HORIZON, place.dbt, reason="the contract of May")


def test_no_byte_of_what_is_older_is_left(retained: tuple[Place, Retained]) -> None:
    place, _ = retained
    files = [
        path
        for path in place.settings.warehouse.parent.rglob("*")
        if path.is_file() and "refused" not in path.name
    ]
    assert [(path.name, word) for path in files for word in OLD if word in content_of(path)] == []


def test_the_log_says_who_asked_and_why(retained: tuple[Place, Retained]) -> None:
    place, _ = retained
    assert place.warehouse.query(
        "select horizon, asked_by, reason, finished_at >= asked_at from audit.retentions"
    ) == [(HORIZON, "tester", "the contract of May", True)]


def test_what_is_newer_stays(retained: tuple[Place, Retained]) -> None:
    place, done = retained
    query = place.warehouse.query
    assert query("select count(*) from gold.go_fact_meeting_usage") == [(2,)]
    assert query("select count(*) from gold.go_fact_billing") == [(0,)]
    assert query(
        "select email, is_first, is_current from gold.go_dim_user where user_id = '#u1'"
    ) == [("canary.ann@x.example", True, True)]
    assert (
        "landing/platform/users/users_1.csv" in place.traces()
        and "platform/users/users_1.csv" in done.landing.rewritten
    )
    assert "platform/billing_events/billing_1.csv" in done.landing.emptied
    assert query(
        "select sum(rows_read) - sum(accepted + superseded + duplicate + quarantined + excluded)"
        " from audit.row_accounting"
    ) == [(0,)]
    assert len(list((place.settings.bi / "publications").iterdir())) == 1


def test_a_rebuild_from_landing_begins_with_the_same_rows(
    retained: tuple[Place, Retained], tmp_path: Path
) -> None:
    place, _ = retained
    other = Place(place.warehouse.copy_to(tmp_path))
    other.settings.warehouse.unlink()
    other.warehouse.load()
    tables = [
        name
        for (name,) in other.warehouse.query(
            "select table_name from duckdb_tables() where schema_name = 'raw'"
        )
    ]
    for table in tables:
        rows = f"select * exclude (_load_id) from raw.{table} order by all"
        assert other.warehouse.query(rows) == place.warehouse.query(rows), table


def test_once_more_nothing_is_older(retained: tuple[Place, Retained], tmp_path: Path) -> None:
    copy = retained[0].copy_to(tmp_path)
    done = retain(copy.settings, HORIZON, copy.dbt)
    assert done.nothing_new and not done.landing.rewritten and not done.landing.emptied
    assert not copy.warehouse.load().with_status("loaded")


def test_a_file_that_went_is_known_when_it_is_delivered_again(
    retained: tuple[Place, Retained], delivered: Warehouse, tmp_path: Path
) -> None:
    copy = retained[0].copy_to(tmp_path)
    copy.warehouse.write(
        "platform",
        "billing_events",
        "again.csv",
        (delivered.landing / "platform/billing_events/billing_1.csv").read_bytes(),
    )
    assert not copy.warehouse.load().with_status("loaded")


def test_seven_years_before_a_leap_day_are_the_day_before_march() -> None:
    assert horizon_of(date(2028, 2, 29), 7) == date(2021, 2, 28)
