-- One row per distinct topic of meetings of any status.
with meetings as (
    select
        {{ topic_or_untitled('topic', 'Meeting') }} as meeting_topic,
        source_system
    from {{ ref('si_meetings') }}
)

select
    meeting_topic,
    {{ gold_dates_and_source(joined_sources()) }},
    {{ hash_key(['meeting_topic']) }} as meeting_key
from meetings
group by meeting_topic
