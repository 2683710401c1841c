{# Whole seconds from one timestamp to another, without the fraction; if either is missing, the
   stated duration (docs/specification/rows.md, "Durations"). #}
{% macro elapsed_seconds(start, end, otherwise) -%}
    case
        when {{ start }} is not null and {{ end }} is not null then {{ whole_seconds(start, end) }}
        else {{ otherwise }}
    end
{%- endmacro %}
