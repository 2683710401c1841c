"""Pages as Zoom's API hands them out, of people and meetings that never were.

The account has Hedda (licensed), Mo and Olaf; Pen was invited and has no id yet. Zara left
before the users were listed.
"""

from __future__ import annotations

import json

HEDDA, MO, OLAF, ZARA, XAVER = (
    f"{name:x<22}" for name in ("hHedda", "mMo", "oOlaf", "zZara", "xXaver")
)
STANDUP, NEXT_STANDUP, LAUNCH, SECOND_LAUNCH, CLASH, OTHER_CLASH, CALL, ROOM, AUDIO = (
    f"{name:A<22}=="
    for name in (
        "S1+/standup",
        "S2standup",
        "W1launch",
        "W2launch",
        "C1clash",
        "C2clash",
        "I1call",
        "P1room",
        "A1audio",
    )
)


def page(key: str, *rows: dict) -> str:
    """A page: the rows under their key, amid what the API says of paging."""
    return json.dumps(
        {
            "page_count": 1,
            "page_size": 30,
            "total_records": len(rows),
            "next_page_token": "",
            key: list(rows),
        },
        indent=1,
    )


def user(
    identity: str, first: str, last: str, kind: int, status: str = "active", **more: object
) -> dict:
    """A user; one who was only invited has no id."""
    names = {
        "first_name": first,
        "last_name": last,
        "display_name": f"{first} {last}",
        "email": f"{first}@Zoo.example",
    }
    return {
        "id": identity,
        **names,
        "type": kind,
        "status": status,
        "dept": "",
        "language": "en-US",
        "verified": 1,
        "group_ids": [],
        **more,
    }


def meeting(
    uuid: str,
    host: str,
    kind: int,
    topic: str,
    day: int,
    start: str,
    end: str,
    minutes: int,
    number: int = 1,
) -> dict:
    times = {
        "start_time": f"2026-01-{day}T{start}Z",
        "end_time": f"2026-01-{day}T{end}Z",
        "duration": minutes,
    }
    return {
        "uuid": uuid,
        "id": 85000000000 + number,
        "host_id": host,
        "type": kind,
        "topic": topic,
        **times,
        "participants_count": 2,
    }


def visit(
    name: str, day: int, join: str, leave: str, status: str = "in_meeting", **ids: str
) -> dict:
    """A join segment. ids: id and participant_user_id where Zoom knows them, user_email; user_id
    holds within the meeting only.
    """
    known = {"id": "", "participant_user_id": "", "user_email": "", **ids}
    times = {
        "join_time": f"2026-01-{day}T{join}Z",
        "leave_time": f"2026-01-{day}T{leave}Z",
        "duration": 0,
    }
    return {
        **known,
        "user_id": f"{16000000 + int(join.replace(':', ''))}",
        "name": name,
        **times,
        "status": status,
        "failover": False,
    }


USERS = {
    # fetched at the time in the name; Hedda was made before she got this kind of login
    "users_active__20260131T120000Z_page_1.json": page(
        "users",
        user(
            HEDDA,
            "Hedda",
            "Host",
            2,
            user_created_at="2024-01-01T08:00:00Z",
            created_at="2025-02-02T08:00:00Z",
        ),
        user(
            MO,
            "Mo",
            "Member",
            1,
            created_at="2024-03-01T08:00:00Z",
            last_login_time="2026-01-30T07:00:00Z",
        ),
    ),
    # no time in the name: the later of making and last sign-in
    "users_inactive.json": page(
        "users",
        user(
            OLAF,
            "Olaf",
            "Other",
            4,
            "inactive",
            user_created_at="2024-04-01T08:00:00Z",
            last_login_time="2025-05-05T05:05:05Z",
        ),
    ),
    "users_pending.json": page(
        "users", user("", "Pen", "Ding", 2, "pending", created_at="2026-01-15T08:00:00Z")
    ),
}

MEETINGS = page(
    "meetings",
    meeting(STANDUP, HEDDA, 8, "Standup", 10, "10:00:00", "11:00:10", 61),
    # the same number on another day
    meeting(NEXT_STANDUP, HEDDA, 8, "Standup", 11, "10:00:00", "10:30:00", 30),
    meeting(LAUNCH, MO, 5, "Launch", 12, "09:00:00", "10:00:00", 60, 2),
    meeting(SECOND_LAUNCH, MO, 9, "Launch", 13, "09:00:00", "09:45:00", 45, 2),
    meeting(CLASH, OLAF, 2, "Clash", 14, "10:00:00", "11:00:00", 60, 3),
    meeting(OTHER_CLASH, OLAF, 3, "Other clash", 14, "10:00:00", "11:00:00", 60, 4),
    meeting(CALL, MO, 1, "Call", 15, "10:00:00", "10:01:00", 1, 5),
    meeting(ROOM, MO, 4, "Room", 16, "10:00:00", "10:01:00", 1, 6),
    meeting(AUDIO, MO, 7, "Audio", 17, "10:00:00", "10:01:00", 1, 7),
)

PARTICIPANTS = {
    # named by the meeting's uuid, percent-encoded
    f"{STANDUP.replace('+', '%2B').replace('/', '%2F').replace('=', '%3D')}__page_1.json": page(
        "participants",
        visit("Hedda Host", 10, "10:00:00", "11:00:10", id=HEDDA, participant_user_id=HEDDA),
        visit("Gerd", 10, "10:01:00", "10:02:00", "in_waiting_room"),
        visit("Gerd", 10, "10:02:00", "10:30:00"),
        # not said to be of the account, but users_list knows him
        visit("Mo", 10, "10:03:00", "10:20:00", id=MO),
    ),
    # two pages of one answer, told from their times and their host, who is on the first one only
    "next_standup_page_1.json": page(
        "participants",
        visit("Hedda Host", 11, "09:59:30", "10:30:00", participant_user_id=HEDDA),
        visit("Xaver", 11, "10:00:00", "10:05:00", id=XAVER),
        visit("Mail", 11, "10:01:00", "10:05:00", user_email="Mail@Far.example"),
    ),
    "next_standup_page_2.json": page(
        "participants",
        visit("Xaver X.", 11, "10:06:00", "10:30:59", id=XAVER),
        visit("Mailer", 11, "10:07:00", "10:09:00", user_email="mail@far.example"),
        visit("1555****01", 11, "10:08:00", "10:09:00"),
        visit("1555****01", 11, "10:10:00", "10:11:00"),
        visit("Zara", 11, "10:12:00", "10:20:00", participant_user_id=ZARA, id=ZARA),
    ),
    # either of two meetings that Olaf held at the same time
    "clash_page_1.json": page(
        "participants",
        visit("Olaf Other", 14, "10:00:00", "11:00:00", participant_user_id=OLAF),
        visit("Nora", 14, "10:05:00", "10:06:00", "in_waiting_room"),
    ),
    # 61 seconds after the end of the only meeting of that time
    "late_page_1.json": page("participants", visit("Mo", 15, "10:00:00", "10:02:01", id=MO)),
    # the time fits, but the host is not among them
    "hostless_page_1.json": page(
        "participants", visit("Hedda Host", 16, "10:00:00", "10:01:00", participant_user_id=HEDDA)
    ),
}
