{# The first days of the changed periods (changed_periods) of one type. #}
{% macro changed_period_starts(period_type) -%}
    select starts.period_start from ({{ changed_periods() }}) as starts
    where starts.period_type = '{{ period_type }}'
{%- endmacro %}
