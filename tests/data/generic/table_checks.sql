{# Checks the rows of a table against its YAML, in one statement. One row per broken rule: rule,
   column_name, failing_rows.

   Rules: key_is_unique (failing_rows counts the keys of several rows), is_given (not NULL),
   refers_to_a_row (the value, if any, is in the column of the same name of another table).

   Arguments: key, names of columns; none: the model's primary key by its constraints, if any;
   given, names of columns without a constraint not_null; refers_to, name of a column to a
   relation. #}
{% test table_checks(model, key=none, given=[], refers_to={}) %}
{%- set tested = graph.nodes.get('model.zoom_analytics.' ~ model.identifier) if execute -%}
{%- set primary_key = (tested.constraints or []) | selectattr('type', 'equalto', 'primary_key')
    | first if tested -%}
{%- set key_columns = key or (primary_key.columns if primary_key else []) -%}
with counted as (
    select
        {%- for column in given %}
        count(*) - count({{ adapter.quote(column) }}) as missing_{{ loop.index }},
        {%- endfor %}
        count(*) as row_count
    from {{ model }}
),

listed as (
    {%- for column in given %}
    select
        'is_given' as rule,
        '{{ column }}' as column_name,
        missing_{{ loop.index }} as failing_rows
    from counted
    union all
    {%- endfor %}
    {%- for column, parent in refers_to.items() %}
    select 'refers_to_a_row' as rule, '{{ column }}' as column_name, count(*) as failing_rows
    from {{ model }}
    where
        {{ column }} is not null
        and {{ column }} not in (
            select {{ column }} from {{ parent }} where {{ column }} is not null
        )
    union all
    {%- endfor %}
    select
        'key_is_unique' as rule,
        '{{ key_columns | join(", ") }}' as column_name,
        count(*) as failing_rows
    from (
        {%- if key_columns %}
        select 1 as shared from {{ model }}
        group by {{ key_columns | join(', ') }} having count(*) > 1
        {%- else %}
        select 1 as shared from counted where false
        {%- endif %}
    ) as shared_keys
)

select * from listed
where failing_rows > 0
{% endtest %}
