{# The common spelling of each free word: one row per folded word, with its most frequent spelling
   in silver, ties by alphabet, and the sources that have it (docs/specification/gold.md,
   "Dimensions"). Columns: folded_name, the column, source_system. #}
{% macro common_spellings(feed, column) -%}
with spellings as (
    select
        {{ column }},
        source_system,
        count(*) as row_count
    from {{ ref('si_' ~ feed) }}
    group by {{ column }}, source_system
),

folded as (
    select
        {{ fold(column) }} as folded_name,
        {{ column }},
        sum(row_count) as row_count
    from spellings
    group by {{ column }}
),

ranked as (
    select
        folded.*,
        row_number() over (partition by folded_name order by row_count desc, {{ column }}) as rank
    from folded
),

sources as (
    select
        {{ fold(column) }} as folded_name,
        {{ joined_sources() }} as source_system
    from spellings
    group by 1
)

select
    ranked.folded_name,
    ranked.{{ column }},
    sources.source_system
from ranked
inner join sources on ranked.folded_name = sources.folded_name
where ranked.rank = 1
{%- endmacro %}
