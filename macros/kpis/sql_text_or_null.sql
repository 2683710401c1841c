{# A text as a literal, a NULL of its type where there is none. #}
{% macro sql_text_or_null(value) -%}
    {{ dbt.string_literal(dbt.escape_single_quotes(value | string)) if value else 'cast(null as ' ~ dbt.type_string() ~ ')' }}
{%- endmacro %}
