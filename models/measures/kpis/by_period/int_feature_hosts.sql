-- One row per feature and period with held meetings in which it was used: the number of distinct
-- hosts. Not additive. A use counts in the period of its meeting.
{{ config(meta={'counts': ['meetings', 'meetings by what was used in them']}) }}

with hosts as (
    select held.host_user_id, held.start_time, used.feature_key, held.source_system
    from {{ ref('go_fact_feature_usage') }} as used
    inner join {{ ref('go_fact_meeting_usage') }} as held on used.meeting_id = held.meeting_id
    where used.usage_count > 0
)

{{ measures_by_period('hosts', 'start_time', {
    'host_count': 'count(distinct host_user_id)',
}, by={'feature_key': 'feature_key'}) }}
