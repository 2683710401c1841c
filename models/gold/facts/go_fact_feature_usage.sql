-- One row per use of a feature in a meeting.
with changed as (
    select usage_id
    from {{ ref('changed_feature_usage') }}
    where {{ since_last_build('changed_at') }}
    {% if is_incremental() -%}
    union
    -- the feature has another most frequent spelling now
    select fact.usage_id
    from {{ this }} as fact
    inner join {{ ref('int_features') }} as features
        on fact.feature_key = {{ hash_key(['features.folded_name']) }}
    where fact.feature_name <> features.feature_name
    {%- endif %}
),

usage_rows as (
    select
        features_usage.*,
        {{ fold('features_usage.feature_name') }} as folded_name,
        {{ topic_or_untitled('meetings.topic', 'Meeting') }} as meeting_topic,
        coalesce(features_usage.user_id, meetings.host_user_id) as used_by_user_id
    from {{ ref('si_features_usage') }} as features_usage
    inner join {{ ref('si_meetings') }} as meetings
        on features_usage.meeting_id = meetings.meeting_id
    where {{ is_changed('features_usage.usage_id') }}
)

select
    usage_rows.meeting_topic,
    features.feature_name,
    cast(usage_rows.usage_count as bigint) as usage_count,
    cast(usage_rows.usage_timestamp as date) as usage_date,
    {{ gold_dates_and_source('usage_rows.source_system') }},
    {{ hash_key(['usage_rows.usage_id']) }} as feature_usage_key,
    users.user_key,
    {{ hash_key(['usage_rows.meeting_topic']) }} as meeting_key,
    {{ hash_key(['usage_rows.folded_name']) }} as feature_key,
    usage_rows.usage_id,
    usage_rows.meeting_id,
    usage_rows.used_by_user_id
from usage_rows
inner join {{ ref('int_features') }} as features on usage_rows.folded_name = features.folded_name
left join {{ ref('go_dim_user') }} as users
    on {{ is_user_version_at('users', 'usage_rows.used_by_user_id', 'usage_rows.usage_timestamp') }}
{{ tombstone_rows('feature_usage_key', of='usage_id', computed='usage_rows') }}
