{# The whole part of a quotient of whole numbers. #}
{% macro whole_quotient(numerator, denominator) -%}
    {{ adapter.dispatch('whole_quotient', 'zoom_analytics')(numerator, denominator) }}
{%- endmacro %}

{% macro default__whole_quotient(numerator, denominator) -%}
    (cast({{ numerator }} as hugeint) // cast({{ denominator }} as hugeint))
{%- endmacro %}

{% macro spark__whole_quotient(numerator, denominator) -%}
    (cast({{ numerator }} as decimal(38, 0)) div cast({{ denominator }} as decimal(38, 0)))
{%- endmacro %}
