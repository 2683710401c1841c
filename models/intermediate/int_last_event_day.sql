-- One row: the last day on which silver has an event (choices.md, "Silver's last event day").
{%- set event_times = {
    'si_meetings': ['actual_start_time'], 'si_webinars': ['actual_start_time'], 'si_participants': ['join_time'],
    'si_recordings': ['created_date'], 'si_chat_messages': ['timestamp'], 'si_phone_calls': ['start_time'],
    'si_features_usage': ['usage_timestamp'], 'si_support_tickets': ['open_date', 'close_date'],
    'si_billing_events': ['transaction_date'], 'si_quality_metrics': ['measurement_time'],
    'si_security_events': ['event_timestamp'], 'si_feedback': ['submitted_date'], 'si_api_requests': ['requested_at'],
    'si_service_checks': ['checked_at'], 'si_users': ['created_date']
} %}
with latest as (
    {%- for model, columns in event_times.items() %}
    {%- set is_first_model = loop.first %}
    {%- for column in columns %}
    {{ 'union all' if not (is_first_model and loop.first) }}
    select max({{ adapter.quote(column) }}) as event_at from {{ ref(model) }}
    {%- endfor %}
    {%- endfor %}
)

select cast(max(event_at) as date) as last_event_day
from latest
