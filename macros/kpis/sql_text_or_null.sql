{# A text as a literal, a NULL of type text if it is none or empty. #}
{% macro sql_text_or_null(value) -%}
    {{ sql_text(value | string) if value else 'cast(null as ' ~ dbt.type_string() ~ ')' }}
{%- endmacro %}
