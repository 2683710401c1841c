{# Logs what changed. reasons: because to the relations that are marked for it. #}
{% macro log_changed_definitions(reasons) -%}
    {%- for because, relations in reasons.items() if because not in ['', 'it is new'] -%}
        {%- set names = relations[:3] | join(', ') ~ (
            ' and ' ~ (relations | length - 3) ~ ' more' if relations | length > 3
        ) -%}
        {%- do log(
            'Changed since the last build, computed as a whole with everything that reads it: '
            ~ names ~ ' (' ~ because ~ ')',
            info=True
        ) -%}
    {%- endfor -%}
{%- endmacro %}
