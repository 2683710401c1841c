{# What is trimmed at both ends: blank, tab, line feed, vertical tab, form feed, carriage return. #}
{% macro ascii_blanks() -%}
    ' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)
{%- endmacro %}
