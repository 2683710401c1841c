{# The date that load_date and update_date show: the variable run_date, or the day, in UTC, on which
   the run started. #}
{% macro run_date() -%}
    cast('{{ var("run_date") or run_started_at.strftime("%Y-%m-%d") }}' as date)
{%- endmacro %}
