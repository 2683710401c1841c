{# A line for insert_definition_lines. because: what changed; none if the relation was computed by
   this definition. #}
{% macro definition_line(relation, kind, fingerprint, parts, because=none) -%}
    (
        {{- sql_text(relation) }}, '{{ kind }}', '{{ fingerprint }}', {{ sql_text(tojson(parts)) }},
        {{- 'null' if because is none else sql_text(because) }}, '{{ invocation_id }}',
        {{- utc_now() -}}
    )
{%- endmacro %}
