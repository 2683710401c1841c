{# The definitions of all seeds, models and snapshots, and of the tests that skip rows of earlier
   builds.

   Argument: kept, the definitions of the last build (kept_definitions).

   Returns a dict by relation (schema.name; a test by its unique_id), parents first: unique_id, kind
   (view, table, incremental, seed, test, or history, which is never computed as a whole), parts
   (name of a part to its fingerprint), parents (relations), fingerprint (of its parts and of its
   parents), is_as_kept (true if the relation, and everything that it reads, was computed by this
   definition). #}
{% macro definitions_of_project(kept) -%}
    {%- set found, relations = {}, {} -%}
    {%- set macros = project_macros() -%}
    {%- for unique_id, node in graph.nodes.items() -%}
        {%- do relations.update(
            {
                unique_id: unique_id if node.resource_type == 'test'
                else node.schema ~ '.' ~ (node.alias or node.name)
            }
        ) -%}
    {%- endfor -%}
    {%- for node in graph.nodes.values() if node.resource_type in ['seed', 'model', 'snapshot'] -%}
        {%- do add_definition(node, relations, macros, kept, found) -%}
    {%- endfor -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'test' -%}
        {%- set test = 'test_' ~ node.test_metadata.name if node.test_metadata else '' -%}
        {%- if 'since_last_tested_build' in node.raw_code
            or 'the macro since_last_tested_build' in macros.get(test, {}).get('behind', {}) -%}
            {%- do add_definition(node, relations, macros, kept, found) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
