{# The feeds that a source speaks for (var sources). #}
{% macro feeds() -%}
    {{ return(var('sources').values() | map('list') | sum(start=[]) | unique | list) }}
{%- endmacro %}
