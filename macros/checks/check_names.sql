{# At the start of a run: raises an error where the project uses a name that nothing defines, or
   defines one that nothing uses. Otherwise the model would go stale, or be left out, without a
   message. #}
{% macro check_names() -%}
    {%- if execute -%}
    {%- set models = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model')
        | list -%}
    {%- do check_counted_events(models) -%}
    {%- do check_kpis(models) -%}
    {%- do check_metrics() -%}
    {%- endif -%}
{%- endmacro %}
