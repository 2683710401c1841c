{# The day that load_date and update_date show: var run_date, else the day on which the run started,
   UTC. #}
{% macro run_date() -%}
    cast('{{ var("run_date") or run_started_at.strftime("%Y-%m-%d") }}' as date)
{%- endmacro %}
