{# How many rows of a load have a status, summed over the counts that row_statuses holds. #}
{% macro rows_with_status(row_status) -%}
    cast(coalesce(sum(case when row_statuses.row_status = '{{ row_status }}' then row_statuses.row_count end), 0) as bigint)
{%- endmacro %}
