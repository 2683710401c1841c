{# Where the rows of a node's relation are counted: in itself, but those of a staging view, which
   would be typed anew, in the validated table that took each of them, where there is one: it was
   not built if a test failed before it. #}
{% macro relation_to_count(node) -%}
    {%- for source_name, feeds in var('sources').items() -%}
        {%- for feed in feeds if node.name == 'stg_' ~ source_name ~ '__' ~ feed -%}
            {%- set validated = graph.nodes['model.zoom_analytics.validated_' ~ feed] -%}
            {%- if adapter.get_relation(validated.database, validated.schema, validated.alias) -%}
                {{ return(validated.relation_name ~ " where source_system = '" ~ source_name ~ "'") }}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(node.relation_name) }}
{%- endmacro %}
