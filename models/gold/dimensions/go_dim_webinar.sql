-- One row per distinct topic of webinars of any status.
with webinars as (
    select
        {{ topic_or_untitled('topic', 'Webinar') }} as webinar_topic,
        source_system
    from {{ ref('si_webinars') }}
)

select
    webinar_topic,
    {{ gold_dates_and_source(joined_sources()) }},
    {{ hash_key(['webinar_topic']) }} as webinar_key
from webinars
group by webinar_topic
