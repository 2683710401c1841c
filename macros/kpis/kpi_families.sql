{# The models that compute KPIs, one per family. kpi_values is their union. #}
{% macro kpi_families() -%}
    {{ return([
        'int_kpi_active_users', 'int_kpi_api_requests', 'int_kpi_costs', 'int_kpi_feature_adoption', 'int_kpi_feedback',
        'int_kpi_licenses', 'int_kpi_meeting_creation', 'int_kpi_meeting_engagement', 'int_kpi_meeting_hosts',
        'int_kpi_meeting_minutes', 'int_kpi_network_quality', 'int_kpi_peak_concurrency', 'int_kpi_revenue',
        'int_kpi_security_events', 'int_kpi_services', 'int_kpi_sign_ups', 'int_kpi_storage', 'int_kpi_support',
        'int_kpi_turnout', 'int_kpi_visits'
    ]) }}
{%- endmacro %}
