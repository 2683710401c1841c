# ruff: noqa: E501 -- a record of CSV is one line
"""Deliveries in every form that a person may stand in. All that is personal of u1, whose address
is ADDRESS, holds the word canary or one of NUMBERS; nothing else does. u2 and u3 are others, and
stay. #u1 stands for a UUID (see support.warehouse.key).
"""

from __future__ import annotations

import gzip
import json

import zstandard

from support.warehouse import spelled_out

KEY = "the masking key of these tests"
ADDRESS = "Canary.Ann@X.example"
FORMER_ADDRESS = "canary.before@x.example"
NUMBERS = ("491234567890", "198.51.100.77", "0a:1b:2c:3d:4e:5f")
ZOOM_ID = "annAnnAnnAnnAnnAnnAnnA"
OTHER_ZOOM_ID = "bobBobBobBobBobBobBobB"

USERS = """user_id,email_address,first_name,last_name,plan_type,company,phone_number,profile_picture_url,created_date,status,\
updated_at,Nickname
#u1,canary.before@x.example,CanaryAnn,CanaryLee,Pro,Acme,+491234567890,,2024-01-10,Active,2024-02-01,canary
#u1,Canary.Ann@x.example,"CanaryAnna, Dr",CanaryLee,Pro,Acme,(49) 123-4567890,https://x.example/canary.png,2024-01-10,Active,2024-06-01,
#u2,bob@x.example,Bob,Lee,Free,Dots,+431234500000,,2024-01-15,Active,2024-02-01,"Bobby, ""B"", too"
#u3,joann.canary.ann@x.example.org,Cid,Moe,NoPlan,,,,2024-01-15,Active,2024-02-01,
#u1,canary at x,CanaryAnn,CanaryLee,Pro,Acme,,,2024-01-10,Active,2024-07-01,
#u1,canary.ann@x.example,CanaryAnn,"Canary"broken,Pro
"""
ACCOUNTS = """account_id,account_name,account_type,status,billing_contact_email,updated_at
#a1,Acme,Enterprise,Active,canary.ann@x.example,2024-02-01
#a2,Dots,Enterprise,Active,bob@x.example,2024-02-01
"""
ALIASED_USERS = """user_id,email,user_name,plan_type,registration_date,status,updated_at
#u1,canary.ann@x.example,Canary Ann,Pro,2024-01-10,Active,2024-05-01
#u2,bob@x.example,Bob Lee,Free,2024-01-15,Active,2024-01-20
"""
MEETINGS = """meeting_id,topic,host_user_id,meeting_type,actual_start_time,end_time,status,updated_at
#m1,Weekly,#u1,Recurring,2024-03-01 10:00:00,2024-03-01 10:30:00,Ended,2024-03-02
#m2,Weekly,#u1,Recurring,2024-07-01 10:00:00,2024-07-01 10:30:00,Ended,2024-07-02
#m3,Planning,#u2,Instant,2024-07-01 11:00:00,2024-07-01 11:20:00,Ended,2024-07-02
"""
PARTICIPANTS = [
    {
        "participant_id": "#p1",
        "user_id": "#u1",
        "meeting_id": "#m1",
        "participant_name": 'Canary "Ann" \u00e4',
        "join_time": "2024-03-01 10:00:00",
        "leave_time": "2024-03-01 10:30:00",
        "duration": 1800,
        "ip_address": "198.51.100.77",
        "more": {"deep": ["canary"]},
    },
    {
        "participant_id": "#p2",
        "user_id": "#u2",
        "meeting_id": "#m1",
        "participant_name": "Bob \u00f6",
        "join_time": "2024-03-01 10:00:00",
        "leave_time": None,
        "duration": 1800.0,
        "ip_address": "198.51.100.2",
        "more": {"deep": ["kept"]},
    },
]
CHAT = [
    {
        "message_id": "#c1", "sender_user_id": "#u1", "recipient_user_id": "#u2",
        "meeting_id": "#m1", "message_type": "Text",
        "timestamp": "2024-03-01 10:01:00", "message_content": "canary speaking",
        "file_attachment_url": "https://x.example/canary.pdf",
    },
    {
        "message_id": "#c2", "sender_user_id": "#u2", "recipient_user_id": "#u1",
        "meeting_id": "#m1", "message_type": "Text",
        "timestamp": "2024-03-01 10:02:00", "message_content": "mail it to CANARY.ann@x.example.",
        "file_attachment_url": None,
    },
    {
        "message_id": "#c3", "sender_user_id": "#u2", "recipient_user_id": "#u1",
        "meeting_id": "#m1", "message_type": "Text",
        "timestamp": "2024-03-01 10:03:00", "message_content": "and to ann@x.example, twice",
        "file_attachment_url": None,
    },
]  # fmt: skip
TICKETS = """ticket_id,user_id,ticket_type,resolution_status,open_date,close_date,description,updated_at
#t1,#u1,Audio,Closed,2024-03-01,2024-03-02,"canary cannot hear
at all",2024-03-03
#t2,#u2,Audio,Closed,2024-03-01,2024-03-02,"Bob cannot hear
either",2024-03-03
"""
DEVICES = """device_id,user_id,device_type,ip_address,mac_address,updated_at
#d1,#u1,Desktop,198.51.100.77,0A:1B:2C:3D:4E:5F,2024-03-03
#d2,#u2,Desktop,198.51.100.2,0A:1B:2C:3D:4E:00,2024-03-03
"""
SECURITY = """event_id,user_id,event_type,event_timestamp,severity_level,ip_address,event_description
#e1,#u1,Login,2024-03-01,Low,198.51.100.77,canary came in
#e2,#u2,Login,2024-03-01,Low,198.51.100.2,Bob came in
"""
FEEDBACK = """feedback_id,user_id,rating,submitted_date,comments
#f1,#u1,5,2024-03-01,canary sings
#f2,#u2,1,2024-03-01,Bob does not
"""
CALLS = """call_id,caller_user_id,callee_user_id,call_type,start_time,call_result,caller_number,callee_number
#k1,#u1,#u2,Outbound,2024-03-01,Connected,+491234567890,+431234500000
#k2,#u2,#u1,Outbound,2024-03-01,Connected,+431234500000,+491234567890
"""
BILLING = """transaction_id,user_id,event_type,amount,currency,transaction_date,billing_period_start,billing_period_end,status,\
description,updated_at
#b1,#u1,Subscription,10,USD,2024-03-01,2024-03-01,2025-03-01,Completed,canary pays,2024-03-02
#b2,#u2,Subscription,20,USD,2024-03-01,2024-03-01,2025-03-01,Completed,Bob pays,2024-03-02
"""


def _page(key: str, *rows: dict) -> str:
    return json.dumps({"page_count": 1, "next_page_token": "", key: list(rows)}, indent=1)


ZOOM_USERS = _page(
    "users",
    {
        "id": ZOOM_ID, "first_name": "CanaryAnn", "last_name": "CanaryLee",
        "email": "canary.ann@X.example", "type": 2,
        "status": "active", "created_at": "2024-03-01T08:00:00Z", "pmi": 1234567890,
        "custom_attributes": [{"value": "canary"}],
    },
    {
        "id": OTHER_ZOOM_ID, "first_name": "Bob", "last_name": "Lee", "email": "bob@x.example",
        "type": 1, "status": "active",
        "created_at": "2024-03-01T08:00:00Z", "pmi": 99, "custom_attributes": [{"value": "kept"}],
    },
)  # fmt: skip
ZOOM_MEETINGS = _page(
    "meetings",
    {
        "uuid": "AAAAAAAAAAAAAAAAAAAAAA==", "id": 85000000001, "host_id": ZOOM_ID, "type": 2,
        "topic": "Zoomed",
        "user_name": "CanaryAnn", "user_email": "canary.ann@x.example",
        "start_time": "2024-03-10T10:00:00Z",
        "end_time": "2024-03-10T10:30:00Z", "duration": 30,
    },
)  # fmt: skip
ZOOM_VISITS = _page(
    "participants",
    {
        "id": ZOOM_ID, "user_id": "16778240", "participant_user_id": ZOOM_ID, "name": "CanaryAnn",
        "user_email": "",
        "join_time": "2024-03-10T10:00:00Z", "leave_time": "2024-03-10T10:30:00Z", "duration": 1800,
        "status": "in_meeting",
    },
    {
        "id": "", "user_id": "16778241", "participant_user_id": "", "name": "Canary as a guest",
        "user_email": "canary.ann@x.example",
        "join_time": "2024-03-10T10:00:00Z", "leave_time": "2024-03-10T10:10:00Z", "duration": 600,
        "status": "in_meeting",
    },
    {
        "id": "", "user_id": "16778242", "participant_user_id": "", "name": "Gerd",
        "user_email": "gerd@far.example",
        "join_time": "2024-03-10T10:00:00Z", "leave_time": "2024-03-10T10:10:00Z", "duration": 600,
        "status": "in_meeting",
    },
)  # fmt: skip


def _json(rows: list[dict]) -> str:
    return json.dumps(rows, indent=2)


def _lines(rows: list[dict]) -> str:
    return "".join(json.dumps(row) + "\r\n" for row in rows)


def landing() -> dict[str, bytes]:
    """Path below the landing folder -> content."""
    texts = {
        "platform/users/users_1.csv": "\ufeff" + USERS,
        "platform/users/users_2.json": _as_objects(ALIASED_USERS),
        "platform/accounts/accounts_1.csv": ACCOUNTS,
        "platform/meetings/meetings_1.csv": MEETINGS,
        "platform/participants/participants_1.json.gz": _json(PARTICIPANTS),
        "platform/chat_messages/chat_messages_1.ndjson.zst": _lines(CHAT)
        + '{"message_id": "canary.ann@x.example", broken\n',
        "platform/support_tickets/tickets_1.csv.gz": TICKETS.replace("\n", "\r\n"),
        "platform/devices/devices_1.csv.zst": DEVICES,
        "platform/security_events/security_1.json": _as_objects(SECURITY),
        "platform/feedback/feedback_1.csv": FEEDBACK,
        "platform/phone_calls/calls_1.csv": CALLS,
        "platform/billing_events/billing_1.csv": BILLING,
        "zoom_api/users_list/users__20240331T120000Z.json": ZOOM_USERS,
        "zoom_api/report_user_meetings/meetings.json": ZOOM_MEETINGS,
        "zoom_api/report_meeting_participants/AAAAAAAAAAAAAAAAAAAAAA%3D%3D__page_1.json": ZOOM_VISITS,
        "platform/feedback/refused.csv": "rating,remark\n1,canary.ann@x.example\n",
    }
    return {name: _packed(name, spelled_out(text)) for name, text in texts.items()}


def _as_objects(text: str) -> str:
    names, *rows = _rows(text)
    return _json([dict(zip(names, row, strict=True)) for row in rows])


def _rows(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.splitlines()]


def _packed(name: str, text: str) -> bytes:
    data = text.encode("utf-16") if "feedback_1" in name else text.encode()
    if name.endswith(".gz"):
        return gzip.compress(data)
    return zstandard.compress(data) if name.endswith(".zst") else data
