{# The sum of doubles, the same in any order: they are added as decimals of 12 places. Doubles from
   10^15 on, which such a decimal cannot hold, are added as doubles. NULL without any number. #}
{% macro exact_sum(number) -%}
    case when count({{ number }}) > 0 then
        cast(
            coalesce(
                sum(
                    cast(
                        case when abs({{ number }}) < 1e15 then {{ number }} end as decimal(38, 12)
                    )
                ),
                0
            ) as double
        )
        + coalesce(sum(case when abs({{ number }}) >= 1e15 then {{ number }} end), 0)
    end
{%- endmacro %}
