"""Pages of Zoom's API mean the same in any order. Rows whose meaning did not change are not
validated again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.states import state_of
from support.warehouse import Warehouse
from support.zoom_api.zoom_pages import (
    MEETINGS,
    PARTICIPANTS,
    STANDUP,
    USERS,
    XAVER,
    meeting,
    page,
    user,
    visit,
)

ACTIVE, *OTHERS = USERS
VALIDATED = (
    "select 'participants', participant_name, load_id, row_number, validated_at "
    "from silver.validated_participants"
)
VALIDATED += (
    " union all select 'meetings', topic, load_id, row_number, validated_at "
    "from silver.validated_meetings"
)
VALIDATED += (
    " union all select 'users', display_name, load_id, row_number, validated_at "
    "from silver.validated_users"
)
THESE = ("--select", "+si_participants", "+si_meetings", "+si_users")


@pytest.fixture(scope="module")
def in_steps(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    """First visits of unknown meetings and people, then the meetings, then the people."""
    warehouse = new_warehouse("zoom_in_steps")
    steps = [
        [("report_meeting_participants", name, text) for name, text in PARTICIPANTS.items()],
        [
            ("report_user_meetings", "meetings_of_january.json", MEETINGS),
            *(("users_list", name, USERS[name]) for name in OTHERS),
        ],
        [("users_list", ACTIVE, USERS[ACTIVE])],
    ]
    for step in steps:
        for feed, name, text in step:
            warehouse.write("zoom_api", feed, name, text)
        warehouse.load()
        warehouse.build(marts=False)
    return warehouse


def named_by(uuid: str) -> str:
    """The name of a file with the participants of a session."""
    return f"{uuid.replace('+', '%2B').replace('/', '%2F').replace('=', '%3D')}__page_2.json"


def validated_by(warehouse: Warehouse, feed: str, name: str, text: str) -> set[tuple[str, str]]:
    """The feeds and names of the rows that a build validates, for the first time or again, when a
    page is delivered.
    """
    before = set(warehouse.query(VALIDATED))
    warehouse.write("zoom_api", feed, name, text)
    warehouse.load()
    warehouse.build(*THESE)
    return {(kind, shown) for kind, shown, *_ in set(warehouse.query(VALIDATED)) - before}


def test_pages_end_as_if_they_had_come_at_once(in_steps: Warehouse, zoom: Warehouse) -> None:
    assert state_of(in_steps).differences(state_of(zoom)) == {}


def test_a_page_that_says_nothing_of_other_rows_leaves_them_alone(
    in_steps: Warehouse, tmp_path: Path
) -> None:
    una = page("participants", visit("Una", 10, "10:05:00", "10:06:00"))
    assert validated_by(
        in_steps.copy_to(tmp_path), "report_meeting_participants", named_by(STANDUP), una
    ) == {("participants", "Una")}


def test_participants_who_turn_out_to_be_users_are_validated_again(
    in_steps: Warehouse, tmp_path: Path
) -> None:
    warehouse = in_steps.copy_to(tmp_path)
    xaver = page("users", user(XAVER, "Xaver", "Extern", 1, created_at="2024-05-01T08:00:00Z"))
    assert validated_by(warehouse, "users_list", "users_late.json", xaver) == {
        ("users", "Xaver Extern"),
        ("participants", "Xaver"),
        ("participants", "Xaver X."),
    }
    visits = (
        "select count(*) from silver.si_participants inner "
        "join silver.si_users using (user_id) where display_name = 'Xaver Extern'"
    )
    assert warehouse.query(visits) == [(2,)]


def test_visits_of_a_meeting_whose_host_turns_out_to_be_nobody_go_with_it(
    in_steps: Warehouse, tmp_path: Path
) -> None:
    warehouse, session = in_steps.copy_to(tmp_path), f"{'T1talk':A<22}=="
    talk = {
        **meeting(session, "", 2, "Talk", 20, "10:00:00", "11:00:00", 60, 9),
        "user_email": "pen@zoo.example",
    }
    warehouse.write("zoom_api", "report_user_meetings", "talk.json", page("meetings", talk))
    una = page("participants", visit("Una", 20, "10:05:00", "10:06:00"))
    visits = ("report_meeting_participants", named_by(session), una)
    assert validated_by(warehouse, *visits) == {
        ("meetings", "Talk"),
        ("participants", "Una"),
    }
    statuses = """select meetings.row_status, visits.row_status
                  from silver.validated_meetings as meetings
               inner join silver.validated_participants as visits using (meeting_id)
               where topic = 'Talk'"""
    assert warehouse.query(statuses) == [("accepted", "accepted")], (
        "the host was invited and has no id yet"
    )
    # no page says when this user was created
    nameless = page("users", user(f"{'pPen':x<22}", "Pen", "Ding", 2))
    validated_by(warehouse, "users_list", "users_of_february.json", nameless)
    assert warehouse.query(statuses) == [("quarantined", "quarantined")]
    grown = state_of(warehouse)
    warehouse.build("--full-refresh", *THESE)
    assert state_of(warehouse).differences(grown) == {}
