{# A clean text as a boolean; NULL if it is not one of the ten spellings. #}
{% macro to_boolean(text) -%}
    {{ call_function('to_boolean', to_boolean_body, [text]) }}
{%- endmacro %}

{% macro to_boolean_body(text) -%}
    case
        when {{ matches(text, '[Tt]([Rr][Uu][Ee])?|[Yy]([Ee][Ss])?|1') }} then true
        when {{ matches(text, '[Ff]([Aa][Ll][Ss][Ee])?|[Nn][Oo]?|0') }} then false
    end
{%- endmacro %}
