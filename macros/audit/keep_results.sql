{# At the end of a run: replaces audit.results_of_run, one row per node that the run dealt with,
   from which the logs are filled.

   record_count is counted in the relation after the run, because dbt-duckdb does not report it. #}
{% macro keep_results(results) -%}
    {%- set processes = logged_results(results) -%}
    {%- if execute and processes -%}
    {%- set counts = record_counts(processes) -%}
    create or replace table audit.results_of_run as
    select * from (
        values
        {%- for r in processes %}
        {{ ',' if not loop.first }}(
            {{ sql_text(r.node.unique_id) }},
            {{ sql_text(r.node.name) }},
            {{ sql_text(r.node.resource_type) }},
            '{{ r.status }}',
            {{ counts.get(r.node.unique_id, 'null') }},
            {{ r.failures if r.failures is not none else 'null' }},
            {{ sql_text(failed_checks(r) or r.message or '') }},
            {{ sql_text(tested_relation(r.node)) }},
            {{ r.execution_time }},
            {{ "timestamp '" ~ r.timing[0].started_at.strftime('%Y-%m-%d %H:%M:%S') ~ "'"
                if r.timing and r.timing[0].started_at else utc_now() }}
        )
        {%- endfor %}
    ) as results (
        unique_id, process_name, process_type, dbt_status, record_count, error_count, message,
        source_table, seconds, started_at
    )
    {%- endif -%}
{%- endmacro %}
