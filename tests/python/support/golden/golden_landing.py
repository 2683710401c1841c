# ruff: noqa: E501 -- a record of CSV is one line
"""A tiny platform around the turn of the year 2024/25, in two deliveries. #u1 stands for a UUID
(see support.warehouse.key).

People: u1 Ann, u2 Bobby, u3 Cid, u4 Dot. 2024-12-30 is a Monday: it begins ISO week 1 of 2025,
which December and January share. All times are UTC.
"""

# the days that the two builds give to load_date and update_date
FIRST_DAY, SECOND_DAY = "2030-01-01", "2030-01-02"

# Ann's version of June comes first, her older one of March only with the second delivery. Bobby's
# row has an equal updated_at there: the one loaded last counts, so his first version has the plan
# Basic. Cid was registered after the moment of his version: valid from the earlier of the two.
USERS_1 = """user_id,email_address,first_name,last_name,display_name,plan_type,company,department,created_date,status,updated_at
#u1,ann@x.example,Ann,Lee,Annie,Pro,Acme,Sales,2024-01-10 09:00:00,Active,2024-06-01
#u2,bob@x.example,Bob,,Bobby T,Free,,,2024-03-15 08:00:00,Active,2024-03-15 08:00:00
#u3,cid@x.example,Cid,Moe,,Business,Acme,,2024-05-02,Active,2024-05-01T14:00:00+02:00
#u4,dot@x.example,Dot,Ray,,Enterprise,Dots,,2024-07-01,Suspended,2024-07-01
"""
# Ann: March (an older plan), August (only department and the case of the e-mail: no version), New
# Year's Eve (a new name). Bobby: corrected, then a company, then a plan that is none (quarantined:
# no version).
USERS_2 = """user_id,email_address,first_name,last_name,display_name,plan_type,company,department,created_date,status,updated_at
#u1,ann@x.example,Ann,Lee,Annie,Basic,Acme,Sales,2024-01-10 09:00:00,Active,2024-03-01
#u1,ANN@X.example,Ann,Lee,Annie,Pro,Acme,Legal,2024-01-10 09:00:00,Active,2024-08-01
#u1,ann@x.example,Ann,Ray,Annie,Pro,Acme,Legal,2024-01-10 09:00:00,Active,2024-12-31 12:00:00
#u2,bob@x.example,Bob,,Bobby T,Basic,,,2024-03-15 08:00:00,Active,2024-03-15 08:00:00
#u2,bob@x.example,Bob,,Bobby T,Basic,Beta,,2024-03-15 08:00:00,Active,2025-01-01
#u2,bob@x.example,Bob,,Bobby T,Gold,Beta,,2024-03-15 08:00:00,Active,2025-01-05
"""
# a1 is administered by Cid, a2 by nobody, a3 by someone that nobody knows.
ACCOUNTS = """account_id,account_name,account_type,admin_user_id,status,updated_at
#a1,Acme,Business,#u3,Active,2024-01-01
#a2,Beta,Pro,,Active,2024-01-01
#a3,Gamma,Pro,#u99,Active,2024-01-01
"""
# m1 and m2 lie before and at the noon at which Ann has another name; m2 has no end; m3 ends within
# a second; m4 is held before Bobby's first version; m5 and m6 are not held.
MEETINGS = """meeting_id,topic,host_user_id,meeting_type,scheduled_start_time,actual_start_time,actual_duration,end_time,status,updated_at
#m1,Weekly,#u1,Recurring,,2024-12-31 11:00:00,,2024-12-31 11:30:20,Ended,2025-01-01
#m2," Weekly ",#u1,recurring,,2024-12-31 12:00:00,5420,,Ended,2025-01-01
#m3,,#u3,Personal Room,,2025-01-01T01:00:00+01:00,,2025-01-01 00:00:45.9,Ended,2025-01-01
#m4,Weekly,#u2,Instant,,2024-02-10 10:00:00,,2024-02-10 10:20:00,Ended,2025-01-01
#m5,Planning,#u3,Scheduled,2090-01-01 10:00:00,,,,Scheduled,2025-01-01
#m6,Weekly,#u3,Scheduled,2024-12-31 09:00:00,,,,Cancelled,2025-01-01
"""
WEBINARS = """[
 {"webinar_id": "#w1", "topic": "Launch", "host_user_id": "#u2", "actual_start_time": "2025-01-02T15:00:00Z", "actual_duration": 3600,
  "registrants_count": 40, "status": "Ended", "updated_at": "2025-01-03"},
 {"webinar_id": "#w2", "topic": "Roadmap", "host_user_id": "#u2", "status": "Scheduled", "updated_at": "2025-01-03"},
 {"webinar_id": "#w3", "topic": null, "host_user_id": "#u2", "actual_start_time": "2024-12-31T16:00:00Z",
  "end_time": "2024-12-31T16:10:00Z", "status": "Ended", "updated_at": "2025-01-03"}
]"""
# p2 is a guest, with a device that is none: a warning.
PARTICIPANTS = """participant_id,user_id,meeting_id,webinar_id,join_time,leave_time,device_type
#p1,#u2,#m1,,2024-12-31 11:00:05,2024-12-31 11:30:00,room system
#p2,,#m1,,2024-12-31 11:10:00,2024-12-31 11:20:00,Toaster
#p3,#u4,#m2,,2024-12-31 12:05:00,2024-12-31 12:30:00,Web
#p4,#u3,,#w1,2025-01-02 15:00:00,2025-01-02 16:00:00,Web
"""
# "Screen Share" is the more frequent spelling; "Chat" and "chat" tie, the capital comes first;
# Polls were never used.
FEATURES_USAGE = """usage_id,meeting_id,user_id,feature_name,usage_count,usage_timestamp
#f1,#m1,#u2,Screen Share,3,2024-12-31 11:05:00
#f2,#m1,,screen-share,1,2024-12-31 11:06:00
#f3,#m3,#u1,Screen Share,2,2025-01-01 00:00:10
#f4,#m3,#u2,chat,1,2025-01-01 00:00:20
#f5,#m3,#u2,Chat,4,2025-01-01 00:00:30
#f6,#m3,#u4,Polls,0,2025-01-01 00:00:40
"""
# t6 is resolved without a close_date: quarantined until the second delivery repairs it.
TICKETS_1 = """ticket_id,user_id,ticket_type,resolution_status,open_date,close_date,updated_at
#t1,#u1,Audio,Resolved,2024-12-31 11:59:59,2024-12-31 12:00:17,2025-01-02
#t2,#u1,billing_issue,Closed,2024-12-30 00:00:00,2025-01-01 06:00:00,2025-01-02
#t3,#u2,Billing Issue,Resolved,2024-12-31,2025-01-01,2025-01-02
#t4,#u2,Billing Issue,Open,2025-01-02 08:00:00,,2025-01-02
#t5,#u3,audio,In Progress,2025-01-01,2025-01-01 12:00:00,2025-01-02
#t6,#u4,Audio,Resolved,2025-01-02 00:00:00,,2025-01-02
"""
TICKETS_2 = """ticket_id,user_id,ticket_type,resolution_status,open_date,close_date,updated_at
#t6,#u4,Audio,Resolved,2025-01-02 00:00:00,2025-01-02 02:00:00,2025-01-03
"""
# The rate of one day given twice: the row loaded last holds, so a euro is 2 dollars in 2025, not 3.
RATES = """currency,valid_from,usd_rate
EUR,2024-01-01,1.5
EUR,2025-01-01,3
EUR,2025-01-01,2
"""
BILLING = """transaction_id,account_id,user_id,event_type,amount,currency,transaction_date,billing_period_start,billing_period_end,status,updated_at
#b1,#a1,,Subscription,10.025,EUR,2024-12-31 09:00:00,2024-12-31,2025-12-31,Completed,2025-01-02
#b2,,#u1,Refund,10.03,EUR,2024-12-31 23:59:00,,,Completed,2025-01-02
#b3,,#u1,Renewal,100.01,usd,2024-11-30,2024-11-30,2025-01-29,Completed,2025-01-02
#b4,#a3,,Usage Charge,5,USD,2025-01-02,,,Completed,2025-01-02
#b5,#a2,,Upgrade,30,EUR,2025-01-02,,,Completed,2025-01-02
#b6,#a1,#u2,Subscription Fee,99,USD,2025-01-01,2025-01-01,2025-02-01,Pending,2025-01-02
#b7,,#u2,Subscription Fee,12,USD,2024-01-31 10:00:00,2024-01-31,,Completed,2025-01-02
#b8,,#u4,Usage Charge,100,USD,2024-12-31 08:00:00,,,Refunded,2025-01-02
#b9,,#u4,Refund,100,USD,2025-01-01 08:00:00,,,Refunded,2025-01-02
#b10,,#u4,Subscription Fee,50,USD,2025-01-01 08:00:00,2024-12-31,2025-01-31,Refunded,2025-01-02
"""
# l3 is nobody's, l5 suspended: neither counts in the rate.
LICENSES = """license_id,license_type,assigned_user_id,assigned_date,expiry_date,status,updated_at
#l1,Pro,#u1,2024-12-30,2025-01-01,Active,2025-01-02
#l2,Pro,#u4,2024-12-30,,Active,2025-01-02
#l3,Pro,,2024-12-30,,Active,2025-01-02
#l4,Business,#u2,2024-02-09,2024-02-11,Expired,2025-01-02
#l5,Business,#u2,2024-12-01,,Suspended,2025-01-02
"""

FIRST_DELIVERY = {
    "users": ("users_1.csv", USERS_1),
    "accounts": ("accounts_1.csv", ACCOUNTS),
    "meetings": ("meetings_1.csv", MEETINGS),
    "webinars": ("webinars_1.json", WEBINARS),
    "participants": ("participants_1.csv", PARTICIPANTS),
    "features_usage": ("features_usage_1.csv", FEATURES_USAGE),
    "support_tickets": ("support_tickets_1.csv", TICKETS_1),
    "billing_events": ("billing_events_1.csv", BILLING),
    "licenses": ("licenses_1.csv", LICENSES),
}
SECOND_DELIVERY = {
    "users": ("users_2.csv", USERS_2),
    "support_tickets": ("support_tickets_2.csv", TICKETS_2),
}
