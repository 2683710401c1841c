{# The code of what is wrong with a cell, NULL where nothing is: a value is missing that the contract
   needs, or the text gave no value.

   Arguments: text, clean; value, what it gave; need, of the contract; code, of an invalid value. #}
{% macro value_error(text, value, need, code) -%}
    {{ call_function('value_error', value_error_body, [text, value, need, code]) }}
{%- endmacro %}

{% macro value_error_body(text, value, need, code) -%}
    case
        when {{ text }} is null then case when {{ need }} <> 'optional' then 'Z101' end
        when {{ value }} is null then {{ code }}
    end
{%- endmacro %}
