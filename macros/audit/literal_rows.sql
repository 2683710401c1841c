{# The rows of an inline table, from a list of {column: literal}, the same columns in each; of use
   where the project itself is the data. The list must not be empty when the query runs. #}
{% macro literal_rows(rows) -%}
    select *
    from (
        values
        {%- for row in rows %}
        ({{ row.values() | join(', ') }}){{ ',' if not loop.last }}
        {%- endfor %}
    ) as literals ({{ (rows | first or {}) | join(', ') }})
{%- endmacro %}
