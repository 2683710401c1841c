{# A clean text as a UTC timestamp; NULL if it has none of the forms in
   docs/specification/values.md, "Types". Fractions beyond microseconds are cut. #}
{% macro to_timestamp_utc(text) -%}
    {{ call_function('to_timestamp_utc', to_timestamp_utc_body, [text]) }}
{%- endmacro %}

{% macro to_timestamp_utc_body(text) -%}
    case when {{ matches(text, timestamp_pattern()) }} then {{ cast_timestamp(text) }} end
{%- endmacro %}
