{# The distinct sources of the rows of a group, joined by '+', in order (docs/specification/gold.md,
   "Every table").

   Argument: column, with one source, or several in this form. #}
{% macro joined_sources(column='source_system') -%}
    nullif(concat_ws(
        '+'
        {%- for source_name in var('sources') | sort %},
        case
            when bool_or(
                {{ column }} = '{{ source_name }}'
                or concat('+', {{ column }}, '+') like '%+{{ source_name }}+%'
            ) then '{{ source_name }}'
        end
        {%- endfor %}
    ), '')
{%- endmacro %}
