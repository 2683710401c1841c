{# The number of rows of a load that have a status, from the counts in row_statuses. #}
{% macro rows_with_status(row_status) -%}
    cast(
        coalesce(
            sum(
                case
                    when row_statuses.row_status = '{{ row_status }}' then row_statuses.row_count
                end
            ),
            0
        ) as bigint
    )
{%- endmacro %}
