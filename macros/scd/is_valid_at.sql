{# Does the version that alias stands for hold at the moment? valid_from is inclusive, valid_to
   exclusive and NULL while it holds. #}
{% macro is_valid_at(alias, moment) -%}
    ({{ alias }}.valid_from <= {{ moment }} and ({{ alias }}.valid_to is null or {{ moment }} < {{ alias }}.valid_to))
{%- endmacro %}
