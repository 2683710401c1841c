{# How many rows of a load came to a fate, summed over the counts that fates holds. #}
{% macro rows_of_fate(fate) -%}
    cast(coalesce(sum(case when fates.fate = '{{ fate }}' then fates.row_count end), 0) as bigint)
{%- endmacro %}
