{# What dbt asks of an increment before it goes into its table (on_schema_change), in one statement instead of one per table. #}
{% macro duckdb__check_for_schema_changes(source_relation, target_relation) %}
    {%- set columns = {'source': [], 'target': []} -%}
    {%- set described = run_query(
        "select 'source' as side, column_name, column_type from (describe " ~ source_relation ~ ")"
        " union all select 'target' as side, column_name, column_type from (describe " ~ target_relation ~ ")"
    ) -%}
    {%- for side, name, type in described.rows -%}
        {%- do columns[side].append(api.Column.create(name, type)) -%}
    {%- endfor -%}
    {%- set added = diff_columns(columns.source, columns.target) -%}
    {%- set dropped = diff_columns(columns.target, columns.source) -%}
    {%- set changed = diff_column_data_types(columns.source, columns.target) -%}
    {{ return({
        'schema_changed': (added + dropped + changed) | length > 0,
        'source_not_in_target': added,
        'target_not_in_source': dropped,
        'source_columns': columns.source,
        'target_columns': columns.target,
        'new_target_types': changed
    }) }}
{% endmacro %}
