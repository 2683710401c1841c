{# What each relation was computed by: audit.definitions is only appended to, and the last line of a
   relation holds.

   relation -> {kind, fingerprint, because} of its last line. #}
{% macro kept_definitions() -%}
    {%- set kept = {} -%}
    {%- for row in run_query("select relation, kind, fingerprint, because from (" ~ latest_definition_lines() ~ ") as lines").rows -%}
        {%- do kept.update({row[0]: {'kind': row[1], 'fingerprint': row[2], 'because': row[3]}}) -%}
    {%- endfor -%}
    {{ return(kept) }}
{%- endmacro %}
