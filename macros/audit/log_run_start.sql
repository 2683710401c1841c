{# At the start of a run: remembers it, so that a run that was killed shows in the process log of
   the next one. #}
{% macro log_run_start() -%}
    {%- if execute -%}
    {%- do adapter.create_schema(api.Relation.create(database=target.database, schema='audit')) -%}
    {%- do run_query("create table if not exists audit.dbt_runs (run_id " ~ dbt.type_string() ~ ", started_at timestamp, finished_at timestamp, actor " ~ dbt.type_string() ~ ")") -%}
    {%- do run_query("create table if not exists audit.model_watermarks (model_name " ~ dbt.type_string() ~ ", validated_until timestamp, run_id " ~ dbt.type_string() ~ ")") -%}
    {%- do ensure_maskings() -%}
    {%- do ensure_definitions() -%}
    {%- do run_query("create table if not exists audit.builds (state " ~ dbt.type_string() ~ ", built_at timestamp)") -%}
    insert into audit.dbt_runs (run_id, started_at, finished_at, actor)
    values ('{{ invocation_id }}', {{ utc_now() }}, null, {{ actor() }})
    {%- endif -%}
{%- endmacro %}

{# At the very end of a run: it was not killed. #}
{% macro log_run_end() -%}
    {%- if execute -%}
    update audit.dbt_runs set finished_at = {{ utc_now() }} where run_id = '{{ invocation_id }}'
    {%- endif -%}
{%- endmacro %}
