{# At the start of a run: an error where the project names something that nothing makes, or makes
   something that nothing names. Such a model would go stale, or be left out, without a word. #}
{% macro check_names() -%}
    {%- if execute -%}
    {%- set models = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | list -%}
    {%- do check_counted_events(models) -%}
    {%- do check_kpis(models) -%}
    {%- do check_metrics() -%}
    {%- endif -%}
{%- endmacro %}
