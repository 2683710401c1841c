# ruff: noqa: E501 -- a record of CSV is one line
"""A tiny platform around the end of February 2026, in two deliveries, for what a definition says in
a single sentence.

#u1 stands for a UUID (see support.warehouse.key). People: u1 Ann, u2 Bob. 2026-02-23 and
2026-03-02 are Mondays; all times are UTC. Of what the second delivery brings nearly everything is
late: it changes what the first one said of February.
"""

RATES_1 = "currency,valid_from,usd_rate\nEUR,2026-01-01,2\n"
RATES_2 = "currency,valid_from,usd_rate\nEUR,2026-03-01,3\n"
# Ann comes to be of account a1 only with the second delivery.
USERS_1 = """user_id,email_address,display_name,plan_type,account_id,created_date,status,updated_at
#u1,ann@x.example,Ann,Pro,,2026-02-27,Active,2026-02-27
#u2,bob@x.example,Bob,Pro,,2026-02-27,Active,2026-02-27
"""
USERS_2 = """user_id,email_address,display_name,plan_type,account_id,created_date,status,updated_at
#u1,ann@x.example,Ann,Pro,#a1,2026-02-27,Active,2026-02-28
"""
# a1 was created before its first version, a2 has both counts from 20 February on, a3 has none.
ACCOUNTS_1 = """account_id,account_name,account_type,used_licenses,max_licenses,admin_user_id,created_date,status,updated_at
#a1,One,Business,4,10,#u2,2026-01-15,Active,2026-02-03
#a2,Two,Pro,5,,,,Active,2026-02-10
#a3,Three,Enterprise,,,,,Active,2026-02-10
"""
# The version of March's first midnight is March's; that of the midnight behind silver's last event
# day comes too late.
ACCOUNTS_2 = """account_id,account_name,account_type,used_licenses,max_licenses,admin_user_id,created_date,status,updated_at
#a1,One,Business,6,10,#u2,2026-01-15,Active,2026-03-01 00:00:00
#a1,One,Business,9,10,#u2,2026-01-15,Active,2026-03-05 00:00:00
#a2,Two,Pro,5,10,,,Active,2026-02-20
#a2,Two,Pro,5,10,,,Suspended,2026-03-04 23:59:59
"""
# m2 is not over.
MEETINGS = """meeting_id,topic,host_user_id,meeting_type,actual_start_time,end_time,status,updated_at
#m1,Weekly,#u1,Recurring,2026-02-28 10:00:00,2026-02-28 11:00:00,Ended,2026-03-02
#m2,Weekly,#u1,Recurring,2026-03-02 09:00:00,,Started,2026-03-02
"""
WEBINARS = """webinar_id,topic,host_user_id,actual_start_time,end_time,status,updated_at
#w1,Launch,#u1,2026-03-01 15:00:00,2026-03-01 16:00:00,Ended,2026-03-02
"""
# Bob visits the meeting for half an hour, the webinar for an hour and the meeting that is not over
# for ten minutes; nobody knows how long the guest stayed.
PARTICIPANTS = """participant_id,user_id,meeting_id,webinar_id,join_time,leave_time
#p1,#u2,#m1,,2026-02-28 10:00:00,2026-02-28 10:30:00
#p2,#u2,,#w1,2026-03-01 15:00:00,2026-03-01 16:00:00
#p3,#u2,#m2,,2026-03-02 09:05:00,2026-03-02 09:15:00
#p4,,#m1,,2026-02-28 10:00:00,
"""
REQUESTS = """request_id,endpoint,method,status_code,response_time_ms,requested_at
#q1,/users,GET,200,10,2026-02-28 10:00:00
#q2,/users,GET,200,10,2026-02-28 11:00:00
#q3,/users,GET,200,10,2026-03-02 10:00:00
#q4,/users,GET,200,10,2026-03-02 11:00:00
#q5,/users,GET,200,10,2026-03-02 12:00:00
"""
# Silver's last event day becomes 4 March, without another request.
CHAT_MESSAGES = """message_id,sender_user_id,meeting_id,message_type,timestamp
#c1,#u1,#m2,Text,2026-03-04 12:00:00
"""
# r2 expires at the midnight that ends 3 March; r1 is deleted at the one that ends 1 March.
RECORDINGS_1 = """recording_id,recording_type,file_size,created_date,expiry_date,status,updated_at
#r1,Chat,100,2026-02-27 12:00:00,,Available,2026-02-27 12:00:00
#r2,Chat,1000,2026-03-01 10:00:00,2026-03-04 00:00:00,Available,2026-03-01 10:00:00
"""
RECORDINGS_2 = """recording_id,recording_type,file_size,created_date,expiry_date,status,updated_at
#r1,Chat,100,2026-02-27 12:00:00,,Deleted,2026-03-02 00:00:00
"""
# l1 belongs to a1 by itself, l2 by Ann's account; l4 costs nothing; of a3 no license has a cost.
LICENSES_1 = """license_id,license_type,assigned_user_id,account_id,assigned_date,expiry_date,cost_per_month,currency,status,updated_at
#l1,Pro,#u2,#a1,2026-02-01,,10,USD,Active,2026-02-01
#l2,Basic,#u1,,2026-02-01,,5,EUR,Active,2026-02-01
#l4,Webinar,,#a1,2026-02-01,,0,USD,Active,2026-02-01
#l5,Pro,,#a3,2026-02-01,,,,Active,2026-02-01
#l6,Pro,,#a3,2026-02-01,,,,Active,2026-02-01
#l7,Add-on,,#a3,2026-02-01,,0,EUR,Active,2026-02-01
#l8,Phone,,#a3,2026-02-01,2026-02-27,,,Expired,2026-02-01
"""
LICENSES_2 = """license_id,license_type,assigned_user_id,account_id,assigned_date,expiry_date,cost_per_month,currency,status,updated_at
#l3,Phone,,#a1,2026-02-01,,5,EUR,Active,2026-02-02
"""
# b1 is given back by b2, b3 by b4; b7 is a subscription that was given back.
BILLING = """transaction_id,account_id,user_id,event_type,amount,currency,transaction_date,billing_period_start,billing_period_end,status,updated_at
#b1,,#u1,Usage Charge,100,USD,2026-02-20,,,Refunded,2026-03-01
#b2,,#u1,Refund,100,USD,2026-03-01,,,Completed,2026-03-01
#b3,#a1,,Usage Charge,10,USD,2026-02-28,,,Refunded,2026-03-01
#b4,#a1,,Refund,10,USD,2026-03-01,,,Completed,2026-03-01
#b5,#a2,,Usage Charge,7,USD,2026-02-28,,,Completed,2026-03-01
#b6,#a3,,Usage Charge,1,USD,2026-02-28,,,Completed,2026-03-01
#b7,,#u2,Subscription Fee,30,USD,2026-02-28,2026-02-28,2026-03-28,Refunded,2026-03-01
#b8,#a1,#u2,Subscription Fee,12,USD,2026-02-28,2026-02-28,2026-03-28,Completed,2026-03-01
"""

FIRST_DELIVERY = {
    "users": USERS_1,
    "accounts": ACCOUNTS_1,
    "meetings": MEETINGS,
    "webinars": WEBINARS,
    "participants": PARTICIPANTS,
    "api_requests": REQUESTS,
    "recordings": RECORDINGS_1,
    "licenses": LICENSES_1,
    "billing_events": BILLING,
}
SECOND_DELIVERY = {
    "users": USERS_2,
    "accounts": ACCOUNTS_2,
    "chat_messages": CHAT_MESSAGES,
    "recordings": RECORDINGS_2,
    "licenses": LICENSES_2,
}
