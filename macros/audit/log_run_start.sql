{# At the start of a run: remembers it, so that a run that was killed shows in the process log of
   the next one. #}
{% macro log_run_start() -%}
    {%- if execute -%}
    insert into audit.dbt_runs (run_id, started_at, finished_at, actor)
    values ('{{ invocation_id }}', {{ utc_now() }}, null, {{ actor() }})
    {%- endif -%}
{%- endmacro %}
