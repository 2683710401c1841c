{# At the end of a run: notes the definitions of the marked relations that the run built. A relation
   is noted only if everything that it reads is up to date; a view that the run did not build
   follows what it reads.

   Once no mark is left, relations that the project no longer defines are dropped. Otherwise a
   removed or renamed model would go on showing its old rows. #}
{% macro keep_definitions(results) -%}
    {%- if execute -%}
    {%- set kept = kept_definitions() -%}
    {%- if kept.values() | map(attribute='because') | reject('none') | list -%}
    {%- set found = definitions_of_project(kept) -%}
    {%- set built = results | selectattr('status', 'in', ['success', 'pass', 'warn'])
        | map(attribute='node.unique_id') | list -%}
    {%- set current, lines = {}, [] -%}
    {%- for relation, definition in found.items() -%}
        {%- if definition.is_as_kept -%}
            {%- do current.update({relation: true}) -%}
        {%- elif definition.parents | reject('in', current) | list -%}
        {%- elif definition.unique_id in built and not flags.EMPTY
            or definition.kind == 'view'
            and kept[relation].fingerprint == definition.fingerprint -%}
            {%- do current.update({relation: true}) -%}
            {%- do lines.append(
                definition_line(relation, definition.kind, definition.fingerprint, definition.parts)
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set unfinished = found.items() | rejectattr(0, 'in', current)
        | rejectattr('1.kind', 'equalto', 'test') | list -%}
    {%- if not unfinished -%} {%- do drop_removed_relations(kept, found) -%} {%- endif -%}
    {%- if lines -%} {{ insert_definition_lines(lines) }} {%- endif -%}
    {%- endif -%}
    {%- endif -%}
{%- endmacro %}
