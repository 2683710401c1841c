{# The sum of doubles that comes out the same in whatever order they are taken: as decimals of 12
   places. Beyond 10^15, where a decimal would not hold and 12 places mean nothing, they are summed
   as they are. NULL where there is no number. #}
{% macro exact_sum(number) -%}
    case when count({{ number }}) > 0 then
        cast(coalesce(sum(cast(case when abs({{ number }}) < 1e15 then {{ number }} end as decimal(38, 12))), 0) as double)
        + coalesce(sum(case when abs({{ number }}) >= 1e15 then {{ number }} end), 0)
    end
{%- endmacro %}
