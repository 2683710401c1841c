{# When a meeting was created: its created_date, else its scheduled, else its actual start; NULL for
   a meeting without any time. #}
{% macro meeting_created_at() -%}
    coalesce(created_date, scheduled_start_time, actual_start_time)
{%- endmacro %}
