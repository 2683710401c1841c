{# Appends lines (definition_line) to audit.definitions. #}
{% macro insert_definition_lines(lines) -%}
    insert into audit.definitions
        (relation, kind, fingerprint, parts, because, run_id, noted_at)
    values
    {{ lines | join(',\n    ') }}
{%- endmacro %}
