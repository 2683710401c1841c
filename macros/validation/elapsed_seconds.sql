{# Whole seconds from one timestamp to another, a fraction cut off; where either is missing, the
   duration that was stated (docs/specification/rows.md, "Durations"). #}
{% macro elapsed_seconds(start, end, otherwise) -%}
    case
        when {{ start }} is not null and {{ end }} is not null then {{ whole_seconds(start, end) }}
        else {{ otherwise }}
    end
{%- endmacro %}
