# ruff: noqa: E501 -- a record of CSV is one line
"""A landing folder with each fault that a row or a file can have, and what is to be said of it.

An expectation is 'code file row column', '-' where there is none. Values that nobody may read in
a message hold "secret".
"""

LONG_WORD = "0123456789" * 10

FILES: dict[str, str | bytes] = {
    "reference/exchange_rates/rates_1.csv": "currency,valid_from,usd_rate\nEUR,2024-01-01,1.5\n",
    "platform/accounts/accounts_1.csv": """account_id,account_name,account_type,admin_user_id,status,updated_at
#a1,Acme,Business,#u1,Active,2024-01-01
#a2,Bolt,Business,#u50,Active,2024-01-01
#a3,Cube,Business,#u2,Active,2024-01-01
""",
    "platform/users/users_1.csv": """user_id,email_address,display_name,user_type,plan_type,account_id,phone_number,created_date,status,updated_at
#u1,ann@x.example,Ann,,Pro,#a1,,2024-01-01,Active,2024-01-01
#u2,,Secret Bob,,Pro,,,2024-01-01,Active,2024-01-01
#u3,secret(at)x.example,Cid,,Pro,,,2024-01-01,Active,2024-01-01
#u4,dot@x.example,Dot,,LONG,,,2024-01-01,Active,2024-01-01
#u5,eve@x.example,Eve,,Pro,,,2024-02-30,Active,2024-01-01
#u6,fay@x.example,Fay,Wizard,Pro,#a9,secret555,2024-01-01,Active,2024-01-01
#u7,gus@x.example,Gus,,Pro,,,2024-01-01,Active,2999-01-01
#u8,hal@x.example,,,Pro,,,2024-01-01,Active,2024-01-01
#u9,ida@x.example,Ida,,,,,2024-01-01,Gone,2024-01-01
not-a-uuid,joe@x.example,Joe,,Pro,,,2024-01-01,Active,2024-01-01
""".replace("LONG", LONG_WORD),
    "platform/users/users_2.csv": "user_id,display_name,plan_type,created_date,updated_at\n#u20,Kim,Pro,2024-01-01,2024-01-01\n",
    "platform/feedback/feedback_9.csv": "feedback_id;user_id;rating\n#f3;#u1;4\n",
    "platform/users/users_3.json": '[{"user_id": "#u21", "display_name": "Secret Lea"',
    "platform/users/users_4.txt": "no form that is known\n",
    "platform/users/users_5.csv.gz": b"\x1f\x8b\x08 truncated",
    "platform/users/users_6.csv": """user_id,email_address,display_name,nickname,plan_type,created_date,status,updated_at
#u22,max@x.example,Max,Maxi,Pro,2024-01-01,Active,2024-01-01
""",
    "platform/users/users_7.csv": """user_id,email_address,display_name,plan_type,created_date,status,updated_at
#u23,secret@x.example,Nan,Pro,2024-01-01,Active,2024-01-01,one too many
#u24,oli@x.example,Oli,Pro,2024-01-01,Active,2024-01-01
#u25,pia@x.example,"Secret Pia,Pro,2024-01-01,Active,2024-01-01
""",
    "platform/meetings/meetings_1.csv": """meeting_id,host_user_id,meeting_type,actual_start_time,actual_duration,end_time,time_zone,password_protected,max_participants,status,updated_at
#m1,#u1,Instant,2024-05-01 10:00:00,,2024-05-01 11:00:00,,,,Ended,2024-06-01
#m2,#u50,Instant,2024-05-02 10:00:00,,2024-05-02 11:00:00,,,,Ended,2024-06-01
#m3,#u1,Instant,2024-05-03 10:00:00,,2024-05-03 09:59:59,,,,Ended,2024-06-01
#m4,#u1,Instant,2024-05-04 10:00:00,1861,2024-05-04 10:30:00,,,,Ended,2024-06-01
#m5,#u1,Instant,,,2024-05-05 11:00:00,,,,Ended,2024-06-01
#m6,#u1,Instant,2999-01-01,,,,,,Scheduled,2024-06-01
#m7,#u1,Instant,2024-05-07 10:00:00,1860,2024-05-07 10:30:00,Mars/Base,maybe,-5,Ended,2024-06-01
#m8,#u1,Instant,2024-05-08 10:00:00,,,,,,Ended,2024-06-01
""",
    "platform/participants/participants_1.csv": """participant_id,user_id,meeting_id,webinar_id,participant_name,join_time,leave_time,ip_address
#p1,,#m2,,Secret Guest,2024-05-02 10:00:00,2024-05-02 11:00:00,
#p2,#u1,#m1,#w1,,2024-05-01 10:00:00,,
#p3,#u1,,,,2024-05-01 10:00:00,,
#p4,#u1,#m1,,,2024-05-01 10:00:00,2024-05-01 09:00:00,secret.0.1
#p5,#u1,#m1,,,2024-05-01 10:00:00,,secret.0.2
#p6,#u98,#m1,,,2024-05-01 10:00:00,,
""",
    "platform/feedback/feedback_1.csv": """feedback_id,user_id,rating,comments,submitted_date
#f1,#u1,4,secret,2024-05-01
#f2,#u1,9,secret,2024-05-01
#f3,#u1,5,secret,2024-05-01
""",
    "platform/feedback/feedback_2.csv": """feedback_id,user_id,rating,comments,submitted_date
#f1,#u1,2,more secret,2024-05-01
#f3,#u1,5,secret,2024-05-01
""",
    "platform/billing_events/billing_1.csv": """transaction_id,account_id,user_id,event_type,amount,currency,transaction_date,billing_period_start,billing_period_end,description,status,updated_at
#b1,,#u1,Upgrade,10,GBP,2024-05-01,,,secret,Completed,2024-06-01
#b2,,#u1,Upgrade,-5,USD,2024-05-01,,,secret,Completed,2024-06-01
#b3,,,Upgrade,5,USD,2024-05-01,,,secret,Completed,2024-06-01
#b4,,#u99,Upgrade,5,USD,2024-05-01,,,secret,Completed,2024-06-01
#b5,#a1,#u99,Upgrade,5,USD,2024-05-01,,,secret,Completed,2024-06-01
#b6,,#u1,Upgrade,5,XXQ,2024-05-01,,,secret,Completed,2024-06-01
#b7,,#u1,Upgrade,5,USD,2024-05-01,2024-05-01,2024-05-01,secret,Completed,2024-06-01
#b8,,#u1,Upgrade,99999999.99,EUR,2024-05-01,,,secret,Completed,2024-06-01
#b9,,#u1,Upgrade,"1,000",EUR,2024-05-01,,,secret,Completed,2024-06-01
""",
    "platform/licenses/licenses_1.csv": """license_id,license_type,assigned_user_id,assigned_date,expiry_date,cost_per_month,currency,status,updated_at
#l1,Pro,#u1,2024-05-01,,10,GBP,Active,2024-06-01
#l2,Pro,#u1,2024-05-01,,10,XXQ,Active,2024-06-01
#l3,Pro,#u1,2024-05-01,2024-04-30,,,Active,2024-06-01
""",
    "platform/quality_metrics/quality_1.ndjson": """{"metric_id": "#q1", "metric_type": "Audio", "metric_name": "x", "metric_value": "NaN", "measurement_time": "2024-05-01"}
{"metric_id": "#q2", "metric_type": "Audio",

{"metric_id": "#q3", "metric_type": "Audio", "metric_name": "x", "metric_value": 1, "measurement_time": "2024-05-01"}
""",
    "platform/api_requests/api_1.json": """[
{"request_id": "#r1", "endpoint": "/x", "status_code": 700, "response_time_ms": 1, "requested_at": "2024-05-01"},
{"request_id": "#r2", "endpoint": "/x", "status_code": 99999999999, "response_time_ms": 1, "requested_at": "2024-05-01"},
{"request_id": "#r3", "endpoint": "/x", "status_code": 200.5, "response_time_ms": 1, "requested_at": "2024-05-01"},
"none of the feed's", {"request_id": "#r4", "endpoint": "/x", "status_code": 200.0, "response_time_ms": 1, "requested_at": "2024-05-01"}]""",
}

QUARANTINED = """
Z101 users_1.csv 2 email_address
Z104 users_1.csv 3 email_address
Z103 users_1.csv 4 plan_type
Z102 users_1.csv 5 created_date
Z303 users_1.csv 7 updated_at
Z101 users_1.csv 8 display_name
Z101 users_1.csv 9 plan_type
Z103 users_1.csv 9 status
Z104 users_1.csv 10 user_id
Z002 users_7.csv 1 -
Z002 users_7.csv 3 -
Z201 meetings_1.csv 2 host_user_id
Z301 meetings_1.csv 3 end_time
Z101 meetings_1.csv 5 actual_start_time
Z101 meetings_1.csv 8 end_time
Z201 participants_1.csv 1 meeting_id
Z101 participants_1.csv 2 meeting_id
Z201 participants_1.csv 2 webinar_id
Z101 participants_1.csv 3 meeting_id
Z301 participants_1.csv 4 leave_time
Z105 feedback_1.csv 2 rating
Z203 billing_1.csv 1 currency
Z105 billing_1.csv 2 amount
Z101 billing_1.csv 3 user_id
Z201 billing_1.csv 4 user_id
Z104 billing_1.csv 6 currency
Z301 billing_1.csv 7 billing_period_end
Z105 billing_1.csv 8 amount
Z102 billing_1.csv 9 amount
Z301 licenses_1.csv 3 expiry_date
Z102 quality_1.ndjson 1 metric_value
Z002 quality_1.ndjson 2 -
Z105 api_1.json 1 status_code
Z105 api_1.json 2 status_code
Z102 api_1.json 3 status_code
Z002 api_1.json 4 -
"""
# p4 is quarantined, so its faulty address makes no line; m7's duration differs by 60 seconds, which
# is not too much
WARNED = """
Z201 accounts_1.csv 2 admin_user_id
Z201 accounts_1.csv 3 admin_user_id
Z103 users_1.csv 6 user_type
Z201 users_1.csv 6 account_id
Z104 users_1.csv 6 phone_number
Z302 meetings_1.csv 4 actual_duration
Z303 meetings_1.csv 6 actual_start_time
Z104 meetings_1.csv 7 time_zone
Z102 meetings_1.csv 7 password_protected
Z105 meetings_1.csv 7 max_participants
Z104 participants_1.csv 5 ip_address
Z201 participants_1.csv 6 user_id
Z202 feedback_1.csv 1 -
Z201 billing_1.csv 5 user_id
Z203 licenses_1.csv 1 currency
Z104 licenses_1.csv 2 currency
"""
OF_FILES = """
Z001 users_3.json - -
Z001 users_4.txt - -
Z001 users_5.csv.gz - -
Z003 feedback_9.csv - -
Z003 users_2.csv - email_address
Z004 users_6.csv - nickname
"""

# What heals: the host of m2 (and with the meeting its visit), who is the admin of a2, that of a3,
# the pound, an e-mail address, a rating, a file.
SECOND_FILES: dict[str, str | bytes] = {
    "reference/exchange_rates/rates_2.csv": "currency,valid_from,usd_rate\nGBP,2024-01-01,1.25\n",
    "platform/users/users_8.csv": """user_id,email_address,display_name,plan_type,created_date,status,updated_at
#u50,zoe@x.example,Zoe,Pro,2024-01-01,Active,2024-01-01
#u2,bob@x.example,Secret Bob,Pro,2024-01-01,Active,2024-01-01
""",
    "platform/feedback/feedback_3.csv": "feedback_id,user_id,rating,comments,submitted_date\n#f2,#u1,3,secret,2024-05-01\n",
}
ACCEPTED_SINCE = """
Z201 meetings_1.csv 2 host_user_id
Z201 participants_1.csv 1 meeting_id
Z203 billing_1.csv 1 currency
"""
REPAIRED_SINCE = """
Z101 users_1.csv 2 email_address
Z105 feedback_1.csv 2 rating
"""
HEALED_WARNINGS = """
Z201 accounts_1.csv 2 admin_user_id
Z201 accounts_1.csv 3 admin_user_id
Z203 licenses_1.csv 1 currency
"""
HEALED_FILES = "Z001 users_5.csv.gz - -"
