{# The rank of a classification: 1 for Public to 4 for Restricted, 0 for none. #}
{% macro strictness(classification) -%}
    {{ return(([none] + classifications()).index(classification)) }}
{%- endmacro %}
