{# The relation, with a condition, in which the rows of a node are counted: its own, or for a
   staging view the validated table that took its rows, because the view would type all of them
   again. The validated table does not exist if a test failed before it. #}
{% macro relation_to_count(node) -%}
    {%- for source_name, feeds in var('sources').items() -%}
        {%- for feed in feeds if node.name == 'stg_' ~ source_name ~ '__' ~ feed -%}
            {%- set validated = graph.nodes['model.zoom_analytics.validated_' ~ feed] -%}
            {%- if adapter.get_relation(validated.database, validated.schema, validated.alias) -%}
                {{ return(
                    validated.relation_name ~ " where source_system = '" ~ source_name ~ "'"
                ) }}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(node.relation_name) }}
{%- endmacro %}
