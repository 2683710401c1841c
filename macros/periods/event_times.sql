{# Feed -> the columns that place its events in time (choices.md, "Silver's last event day"). #}
{% macro event_times() -%}
    {{ return({
        'meetings': ['actual_start_time'], 'webinars': ['actual_start_time'], 'participants': ['join_time'],
        'recordings': ['created_date'], 'chat_messages': ['timestamp'], 'phone_calls': ['start_time'],
        'features_usage': ['usage_timestamp'], 'support_tickets': ['open_date', 'close_date'],
        'billing_events': ['transaction_date'], 'quality_metrics': ['measurement_time'],
        'security_events': ['event_timestamp'], 'feedback': ['submitted_date'], 'api_requests': ['requested_at'],
        'service_checks': ['checked_at'], 'users': ['created_date']
    }) }}
{%- endmacro %}
