{# The class of a column: {classification, is_personal, masking, inherited_from}.

   Each class is stated once: in the contract of a feed (personal columns are Restricted, the others
   as the meta of the feed says) or, for a column that a later model makes, in the meta of that
   column: classification, masking, or comes_from, its name in the parent. Other columns inherit it
   by name along the lineage; of several parents the strictest counts. A column that a table of gold
   or marts makes itself, and the columns that every table has, have the classification of the
   table.

   Arguments: node, of graph.nodes; column, a name. classification is none if nothing states it. #}
{% macro column_class(node, column) -%}
    {%- set meta = (node.columns.get(column) or {}).get('meta', {}) -%}
    {%- if meta.get('need') -%} {{ return(contract_class(node, column, meta)) }} {%- endif -%}
    {%- set found = {
        'classification': none, 'is_personal': false, 'masking': none, 'inherited_from': none
    } -%}
    {%- for parent in (
        [] if column in ['load_date', 'update_date', 'source_system']
        else parents_with_column(node, meta.get('comes_from', column))
    ) -%}
        {%- set inherited = column_class(parent, meta.get('comes_from', column)) -%}
        {%- do found.update(
            is_personal=found.is_personal or inherited.is_personal,
            masking=found.masking or inherited.masking
        ) -%}
        {%- if strictness(inherited.classification) > strictness(found.classification) -%}
            {%- do found.update(
                classification=inherited.classification,
                inherited_from=parent.name ~ '.' ~ meta.get('comes_from', column)
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set own = meta.get(
        'classification', found.classification or node.config.meta.get('classification')
    ) -%}
    {%- do found.update(
        classification=own, is_personal=meta.get('personal', found.is_personal),
        masking=meta.get('masking', found.masking)
    ) -%}
    {{ return(found) }}
{%- endmacro %}
