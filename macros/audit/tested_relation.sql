{# The relation that a node makes or, of a test, that it tests. #}
{% macro tested_relation(node) -%}
    {%- if node.resource_type in ['test', 'unit_test'] -%}
        {%- set tested = graph.nodes.get(
            node.attached_node or (node.depends_on.nodes | first or '')
        ) -%}
        {{ return((tested.schema ~ '.' ~ tested.name) if tested else node.name) }}
    {%- endif -%}
    {{ return(node.schema ~ '.' ~ node.name) }}
{%- endmacro %}
