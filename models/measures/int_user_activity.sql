-- One row per user, day and source on which the user was active: hosted a held meeting or webinar,
-- joined a meeting or webinar (held or not yet ended), or used a feature.
{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ delete_changed_days('activity_date') }}", post_hook="{{ keep_watermark() }}",
    meta={'counts': ['meetings', 'webinars', 'participants', 'features_usage']}
) }}

with activity as (
    select host_user_id as user_id, cast(start_time as date) as activity_date, source_system
    from {{ ref('go_fact_meeting_usage') }}
    union all
    select host_user_id as user_id, cast(start_time as date) as activity_date, source_system
    from {{ ref('go_fact_webinar_usage') }}
    union all
    select user_id, cast(join_time as date) as activity_date, source_system
    from {{ ref('si_participants') }}
    where user_id is not null
    union all
    select used_by_user_id as user_id, usage_date as activity_date, source_system
    from {{ ref('go_fact_feature_usage') }}
    where usage_count > 0
)

select distinct
    user_id,
    activity_date,
    source_system
from activity
where {{ in_changed_periods('Daily', 'activity_date') }}
