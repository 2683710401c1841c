{# Before an increment: deletes the rows of changed days, which it computes again. day is the
   column. #}
{% macro delete_changed_days(day) -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where {{ day }} in ({{ changed_period_starts('Daily') }})
    {%- endif -%}
{%- endmacro %}
