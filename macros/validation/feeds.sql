{# The feeds that at least one source delivers (var sources). #}
{% macro feeds() -%}
    {{ return(var('sources').values() | map('list') | sum(start=[]) | unique | list) }}
{%- endmacro %}
