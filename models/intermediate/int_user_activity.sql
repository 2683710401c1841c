-- One row per user, day and source on which the user hosted or joined a held meeting or webinar, or used a feature: an active user.
with activity as (
    select host_user_id as user_id, start_time as active_at, source_system from {{ ref('go_fact_meeting_usage') }}
    union all
    select host_user_id as user_id, start_time as active_at, source_system from {{ ref('go_fact_webinar_usage') }}
    union all
    select user_id, join_time as active_at, source_system from {{ ref('si_participants') }} where user_id is not null
    union all
    select used_by_user_id as user_id, usage_date as active_at, source_system
    from {{ ref('go_fact_feature_usage') }}
    where usage_count > 0
)

select distinct
    user_id,
    cast(active_at as date) as activity_date,
    source_system
from activity
