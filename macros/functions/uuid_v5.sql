{# A UUID of version 5, as text, in the project's namespace, of a source, a kind and an id of
   another system (docs/specification/zoom_api.md, "Zoom's API pages"); NULL if the id is NULL.

   Arguments: source_system and kind, plain words; id, an expression. #}
{% macro uuid_v5(source_system, kind, id) -%}
    {{ call_function('uuid_v5', uuid_v5_body, ["'" ~ source_system ~ "'", "'" ~ kind ~ "'", id]) }}
{%- endmacro %}

{% macro uuid_v5_body(source_system, kind, id) -%}
    {%- set name = source_system ~ " || '/' || " ~ kind ~ " || '/' || " ~ id -%}
    {%- set digest = 'sha1(' ~ namespaced_bytes(name) ~ ')' -%}
    substr({{ digest }}, 1, 8) || '-'
    || substr({{ digest }}, 9, 4) || '-5'
    || substr({{ digest }}, 14, 3) || '-'
    || translate(substr({{ digest }}, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab')
    || substr({{ digest }}, 18, 3) || '-' || substr({{ digest }}, 21, 12)
{%- endmacro %}
