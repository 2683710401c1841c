{# Is the row's own period, period_type and period_start, changed? Always in a full build. #}
{% macro is_changed_period() -%}
    {%- set changed = ref('int_changed_periods') -%}
    {%- if is_incremental() -%} (period_type, period_start) in ({{ changed_periods() }}) {%- else -%} true {%- endif -%}
{%- endmacro %}
