{# Replaces dbt's macro, which writes the input of a unit test as a query. dbt's query has every
   column of the relation in each row and calls six macros per value, which took a fifth of a small
   `dbt build`.

   Arguments: rows, of the YAML; column_name_to_data_types, the columns if they are known. #}
{% macro get_fixture_sql(rows, column_name_to_data_types) -%}
    {{ return(
        adapter.dispatch('fixture_sql', 'zoom_analytics')(rows, column_name_to_data_types)
    ) }}
{%- endmacro %}

{% macro default__fixture_sql(rows, column_name_to_data_types) -%}
    {{ return(dbt.get_fixture_sql(rows, column_name_to_data_types)) }}
{%- endmacro %}

{# A part with all columns and no row, then a part per row with the columns that its YAML names. #}
{% macro duckdb__fixture_sql(rows, column_name_to_data_types) -%}
    {%- set relation = defer_relation if defer_relation and not load_relation(this) else this -%}
    {%- set types = {} -%}
    {%- for column in run_query(
        "select column_name, column_type from (describe " ~ relation ~ ")"
    ) -%}
        {%- do types.update({column[0] | lower: column[1]}) -%}
    {%- endfor -%}
    select
        {%- for name, type in types.items() %}
        cast(null as {{ type }}) as {{ adapter.quote(name) }}{{ ',' if not loop.last }}
        {%- endfor %}
    where false
    {%- for row in rows %}
    union all by name
    select
        {%- for name, value in row.items() %}
        {%- if name | lower not in types -%}
            {{ exceptions.raise_compiler_error(
                model.name ~ " has no column '" ~ name ~ "', which a unit test gives. It has: "
                ~ types | join(', ')
            ) }}
        {%- endif %}
        cast(
            {%- if value is string -%} '{{ value | replace("'", "''") }}'
            {%- else -%} {{ 'null' if value is none else value }}
            {%- endif %} as {{ types[name | lower] }}
        ) as {{ adapter.quote(name | lower) }}{{ ',' if not loop.last }}
        {%- endfor %}
    {%- endfor %}
{%- endmacro %}
