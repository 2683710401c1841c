{# The last line of each relation in audit.definitions, to which lines are only appended: relation
   to {kind, fingerprint, because}. #}
{% macro kept_definitions() -%}
    {%- set kept = {} -%}
    {%- for row in run_query(
        "select relation, kind, fingerprint, because from (" ~ latest_definition_lines()
        ~ ") as lines"
    ).rows -%}
        {%- do kept.update({row[0]: {'kind': row[1], 'fingerprint': row[2], 'because': row[3]}}) -%}
    {%- endfor -%}
    {{ return(kept) }}
{%- endmacro %}
