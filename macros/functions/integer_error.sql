{# The code of what is wrong with a whole number, NULL where nothing is: missing, no whole number, or
   out of the range of the contract or of its type.

   Arguments: text, clean; value, what it gave; need, least and most, of the contract, the latter
   NULL where it does not say. #}
{% macro integer_error(text, value, need, least, most) -%}
    {{ call_function('integer_error', integer_error_body, [text, value, need, least, most]) }}
{%- endmacro %}

{% macro integer_error_body(text, value, need, least, most) -%}
    {{ number_error(text, value, need, least, most, out_of_type=matches(text, integer_pattern())) }}
{%- endmacro %}

{# The same of any number. out_of_type: the condition under which a text without a value is a number
   that its type cannot hold. #}
{% macro number_error(text, value, need, least, most, out_of_type) -%}
    case
        when {{ text }} is null then case when {{ need }} <> 'optional' then 'Z101' end
        when {{ value }} is null then case when {{ out_of_type }} then 'Z105' else 'Z102' end
        when {{ value }} < {{ least }} or {{ value }} > {{ most }} then 'Z105'
    end
{%- endmacro %}
