{# A condition: true if the row's period, period_type and period_start, is changed; always true in a
   full build. #}
{% macro is_changed_period() -%}
    {%- set changed = ref('int_changed_periods') -%}
    {%- if is_incremental() -%}
        (period_type, period_start) in ({{ changed_periods() }})
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}
