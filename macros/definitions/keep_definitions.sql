{# At the end of a run: remembers by what the marked relations were computed that the run built. A
   relation counts as computed by its definition where all that it reads does, too; a view that the
   run left as it was follows what it reads.

   Where no mark is left, the relations that nothing in the project makes any more are dropped: a
   model that was removed or renamed would go on showing its old rows. #}
{% macro keep_definitions(results) -%}
    {%- if execute -%}
    {%- set kept = kept_definitions() -%}
    {%- if kept.values() | map(attribute='because') | reject('none') | list -%}
    {%- set found = definitions_of_project(kept) -%}
    {%- set built = results | selectattr('status', 'in', ['success', 'pass', 'warn']) | map(attribute='node.unique_id') | list -%}
    {%- set stand, lines = {}, [] -%}
    {%- for relation, definition in found.items() -%}
        {%- if definition.is_as_kept -%}
            {%- do stand.update({relation: true}) -%}
        {%- elif definition.parents | reject('in', stand) | list -%}
        {%- elif definition.unique_id in built and not flags.EMPTY or definition.kind == 'view' and kept[relation].fingerprint == definition.fingerprint -%}
            {%- do stand.update({relation: true}) -%}
            {%- do lines.append(definition_line(relation, definition.kind, definition.fingerprint, definition.parts)) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set unfinished = found.items() | rejectattr(0, 'in', stand) | rejectattr('1.kind', 'equalto', 'test') | list -%}
    {%- if not unfinished -%} {%- do drop_removed_relations(kept, found) -%} {%- endif -%}
    {%- if lines -%} {{ insert_definition_lines(lines) }} {%- endif -%}
    {%- endif -%}
    {%- endif -%}
{%- endmacro %}
