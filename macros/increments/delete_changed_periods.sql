{# Before an increment: takes the rows of changed periods out of the table that is built anew for
   them. #}
{% macro delete_changed_periods() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where {{ is_changed_period() }}
    {%- endif -%}
{%- endmacro %}
