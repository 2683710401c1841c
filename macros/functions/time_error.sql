{# The error code of a timestamp or a date, NULL if it is valid: it is missing, not a time in the
   years 1 to 9999, or in the future.

   Arguments: text, clean; value, the text as a timestamp; need, of the contract; latest, the last
   moment that is not in the future, NULL if the future is allowed. #}
{% macro time_error(text, value, need, latest) -%}
    {{ call_function('time_error', time_error_body, [text, value, need, latest]) }}
{%- endmacro %}

{% macro time_error_body(text, value, need, latest) -%}
    case
        when {{ text }} is null then case when {{ need }} <> 'optional' then 'Z101' end
        when {{ value }} is null then 'Z102'
        when {{ value }} < date '0001-01-01' or {{ value }} >= date '9999-12-31' + interval 1 day
            then 'Z102'
        when {{ value }} > {{ latest }} then 'Z303'
    end
{%- endmacro %}
