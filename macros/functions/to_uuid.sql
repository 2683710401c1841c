{# A clean text as a UUID; NULL if its form is not exactly 8-4-4-4-12. #}
{% macro to_uuid(text) -%}
    {{ call_function('to_uuid', to_uuid_body, [text]) }}
{%- endmacro %}

{% macro to_uuid_body(text) -%}
    {{ adapter.dispatch('to_uuid_body', 'zoom_analytics')(text) }}
{%- endmacro %}

{# DuckDB's cast requires 32 hexadecimal digits and ignores dashes. With four dashes in their
   places, the other 32 characters are the digits. #}
{% macro default__to_uuid_body(text) -%}
    case
        when {{ text }} like '________-____-____-____-____________'
            then try_cast({{ text }} as uuid)
    end
{%- endmacro %}

{% macro spark__to_uuid_body(text) -%}
    case when {{ matches(text, format_pattern('uuid')) }} then lower({{ text }}) end
{%- endmacro %}
