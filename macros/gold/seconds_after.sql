{# The moment that is a number of seconds after another. #}
{% macro seconds_after(moment, seconds) -%}
    {{ moment }} + {{ seconds }} * interval '1' second
{%- endmacro %}
