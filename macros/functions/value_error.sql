{# The error code of a cell, NULL if it is valid: a required value is missing, or the text is not a
   valid value.

   Arguments: text, clean; value, the typed text; need, of the contract; code, for an invalid
   value. #}
{% macro value_error(text, value, need, code) -%}
    {{ call_function('value_error', value_error_body, [text, value, need, code]) }}
{%- endmacro %}

{% macro value_error_body(text, value, need, code) -%}
    case
        when {{ text }} is null then case when {{ need }} <> 'optional' then 'Z101' end
        when {{ value }} is null then {{ code }}
    end
{%- endmacro %}
