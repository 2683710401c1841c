{# A clean text as a UUID; NULL where it does not have exactly the form 8-4-4-4-12. #}
{% macro to_uuid(text) -%}
    {{ call_function('to_uuid', to_uuid_body, [text]) }}
{%- endmacro %}

{% macro to_uuid_body(text) -%}
    {{ adapter.dispatch('to_uuid_body', 'zoom_analytics')(text) }}
{%- endmacro %}

{# The cast of DuckDB wants 32 hexadecimal digits and overlooks dashes: four of them in their places
   leave 32 others. #}
{% macro default__to_uuid_body(text) -%}
    case when {{ text }} like '________-____-____-____-____________' then try_cast({{ text }} as uuid) end
{%- endmacro %}

{% macro spark__to_uuid_body(text) -%}
    case when {{ matches(text, format_pattern('uuid')) }} then lower({{ text }}) end
{%- endmacro %}
