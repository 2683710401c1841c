{# A dict that all nodes and hooks of a run share, for what would otherwise be computed or asked for
   every node. What it keeps must not change before the run ends. #}
{% macro kept_for_run() -%}
    {{ return(graph.setdefault('kept for run ' ~ invocation_id, {})) }}
{%- endmacro %}
