-- One row per feature, however it is spelled: the most frequent spelling stands, ties by alphabet.
with spellings as (
    select
        {{ fold('feature_name') }} as folded_name,
        feature_name,
        count(*) as row_count
    from {{ ref('si_features_usage') }}
    group by 1, 2
),

ranked as (
    select
        spellings.*,
        row_number() over (partition by folded_name order by row_count desc, feature_name) as standing
    from spellings
),

sources as (
    select
        {{ fold('feature_name') }} as folded_name,
        {{ joined_sources() }} as source_system
    from {{ ref('si_features_usage') }}
    group by 1
)

select
    ranked.folded_name,
    ranked.feature_name,
    sources.source_system
from ranked
inner join sources on ranked.folded_name = sources.folded_name
where ranked.standing = 1
