{# The first day of the period in which a day or a moment lies; a week starts on Monday. #}
{% macro period_start(period_type, moment) -%}
    {%- set parts = {'Daily': 'day', 'Weekly': 'week', 'Monthly': 'month'} -%}
    {%- if period_type not in parts -%}
        {{ exceptions.raise_compiler_error(
            "period_start knows " ~ parts.keys() | join(', ') ~ ", not '" ~ period_type ~ "'"
        ) }}
    {%- endif -%}
    cast(date_trunc('{{ parts[period_type] }}', {{ moment }}) as date)
{%- endmacro %}
