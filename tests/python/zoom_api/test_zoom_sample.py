"""The linked scenario of the samples: the warehouse has the facts written beside its pages."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from support.warehouse import Warehouse, project_folder

FEEDS = {
    "users_list": "users_*.json",
    "report_user_meetings": "report_user_meetings.json",
    "report_meeting_participants": "report_meeting_participants_*.json",
}


@pytest.fixture(scope="module")
def scenario() -> Path:
    folder = project_folder().parent / "shared" / "zoom_samples" / "scenario_linked"
    if not folder.is_dir():
        pytest.skip(
            "the samples do not exist: ../shared/zoom_samples/scenario_linked, relative to the "
            "project"
        )
    return folder


@pytest.fixture(scope="module")
def truth(scenario: Path) -> dict[str, Any]:
    """The facts of the only meeting of the scenario."""
    (instance,) = json.loads((scenario / "EXPECTED.json").read_text(encoding="utf-8"))["instances"]
    return instance


@pytest.fixture(scope="module")
def sample(scenario: Path, new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    warehouse = new_warehouse("sample")
    for feed, pattern in FEEDS.items():
        for path in scenario.glob(pattern):
            warehouse.write("zoom_api", feed, path.name, path.read_bytes())
    warehouse.load()
    warehouse.build(marts=False)
    return warehouse


def test_the_meeting_of_the_scenario_is_one_fact_with_its_start_and_end(
    sample: Warehouse, truth: dict[str, Any]
) -> None:
    found = sample.query(
        """select meetings.meeting_uuid, facts.start_time, facts.end_time
           from gold.go_fact_meeting_usage as facts
           join silver.si_meetings as meetings using (meeting_id)"""
    )
    times = (datetime.fromisoformat(truth[name]).replace(tzinfo=None) for name in ("start", "end"))
    assert found == [(truth["uuid"], *times)]


def test_the_segments_of_the_scenario_are_accepted_and_those_of_the_waiting_room_excluded(
    sample: Warehouse, truth: dict[str, Any]
) -> None:
    found = sample.query(
        "select sum(rows_read), sum(accepted), sum(excluded) from audit.row_accounting "
        "where feed = 'report_meeting_participants'"
    )
    assert found == [
        (truth["segment_rows_all"], truth["segment_rows_in_meeting"], truth["waiting_room_rows"])
    ]
    assert sample.query("select count(*) from audit.quarantine") == [(0,)]


def test_every_user_of_the_scenario_is_current(sample: Warehouse, scenario: Path) -> None:
    users = json.loads((scenario / "EXPECTED.json").read_text(encoding="utf-8"))["users"]["total"]
    assert sample.query(
        "select count(*), count(distinct email) from gold.go_dim_user where is_current"
    ) == [(users, users)]


def test_the_distinct_attendees_of_the_scenario_are_persons(
    sample: Warehouse, truth: dict[str, Any]
) -> None:
    assert sample.query("select count(distinct person_id) from silver.si_participants") == [
        (truth["distinct_attendees"],)
    ]


def test_the_peak_of_the_scenario_is_that_of_distinct_persons_at_one_instant(
    sample: Warehouse, truth: dict[str, Any]
) -> None:
    peak = """with instants as (select distinct join_time as instant from silver.si_participants)
              select max(present) from (
                  select instant, count(distinct person_id) as present from instants
                  join silver.si_participants on join_time <= instant and instant < leave_time
                  group by instant)"""
    assert sample.query(peak) == [(truth["peak_concurrent_attendees"],)]


def test_the_seconds_attended_are_those_of_each_person_overlaps_counted_once(
    sample: Warehouse, truth: dict[str, Any]
) -> None:
    attended: dict[str, float] = defaultdict(float)
    until: dict[str, datetime] = {}
    for name, join, leave in sample.query(
        """select any_value(participant_name) over (partition by person_id
           order by participant_name), join_time, leave_time
           from silver.si_participants order by person_id, join_time"""
    ):
        start = max(join, until.get(name, join))
        attended[name] += max(0.0, (leave - start).total_seconds())
        until[name] = max(leave, start)
    expected = dict(truth["attended_seconds_merged"])
    hidden = expected.pop("phone guest")  # the pages show a part of the number
    assert {name: seconds for name, seconds in attended.items() if name in expected} == expected
    assert [seconds for name, seconds in attended.items() if name not in expected] == [hidden]
