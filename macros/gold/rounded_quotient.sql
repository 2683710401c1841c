{# numerator / denominator of whole numbers, rounded half away from zero to two places, without a
   double, so exactly (docs/specification/gold.md, "Every table"). NULL if the denominator is 0.
   Neither may be negative. #}
{% macro rounded_quotient(numerator, denominator, type) -%}
    {%- set doubled = '2 * (' ~ denominator ~ ')' -%}
    {%- set hundredths = whole_quotient(
        '200 * (' ~ numerator ~ ') + (' ~ denominator ~ ')', 'nullif(' ~ doubled ~ ', 0)'
    ) -%}
    cast(
        cast({{ hundredths }} as decimal(18, 0))
        * cast(0.01 as decimal(2, 2)) as {{ type }}
    )
{%- endmacro %}
