{# Adds the definition of a node to found, after those of its parents.

   Arguments: node, of graph.nodes; relations, unique_id to relation; macros, of project_macros;
   kept, of kept_definitions; found, a dict by relation (definitions_of_project). #}
{% macro add_definition(node, relations, macros, kept, found) -%}
    {%- set relation = relations[node.unique_id] -%}
    {%- if relation not in found -%}
    {%- set parents, of_parents, all_as_kept = [], [], [] -%}
    {%- for unique_id in node.depends_on.nodes | sort if unique_id in relations -%}
        {%- set parent = relations[unique_id] -%}
        {%- if parent not in found -%}
            {%- do add_definition(graph.nodes[unique_id], relations, macros, kept, found) -%}
        {%- endif -%}
        {%- do parents.append(parent) -%}
        {%- do of_parents.append(parent ~ ' ' ~ found[parent].fingerprint) -%}
        {%- do all_as_kept.append(found[parent].is_as_kept) -%}
    {%- endfor -%}
    {%- set parts_of_run = kept_for_run().setdefault('parts of definitions', {}) -%}
    {%- if node.unique_id not in parts_of_run -%}
        {%- do parts_of_run.update({node.unique_id: parts_of_definition(node, macros)}) -%}
    {%- endif -%}
    {%- set parts = parts_of_run[node.unique_id] -%}
    {%- set fingerprint = local_md5(tojson(parts, sort_keys=True) ~ of_parents | join(' ')) -%}
    {%- set line = kept.get(relation, {}) -%}
    {%- set is_history = node.resource_type == 'snapshot'
        or node.config.get('full_refresh') == false -%}
    {%- do found.update({relation: {
        'unique_id': node.unique_id,
        'kind': 'history' if is_history
            else node.config.materialized if node.resource_type == 'model'
            else node.resource_type,
        'parts': parts,
        'parents': parents,
        'fingerprint': fingerprint,
        'is_as_kept': line.get('fingerprint') == fingerprint and line.because is none
            and false not in all_as_kept
    }}) -%}
    {%- endif -%}
{%- endmacro %}
