{# The three last columns of every gold table, as the seed names them. #}
{% macro gold_dates_and_source(source_system='source_system') -%}
    {{ run_date() }} as load_date,
    {{ run_date() }} as update_date,
    {{ source_system }} as source_system
{%- endmacro %}
