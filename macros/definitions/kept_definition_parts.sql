{# relation to the parts of its definition in its last line, for those of some relations that were
   computed before. #}
{% macro kept_definition_parts(relations) -%}
    {%- set parts = {} -%}
    {%- if relations -%}
        {%- for row in run_query(
            "select relation, parts from (" ~ latest_definition_lines()
            ~ ") as lines where fingerprint <> ''"
        ).rows if row[0] in relations -%}
            {%- do parts.update({row[0]: fromjson(row[1])}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(parts) }}
{%- endmacro %}
