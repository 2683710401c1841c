{# How a column is classified: {classification, is_personal, masking, inherited_from}.

   Each fact stands once: in the contract of a feed (its personal columns are Restricted, the others
   as the feed's meta says) or, of a column that a later model makes, in the meta of that column:
   classification, masking, or comes_from, the name that it had below. From there it is inherited by
   name along the lineage; of several parents the strictest counts. What a table of gold or marts
   makes itself, and what every table says of its rows, has the classification of the table.

   Arguments: node, of graph.nodes; column, a name. classification is none where nothing says it. #}
{% macro column_class(node, column) -%}
    {%- set meta = (node.columns.get(column) or {}).get('meta', {}) -%}
    {%- if meta.get('need') -%} {{ return(contract_class(node, column, meta)) }} {%- endif -%}
    {%- set found = {'classification': none, 'is_personal': false, 'masking': none, 'inherited_from': none} -%}
    {%- for parent in ([] if column in ['load_date', 'update_date', 'source_system'] else parents_naming(node, meta.get('comes_from', column))) -%}
        {%- set inherited = column_class(parent, meta.get('comes_from', column)) -%}
        {%- do found.update(is_personal=found.is_personal or inherited.is_personal, masking=found.masking or inherited.masking) -%}
        {%- if strictness(inherited.classification) > strictness(found.classification) -%}
            {%- do found.update(classification=inherited.classification, inherited_from=parent.name ~ '.' ~ meta.get('comes_from', column)) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set own = meta.get('classification', found.classification or node.config.meta.get('classification')) -%}
    {%- do found.update(classification=own, is_personal=meta.get('personal', found.is_personal), masking=meta.get('masking', found.masking)) -%}
    {{ return(found) }}
{%- endmacro %}

{# The same of a column of a feed's contract. A person's identity is no name, yet it is masked where
   a file is. #}
{% macro contract_class(node, column, meta) -%}
    {%- set is_identity = meta.get('ref') == 'users' or (node.config.meta.feed == 'users' and meta.need == 'key') -%}
    {%- set masking = ('email' if meta.type == 'email' else 'text') if meta.get('personal') else ('uuid' if is_identity else none) -%}
    {%- set of_feed = 'Restricted' if meta.get('personal') else node.config.meta.get('classification') -%}
    {{ return({
        'classification': meta.get('classification', of_feed),
        'is_personal': meta.get('personal', false),
        'masking': meta.get('masking', masking),
        'inherited_from': none
    }) }}
{%- endmacro %}

{# The nodes that a model reads and that have such a column; of a validated feed its contract, of a
   snapshot whatever it has. #}
{% macro parents_naming(node, column) -%}
    {%- set parents = [] -%}
    {%- for unique_id in node.depends_on.nodes -%}
        {%- set parent = graph.nodes.get(unique_id | replace('.validated_', '.si_')) -%}
        {%- if parent and parent.unique_id != node.unique_id and (column in parent.columns or parent.resource_type == 'snapshot') -%} {%- do parents.append(parent) -%} {%- endif -%}
    {%- endfor -%}
    {{ return(parents) }}
{%- endmacro %}

{# 1 for Public to 4 for Restricted, 0 for none. #}
{% macro strictness(classification) -%}
    {{ return(([none] + classifications()).index(classification)) }}
{%- endmacro %}

{# From what anybody may see to what only few may. #}
{% macro classifications() -%}
    {{ return(['Public', 'Internal', 'Confidential', 'Restricted']) }}
{%- endmacro %}
