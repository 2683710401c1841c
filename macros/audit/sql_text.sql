{# A text as a literal. #}
{% macro sql_text(text) -%}
    {{ dbt.string_literal(dbt.escape_single_quotes(text)) }}
{%- endmacro %}
