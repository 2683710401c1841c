{# 'schema.table' to the names of its columns, in lower case. #}
{% macro existing_columns(schemas) -%}
    {%- set existing = {} -%}
    {%- set query -%}
        select concat(table_schema, '.', table_name), lower(column_name)
        from information_schema.columns
        where table_schema in ('{{ schemas | join("', '") }}')
    {%- endset -%}
    {%- for row in run_query(query).rows -%}
        {%- do existing.setdefault(row[0], []).append(row[1]) -%}
    {%- endfor -%}
    {{ return(existing) }}
{%- endmacro %}
