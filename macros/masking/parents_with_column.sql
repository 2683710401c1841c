{# The nodes that a model reads and that have a column: for a validated feed its contract, for a
   snapshot any column. #}
{% macro parents_with_column(node, column) -%}
    {%- set parents = [] -%}
    {%- for unique_id in node.depends_on.nodes -%}
        {%- set parent = graph.nodes.get(unique_id | replace('.validated_', '.si_')) -%}
        {%- if parent and parent.unique_id != node.unique_id and (
            column in parent.columns or parent.resource_type == 'snapshot'
        ) -%}
            {%- do parents.append(parent) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(parents) }}
{%- endmacro %}
