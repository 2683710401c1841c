{# Before an increment: takes the rows of changed days out of the table that is built anew for them.
   day is its column. #}
{% macro delete_changed_days(day) -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where {{ day }} in ({{ changed_period_starts('Daily') }})
    {%- endif -%}
{%- endmacro %}
