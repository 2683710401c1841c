# ruff: noqa: E501 -- a record of CSV is one line
"""A tiny platform whose personal data can be told from everything else: they hold the word canary.

People: u1 and u2 bear the same name, u1 changes hers; the row of u3 is shifted. #u1 stands for a
UUID (see support.warehouse.key).
"""

KEY = "the masking key of these tests"
USERS = """user_id,email_address,first_name,last_name,plan_type,company,phone_number,created_date,status,updated_at
#u1,canary.ann@x.example,CanaryAnn,Lee,Pro,Acme,+491234567890,2024-01-10,Active,2024-02-01
#u1,canary.ann@x.example,CanaryAnna,Lee,Pro,Acme,+491234567890,2024-01-10,Active,2024-06-01
#u2,canary.bob@x.example,CanaryAnn,Lee,Free,Dots,,2024-01-15,Active,2024-02-01
#u3,canary.cid@x.example,CanaryCid,Moe,Canary Shifted,,,2024-01-15,Active,2024-02-01
"""
# a header that nobody foresaw: the error log names it
ODD_HEADER = """license_id,license_type,assigned_date,status,updated_at,CanaryDot Ray
#l2,Pro,2024-03-01,Active,2024-05-02,x
"""
MEETINGS = """meeting_id,topic,host_user_id,meeting_type,actual_start_time,end_time,status,updated_at
#m1,Weekly,#u1,Recurring,2024-03-01 10:00:00,2024-03-01 10:30:00,Ended,2024-03-02
#m2,Weekly,#u1,Recurring,2024-07-01 10:00:00,2024-07-01 10:30:00,Ended,2024-07-02
#m3,Planning,#u2,Instant,2024-07-01 11:00:00,2024-07-01 11:20:00,Ended,2024-07-02
"""
BILLING = """transaction_id,user_id,event_type,amount,currency,transaction_date,billing_period_start,billing_period_end,status,updated_at
#b1,#u1,Subscription,10,USD,2024-03-01,2024-03-01,2025-03-01,Completed,2024-03-02
#b2,#u2,Subscription,20,USD,2024-03-01,2024-03-01,2025-03-01,Completed,2024-03-02
"""
TICKETS = """ticket_id,user_id,ticket_type,resolution_status,open_date,close_date,description,updated_at
#t1,#u1,Audio,Closed,2024-03-01,2024-03-02,CanaryAnn cannot hear,2024-03-03
"""
LICENSES = """license_id,license_type,assigned_user_id,assigned_date,expiry_date,status,updated_at
#l1,Pro,#u1,2024-03-01,2024-05-01,Expired,2024-05-02
"""
LANDING = {
    "users": USERS,
    "meetings": MEETINGS,
    "billing_events": BILLING,
    "support_tickets": TICKETS,
    "licenses": LICENSES,
}
