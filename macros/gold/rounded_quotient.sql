{# numerator / denominator of whole numbers, rounded half away from zero to two places, exactly:
   never through a double (choices.md, "Rounding"). NULL where the denominator is 0. Neither may be
   negative. #}
{% macro rounded_quotient(numerator, denominator, type) -%}
    {%- set doubled = '2 * (' ~ denominator ~ ')' -%}
    cast(
        cast({{ whole_quotient('200 * (' ~ numerator ~ ') + (' ~ denominator ~ ')', 'nullif(' ~ doubled ~ ', 0)') }} as decimal(18, 0))
        * cast(0.01 as decimal(2, 2)) as {{ type }}
    )
{%- endmacro %}

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
