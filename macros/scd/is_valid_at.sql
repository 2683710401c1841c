{# A condition: true if the version of the alias is valid at the moment. valid_from is inclusive,
   valid_to exclusive and NULL while the version is valid. #}
{% macro is_valid_at(alias, moment) -%}
    (
        {{ alias }}.valid_from <= {{ moment }}
        and ({{ alias }}.valid_to is null or {{ moment }} < {{ alias }}.valid_to)
    )
{%- endmacro %}
