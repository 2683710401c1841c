{# What every seed, model and snapshot of the project is computed by, and every test that passes
   over rows of earlier builds.

   Argument: kept, what is remembered (kept_definitions).

   Returns a dict by relation (schema.name; a test by its unique_id), parents first: unique_id, kind
   (view, table, incremental, seed, test, or history: what is never computed as a whole), parts
   (name of a part to its fingerprint), parents (relations), fingerprint (of its parts and of its
   parents), is_as_kept (it is remembered as computed by this, and so is all that it reads). #}
{% macro definitions_of_project(kept) -%}
    {%- set found, relations = {}, {} -%}
    {%- set macros = project_macros() -%}
    {%- for unique_id, node in graph.nodes.items() -%}
        {%- do relations.update({unique_id: unique_id if node.resource_type == 'test' else node.schema ~ '.' ~ (node.alias or node.name)}) -%}
    {%- endfor -%}
    {%- for node in graph.nodes.values() if node.resource_type in ['seed', 'model', 'snapshot'] -%}
        {%- do add_definition(node, relations, macros, kept, found) -%}
    {%- endfor -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'test' -%}
        {%- set test = 'test_' ~ node.test_metadata.name if node.test_metadata else '' -%}
        {%- if 'not_vouched_for' in node.raw_code or 'the macro not_vouched_for' in macros.get(test, {}).get('behind', {}) -%}
            {%- do add_definition(node, relations, macros, kept, found) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{# Adds the definition of a node to what was found, those of its parents before it. relations:
   unique_id to relation. #}
{% macro add_definition(node, relations, macros, kept, found) -%}
    {%- set relation = relations[node.unique_id] -%}
    {%- if relation not in found -%}
    {%- set parents, of_parents, all_as_kept = [], [], [] -%}
    {%- for unique_id in node.depends_on.nodes | sort if unique_id in relations -%}
        {%- set parent = relations[unique_id] -%}
        {%- if parent not in found -%} {%- do add_definition(graph.nodes[unique_id], relations, macros, kept, found) -%} {%- endif -%}
        {%- do parents.append(parent) -%}
        {%- do of_parents.append(parent ~ ' ' ~ found[parent].fingerprint) -%}
        {%- do all_as_kept.append(found[parent].is_as_kept) -%}
    {%- endfor -%}
    {%- set parts = parts_of_definition(node, macros) -%}
    {%- set fingerprint = local_md5(tojson(parts, sort_keys=True) ~ of_parents | join(' ')) -%}
    {%- set line = kept.get(relation, {}) -%}
    {%- set is_history = node.resource_type == 'snapshot' or node.config.get('full_refresh') == false -%}
    {%- do found.update({relation: {
        'unique_id': node.unique_id,
        'kind': 'history' if is_history else (node.config.materialized if node.resource_type == 'model' else node.resource_type),
        'parts': parts,
        'parents': parents,
        'fingerprint': fingerprint,
        'is_as_kept': line.get('fingerprint') == fingerprint and line.because is none and false not in all_as_kept
    }}) -%}
    {%- endif -%}
{%- endmacro %}
