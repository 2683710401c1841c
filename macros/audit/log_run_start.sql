{# At the start of a run: notes it, so that the process log of the next run shows it if it was
   killed. #}
{% macro log_run_start() -%}
    {%- if execute -%}
    insert into audit.dbt_runs (run_id, started_at, finished_at, actor)
    values ('{{ invocation_id }}', {{ utc_now() }}, null, {{ actor() }})
    {%- endif -%}
{%- endmacro %}
