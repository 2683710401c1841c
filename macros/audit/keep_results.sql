{# At the end of a run: the nodes that it dealt with, in a table for the logs, which takes the place
   of the run's before: unique_id, process_name, process_type, status, record_count, error_count,
   message, source_table, seconds, started_at.

   record_count is counted in the relation after the run, in one statement; dbt-duckdb itself tells
   no counts. #}
{% macro keep_results(results) -%}
    {%- set processes = logged_results(results) -%}
    {%- if execute and processes -%}
    {%- set counts = record_counts(processes) -%}
    create or replace table audit.results_of_run as
    select * from (
        values
        {%- for r in processes %}
        {{ ',' if not loop.first }}(
            {{ sql_text(r.node.unique_id) }}, {{ sql_text(r.node.name) }}, {{ sql_text(r.node.resource_type) }},
            '{{ r.status }}', {{ counts.get(r.node.unique_id, 'null') }}, {{ r.failures if r.failures is not none else 'null' }},
            {{ sql_text(broken_promises(r) or r.message or '') }}, {{ sql_text(tested_relation(r.node)) }}, {{ r.execution_time }},
            {{ "timestamp '" ~ r.timing[0].started_at.strftime('%Y-%m-%d %H:%M:%S') ~ "'" if r.timing and r.timing[0].started_at else utc_now() }}
        )
        {%- endfor %}
    ) as results (
        unique_id, process_name, process_type, dbt_status, record_count, error_count, message, source_table, seconds, started_at
    )
    {%- endif -%}
{%- endmacro %}

{# Those of a run's results that the logs speak of: no hooks and exposures. #}
{% macro logged_results(results) -%}
    {{ return(results | selectattr('node.resource_type', 'in', ['model', 'snapshot', 'seed', 'test', 'unit_test']) | list) }}
{%- endmacro %}

{# What a failed test that checks many columns in one statement found: the rules and columns, and
   how many rows break each. #}
{% macro broken_promises(result) -%}
    {%- set found = [] -%}
    {%- if result.status in ['fail', 'warn'] and result.node.test_metadata and result.node.test_metadata.name in ['matches_contract', 'table_checks'] -%}
        {%- for row in run_query(result.node.compiled_code).rows -%}
            {%- do found.append(row['rule'] ~ ' ' ~ row['column_name'] ~ ' (' ~ row['failing_rows'] ~ ' rows)') -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(found | join(', ')) }}
{%- endmacro %}

{# unique_id -> rows of its relation, for the seeds, models and snapshots that succeeded. #}
{% macro record_counts(results) -%}
    {%- set queries, counts = [], {} -%}
    {%- for r in results if r.status == 'success' and r.node.resource_type in ['model', 'snapshot', 'seed'] and r.node.relation_name -%}
        {%- do queries.append("select '" ~ r.node.unique_id ~ "' as unique_id, count(*) as row_count from " ~ countable(r.node)) -%}
    {%- endfor -%}
    {%- if queries -%}
        {%- for row in run_query(queries | join(' union all ')) -%}{%- do counts.update({row[0]: row[1]}) -%}{%- endfor -%}
    {%- endif -%}
    {{ return(counts) }}
{%- endmacro %}

{# Where the rows of a node's relation are counted: in itself, but those of a staging view, which
   would be typed anew, in the validated table that took each of them, where there is one: it was
   not built if a test failed before it. #}
{% macro countable(node) -%}
    {%- for source_name, feeds in var('sources').items() -%}
        {%- for feed in feeds if node.name == 'stg_' ~ source_name ~ '__' ~ feed -%}
            {%- set validated = graph.nodes['model.zoom_analytics.validated_' ~ feed] -%}
            {%- if adapter.get_relation(validated.database, validated.schema, validated.alias) -%}
                {{ return(validated.relation_name ~ " where source_system = '" ~ source_name ~ "'") }}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(node.relation_name) }}
{%- endmacro %}

{# The relation that a node makes, or that a test looks at. #}
{% macro tested_relation(node) -%}
    {%- if node.resource_type in ['test', 'unit_test'] -%}
        {%- set tested = graph.nodes.get(node.attached_node or (node.depends_on.nodes | first or '')) -%}
        {{ return((tested.schema ~ '.' ~ tested.name) if tested else node.name) }}
    {%- endif -%}
    {{ return(node.schema ~ '.' ~ node.name) }}
{%- endmacro %}

{# A text as a literal. #}
{% macro sql_text(text) -%}
    '{{ text | replace("'", "''") }}'
{%- endmacro %}

{# The moment now, UTC, without a zone. #}
{% macro utc_now() -%}
    {{ adapter.dispatch('utc_now', 'zoom_analytics')() }}
{%- endmacro %}

{% macro default__utc_now() -%} (current_timestamp at time zone 'UTC') {%- endmacro %}

{% macro spark__utc_now() -%} cast(current_timestamp() as timestamp_ntz) {%- endmacro %}
