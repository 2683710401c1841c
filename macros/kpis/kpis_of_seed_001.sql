{# The KPIs of seed 001, by code. What the keys mean, kpi_definitions says. #}
{% macro kpis_of_seed_001() -%}
    {{ return({
        '001-01': {
            'name': 'daily_active_hosts', 'unit': 'users', 'periods': 'D', 'adds_up': 'nothing',
            'question': 'How many users host meetings on a day?',
            'formula': 'distinct hosts of held meetings',
            'feeds': 'meetings',
        },
        '001-02': {
            'name': 'weekly_active_hosts', 'unit': 'users', 'periods': 'W', 'adds_up': 'nothing',
            'question': 'How many users host meetings in a week?',
            'formula': 'distinct hosts of held meetings',
            'feeds': 'meetings',
        },
        '001-03': {
            'name': 'monthly_active_hosts', 'unit': 'users', 'periods': 'M', 'adds_up': 'nothing',
            'question': 'How many users host meetings in a month?',
            'formula': 'distinct hosts of held meetings',
            'feeds': 'meetings',
        },
        '001-04': {
            'name': 'meeting_minutes_per_day', 'unit': 'minutes', 'periods': 'D', 'adds_up': 'value',
            'question': 'How much time do people spend in meetings on a day?',
            'formula': 'minutes of held meetings',
            'feeds': 'meetings',
        },
        '001-05': {
            'name': 'average_meeting_duration_by_type', 'unit': 'minutes', 'periods': 'DWM', 'adds_up': 'parts',
            'dimension': 'meeting_type', 'has_total': true,
            'question': 'How long is a meeting of a type?',
            'formula': 'minutes of held meetings / held meetings',
            'feeds': 'meetings',
        },
        '001-06': {
            'name': 'meetings_created_per_user', 'unit': 'meetings per user', 'periods': 'DWM', 'adds_up': 'nothing',
            'question': 'How many meetings does a user set up?',
            'formula': 'meetings of any status, at created_date (else scheduled_start_time, else actual_start_time) / their '
                ~ 'distinct hosts',
            'feeds': 'meetings',
        },
        '001-07': {
            'name': 'new_user_sign_ups', 'unit': 'users', 'periods': 'DWM', 'adds_up': 'value',
            'question': 'How many users register?',
            'formula': 'users, at created_date',
            'feeds': 'users',
        },
        '001-08': {
            'name': 'feature_adoption_rate_of_hosts', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'nothing',
            'dimension': 'feature_name',
            'question': 'In the meetings of how many hosts is a feature used?',
            'formula': 'distinct hosts of held meetings in which the feature was used (usage_count > 0), whenever / distinct '
                ~ 'hosts of held meetings; a row for each feature in silver',
            'feeds': 'meetings, features_usage',
            'no_metric_because': 'its denominator, the active hosts, has no feature: a metric is sliced in both of its parts',
        },
        '001-09': {
            'name': 'tickets_opened_per_day', 'unit': 'tickets', 'periods': 'D', 'adds_up': 'value',
            'dimension': 'ticket_type', 'has_total': true,
            'question': 'How many tickets of a type are opened on a day?',
            'formula': 'support tickets, at open_date',
            'feeds': 'support_tickets',
        },
        '001-10': {
            'name': 'average_ticket_resolution_time', 'unit': 'hours', 'periods': 'DWM', 'adds_up': 'parts',
            'dimension': 'ticket_type', 'has_total': true,
            'question': 'How long does a ticket stay open?',
            'formula': 'hours from open_date to close_date of tickets Resolved or Closed, at close_date / how many',
            'feeds': 'support_tickets',
        },
        '001-11': {
            'name': 'first_contact_resolution_rate', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How many tickets are settled at the first contact?',
            'formula': 'tickets Resolved or Closed with contact_count = 1, at close_date / those with a contact_count',
            'feeds': 'support_tickets',
        },
        '001-12': {
            'name': 'tickets_per_1000_active_users', 'unit': 'tickets per 1000 active hosts', 'scale': 1000,
            'periods': 'WM', 'adds_up': 'nothing',
            'question': 'How many tickets come for 1000 users who host?',
            'formula': 'support tickets, at open_date / distinct hosts of held meetings x 1000',
            'feeds': 'support_tickets, meetings',
        },
        '001-13': {
            'name': 'monthly_recurring_revenue', 'unit': 'USD', 'periods': 'M', 'adds_up': 'nothing', 'while_running': 'last_event_day',
            'question': 'How much do subscriptions bring in a month?',
            'formula': "on the month's last day, or silver's last event day where that is earlier: US dollars, spread over their "
                ~ 'months, of the Subscription Fees, Subscription Renewals and Upgrades of status Completed that run on it',
            'feeds': 'billing_events, exchange_rates',
        },
        '001-14': {
            'name': 'revenue_by_license_type', 'unit': 'USD', 'periods': 'M', 'adds_up': 'value',
            'dimension': 'license_type',
            'question': 'Which licenses does the revenue come from?',
            'formula': 'US dollars of billing events of status Completed or Refunded. An event with a user of its own: by the type '
                ~ 'of the license in force for the user on its day, Unlicensed where none. An event of an account alone: shared to '
                ~ 'the cent among the licenses in force in the account on its day, by their cost (each the same where none costs '
                ~ "anything); by the account's type where none is in force",
            'feeds': 'billing_events, exchange_rates, licenses, accounts, users',
        },
        '001-15': {
            'name': 'assigned_license_rate', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'nothing',
            'dimension': 'license_type', 'has_total': true, 'is_carried': true,
            'question': 'How many of the licenses in force are assigned to a user?',
            'formula': "licenses in force on the period's last day with a user / licenses in force on that day; in force reads "
                ~ 'the status as it stands now, so that suspending a license takes it out of its past too',
            'feeds': 'licenses',
            'no_metric_because': 'it is carried: it has a row for every period from the first license on, with or without an event',
        },
        '001-16': {
            'name': 'license_expirations', 'unit': 'licenses', 'periods': 'M', 'adds_up': 'value',
            'dimension': 'license_type', 'has_total': true,
            'question': 'How many licenses come to their end?',
            'formula': "assigned licenses of any status whose expiry_date is in the month and not after silver's last event day",
            'feeds': 'licenses',
        },
        '001-16R': {
            'name': 'license_renewal_rate', 'unit': 'percent', 'periods': 'M', 'adds_up': 'parts',
            'dimension': 'license_type', 'has_total': true,
            'question': 'How many licenses that come to their end are renewed?',
            'formula': 'those of 001-16 with another license of the same type and user, assigned from 30 days before to 30 days '
                ~ 'after the expiry_date / those of 001-16',
            'feeds': 'licenses',
        },
        '001-17': {
            'name': 'churn_rate', 'unit': 'percent', 'periods': 'M', 'adds_up': 'nothing', 'while_running': 'whole_denominator',
            'question': 'How many users do not come back in the next month?',
            'formula': 'active users of the month before who are not active in this one / active users of the month before',
            'feeds': 'meetings, webinars, participants, features_usage',
            'no_metric_because': 'it compares the users of a period with those of the period before, row by row',
        },
    }) }}
{%- endmacro %}
