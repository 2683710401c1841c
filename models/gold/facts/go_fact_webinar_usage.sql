-- One row per held webinar (status Ended), dated by its actual start.
with changed as (
    select distinct webinar_id
    from {{ ref('changed_webinar_usage') }}
    where {{ since_last_build('changed_at') }}
),

webinars as (
    select
        si_webinars.*,
        {{ topic_or_untitled('topic', 'Webinar') }} as webinar_topic
    from {{ ref('si_webinars') }} as si_webinars
    where status = 'Ended' and {{ is_changed('webinar_id') }}
)

select
    webinars.webinar_topic,
    webinars.actual_start_time as start_time,
    coalesce(
        webinars.end_time,
        {{ seconds_after('webinars.actual_start_time', 'webinars.duration_seconds') }}
    ) as end_time,
    cast(webinars.registrants_count as bigint) as registrants,
    {{ gold_dates_and_source('webinars.source_system') }},
    {{ hash_key(['webinars.webinar_id']) }} as webinar_usage_key,
    hosts.user_key,
    {{ hash_key(['webinars.webinar_topic']) }} as webinar_key,
    webinars.webinar_id,
    webinars.host_user_id,
    webinars.duration_seconds
from webinars
left join {{ ref('go_dim_user') }} as hosts
    on {{ is_user_version_at('hosts', 'webinars.host_user_id', 'webinars.actual_start_time') }}
{{ tombstone_rows('webinar_usage_key', of='webinar_id', computed='webinars') }}
