{# The time at which a meeting was created: created_date, or its scheduled start, or its actual
   start; NULL for a meeting without any time. #}
{% macro meeting_created_at() -%}
    coalesce(created_date, scheduled_start_time, actual_start_time)
{%- endmacro %}
