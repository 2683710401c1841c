{# The error code of a number, as integer_error. out_of_type: a condition, true if a text without a
   value is a number that its type cannot hold. #}
{% macro number_error(text, value, need, least, most, out_of_type) -%}
    case
        when {{ text }} is null then case when {{ need }} <> 'optional' then 'Z101' end
        when {{ value }} is null then case when {{ out_of_type }} then 'Z105' else 'Z102' end
        when {{ value }} < {{ least }} or {{ value }} > {{ most }} then 'Z105'
    end
{%- endmacro %}
