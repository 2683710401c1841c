{# The first day of the period after the one that begins on start. #}
{% macro next_period_start(period_type, start) -%}
    {%- set parts = {'Daily': 'day', 'Weekly': 'week', 'Monthly': 'month'} -%}
    cast({{ dbt.dateadd(parts[period_type], 1, start) }} as date)
{%- endmacro %}
