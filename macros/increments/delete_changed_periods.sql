{# Before an increment: deletes the rows of changed periods, which it computes again. #}
{% macro delete_changed_periods() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where {{ is_changed_period() }}
    {%- endif -%}
{%- endmacro %}
