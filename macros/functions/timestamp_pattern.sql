{# The pattern of a timestamp or a date (docs/specification/values.md, "Types"). #}
{% macro timestamp_pattern() -%}
    {%- set hour = '([01][0-9]|2[0-3])' -%}
    {%- set zone = '(Z|[+-]' ~ hour ~ ':[0-5][0-9])' -%}
    {%- set time = hour ~ ':[0-5][0-9]:[0-5][0-9]([.][0-9]+)?' -%}
    [0-9]{4}-[0-9]{2}-[0-9]{2}([ T]{{ time }}{{ zone }}?)?
{%- endmacro %}
