{# A query of the last line of each relation in audit.definitions. #}
{% macro latest_definition_lines() -%}
    select relation, kind, fingerprint, parts, because
    from (
        select lines.*, row_number() over (partition by relation order by noted_at desc) as recency
        from audit.definitions as lines
    ) as ranked
    where recency = 1
{%- endmacro %}
