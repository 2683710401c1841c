{# The KPIs of seed 000, by code. What the keys mean, kpi_definitions says. #}
{% macro kpis_of_seed_000() -%}
    {{ return({
        '000-01': {
            'name': 'total_meeting_minutes', 'unit': 'minutes', 'periods': 'DWM', 'adds_up': 'value',
            'question': 'How much time do people spend in meetings?',
            'formula': 'minutes of held meetings',
            'feeds': 'meetings',
        },
        '000-02': {
            'name': 'average_meeting_duration', 'unit': 'minutes', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How long is a meeting?',
            'formula': 'minutes of held meetings / held meetings',
            'feeds': 'meetings',
        },
        '000-03': {
            'name': 'daily_active_users', 'unit': 'users', 'periods': 'D', 'adds_up': 'nothing',
            'question': 'How many users are active on a day?',
            'formula': 'distinct users who hosted a held meeting or webinar, joined any meeting or webinar (held or not yet ended), or '
                ~ 'used a feature (usage_count > 0)',
            'feeds': 'meetings, webinars, participants, features_usage',
        },
        '000-04': {
            'name': 'monthly_active_users', 'unit': 'users', 'periods': 'M', 'adds_up': 'nothing',
            'question': 'How many users are active in a month?',
            'formula': 'distinct users who hosted a held meeting or webinar, joined any meeting or webinar (held or not yet ended), or '
                ~ 'used a feature (usage_count > 0)',
            'feeds': 'meetings, webinars, participants, features_usage',
        },
        '000-05': {
            'name': 'meetings_per_user', 'unit': 'meetings per user', 'periods': 'DWM', 'adds_up': 'nothing',
            'question': 'How many meetings are held for each active user?',
            'formula': 'held meetings / active users',
            'feeds': 'meetings, webinars, participants, features_usage',
        },
        '000-06': {
            'name': 'peak_concurrent_users', 'unit': 'users', 'periods': 'DWM', 'adds_up': 'nothing',
            'question': 'How many people are on the platform at once, at most?',
            'formula': 'largest number of distinct persons present at one instant, a person being present in [join_time, '
                ~ 'leave_time) of any of their visits',
            'feeds': 'participants',
            'no_metric_because': 'the largest value of a running count over arrivals and departures is no aggregate of rows',
        },
        '000-07': {
            'name': 'webinar_attendance_rate', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How many of the registered come to a webinar?',
            'formula': 'actual attendees / registrants, over held webinars with both counts',
            'feeds': 'webinars',
        },
        '000-08': {
            'name': 'meeting_participation_rate', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How many of the invited come to a meeting?',
            'formula': 'actual participants / invited participants, over held meetings with both counts',
            'feeds': 'meetings',
        },
        '000-09': {
            'name': 'average_audio_quality', 'unit': 'score 0-5', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How good is the sound?',
            'formula': 'sum of audio_quality_avg of visits, where given, at join_time / how many',
            'feeds': 'participants',
        },
        '000-10': {
            'name': 'average_video_quality', 'unit': 'score 0-5', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How good is the picture?',
            'formula': 'sum of video_quality_avg of visits, where given, at join_time / how many',
            'feeds': 'participants',
        },
        '000-11': {
            'name': 'connection_success_rate', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How many connection attempts succeed?',
            'formula': 'quality metrics of type Network named connection_attempt with a value of 1 or more / all of that type '
                ~ 'and name',
            'feeds': 'quality_metrics',
        },
        '000-12': {
            'name': 'meeting_completion_rate', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How many of the meetings that began were brought to an end?',
            'formula': 'held meetings / meetings of status Started or Ended with an actual_start_time',
            'feeds': 'meetings',
        },
        '000-13': {
            'name': 'call_drop_rate', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How many phone calls fail?',
            'formula': 'phone calls of result Failed, at start_time / phone calls',
            'feeds': 'phone_calls',
        },
        '000-14': {
            'name': 'average_response_time', 'unit': 'milliseconds', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How fast is a request answered?',
            'formula': 'sum of response_time_ms / API requests',
            'feeds': 'api_requests',
        },
        '000-15': {
            'name': 'screen_share_usage_rate', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'In how many meetings is a screen shared?',
            'formula': 'held meetings with the feature Screen Share (usage_count > 0) or a visit with screen_share_duration > 0 '
                ~ '/ held meetings',
            'feeds': 'meetings, features_usage, participants',
        },
        '000-16': {
            'name': 'recording_usage_rate', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How many meetings are recorded?',
            'formula': 'held meetings with a recording of any type and status, or the feature Recording (usage_count > 0) / held '
                ~ 'meetings',
            'feeds': 'meetings, recordings, features_usage',
        },
        '000-17': {
            'name': 'chat_messages_per_meeting', 'unit': 'messages per meeting', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How much do people write in a meeting?',
            'formula': 'chat messages of the held meetings, whenever sent / held meetings',
            'feeds': 'meetings, chat_messages',
        },
        '000-18': {
            'name': 'average_session_duration', 'unit': 'minutes', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How long does a visit to a meeting last?',
            'formula': 'minutes of visits to meetings, where known, at join_time / how many',
            'feeds': 'participants',
        },
        '000-19': {
            'name': 'feature_adoption_rate', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'nothing',
            'dimension': 'feature_name',
            'question': 'How many of the active users use a feature?',
            'formula': 'distinct users of the feature (usage_count > 0) / active users; a row for each feature in silver',
            'feeds': 'meetings, webinars, participants, features_usage',
            'no_metric_because': 'its denominator, the active users, has no feature: a metric is sliced in both of its parts',
        },
        '000-20': {
            'name': 'user_retention_rate', 'unit': 'percent', 'periods': 'WM', 'adds_up': 'nothing', 'while_running': 'whole_denominator',
            'question': 'How many users come back in the next period?',
            'formula': 'active users of the period before who are active in this one / active users of the period before',
            'feeds': 'meetings, webinars, participants, features_usage',
            'no_metric_because': 'it compares the users of a period with those of the period before, row by row',
        },
        '000-21': {
            'name': 'license_utilization_rate', 'unit': 'percent', 'periods': 'M', 'adds_up': 'nothing', 'while_running': 'last_event_day',
            'question': 'How many of the licenses that accounts may assign are assigned?',
            'formula': 'used licenses / max licenses of the accounts that are Active and have both counts, each as it stood at the '
                ~ "end of the month (of silver's last event day, where that is earlier); an account counts from its first version "
                ~ 'on, or from its created_date where that is earlier',
            'feeds': 'accounts',
        },
        '000-22': {
            'name': 'revenue_per_user', 'unit': 'USD per user', 'periods': 'M', 'adds_up': 'nothing',
            'question': 'How much does an active user bring in?',
            'formula': 'US dollars of billing events of status Completed or Refunded, rounded to cents per event, the event Refund '
                ~ 'negative / active users',
            'feeds': 'billing_events, exchange_rates, meetings, webinars, participants, features_usage',
        },
        '000-23': {
            'name': 'cost_per_meeting_minute', 'unit': 'USD per minute', 'periods': 'M', 'adds_up': 'parts', 'while_running': 'whole_numerator',
            'question': 'What does a minute of meeting cost?',
            'formula': "US dollars per month, at the rate of the month's first day, of the licenses in force in it / minutes of "
                ~ 'held meetings',
            'feeds': 'licenses, exchange_rates, meetings',
        },
        '000-24': {
            'name': 'customer_satisfaction_score', 'unit': 'rating 1-5', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How satisfied are users?',
            'formula': 'sum of ratings / pieces of feedback',
            'feeds': 'feedback',
        },
        '000-25': {
            'name': 'support_ticket_volume', 'unit': 'tickets', 'periods': 'DWM', 'adds_up': 'value',
            'question': 'How often do users need help?',
            'formula': 'support tickets, at open_date',
            'feeds': 'support_tickets',
        },
        '000-26': {
            'name': 'storage_usage', 'unit': 'bytes', 'periods': 'DWM', 'adds_up': 'nothing',
            'is_carried': true,
            'question': 'How much storage do recordings take?',
            'formula': "sum of file_size of the recordings as they stood at the end of the period's last day: made before that end, "
                ~ 'not Deleted, not expired before it',
            'feeds': 'recordings',
            'no_metric_because': 'it is carried: it has a row for every period from the first recording on, with or without an event',
        },
        '000-27': {
            'name': 'bandwidth_utilization', 'unit': 'megabytes', 'periods': 'DWM', 'adds_up': 'value',
            'question': 'How much goes through the network?',
            'formula': 'sum of quality metrics of type Network named bandwidth_mb',
            'feeds': 'quality_metrics',
        },
        '000-28': {
            'name': 'system_uptime', 'unit': 'percent', 'periods': 'DWM', 'adds_up': 'parts',
            'dimension': 'service', 'has_total': true,
            'question': 'How much of the time is a service up?',
            'formula': 'service checks that were up / service checks',
            'feeds': 'service_checks',
        },
        '000-29': {
            'name': 'security_incident_count', 'unit': 'events', 'periods': 'DWM', 'adds_up': 'value',
            'dimension': 'severity_level', 'has_total': true,
            'question': 'How many security events are there?',
            'formula': 'security events, at event_timestamp',
            'feeds': 'security_events',
        },
        '000-30': {
            'name': 'api_usage_rate', 'unit': 'requests per hour', 'periods': 'DWM', 'adds_up': 'parts',
            'question': 'How busy is the API?',
            'formula': "API requests / hours of the period's days up to silver's last event day, 24 a day",
            'feeds': 'api_requests',
        },
    }) }}
{%- endmacro %}
