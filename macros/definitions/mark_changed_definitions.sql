{# At the start of a run: marks every relation whose definition differs from the one that it was
   computed by, and everything that reads it. The next build of a marked relation computes it as a
   whole (has_changed_definition). The mark stays until that build has finished, so a run that was
   killed, or that built a part of the project, leaves no mixed rows. `dbt build --empty` marks
   everything, since it reads no rows.

   A mark is a line of audit.definitions with the reason, because: the changed parts of the
   definition, joined by ', '; empty if only something that the relation reads changed. #}
{% macro mark_changed_definitions() -%}
    {%- if execute -%}
    {%- set kept = kept_definitions() -%}
    {%- set found = definitions_of_project(kept) -%}
    {%- set marked = [] -%}
    {%- for relation, definition in found.items()
        if (flags.EMPTY or not definition.is_as_kept)
        and kept.get(relation, {}).get('because') is none -%}
        {%- do marked.append(relation) -%}
    {%- endfor -%}
    {%- set parts_before = kept_definition_parts(marked) -%}
    {%- set of_new = 'it is new' if kept or not was_built_before()
        else 'what it was computed by is not known' -%}
    {%- set lines, reasons = [], {} -%}
    {%- for relation in marked -%}
        {%- set because = changed_parts(parts_before[relation], found[relation].parts)
            if relation in parts_before else of_new -%}
        {%- do reasons.setdefault(because, []).append(relation) -%}
        {%- do lines.append(
            definition_line(
                relation, found[relation].kind, kept.get(relation, {}).get('fingerprint', ''),
                parts_before.get(relation, {}), because
            )
        ) -%}
    {%- endfor -%}
    {%- for relation, line in kept.items() if relation not in found and line.because is none -%}
        {%- do lines.append(
            definition_line(
                relation, line.kind, line.fingerprint, {},
                'it is no longer in the project'
            )
        ) -%}
    {%- endfor -%}
    {%- do log_changed_definitions(reasons) -%}
    {{ insert_definition_lines(lines) if lines else 'select 1 as nothing_changed' }}
    {%- endif -%}
{%- endmacro %}
