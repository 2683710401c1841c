-- One row per use of a feature and change of what go_fact_feature_usage shows of it: its own rows,
-- its meeting, its user or else the meeting's host.
select
    usage_id,
    validated_at as changed_at
from {{ ref('validated_features_usage') }}
where usage_id is not null
union all
select
    features_usage.usage_id,
    meetings.validated_at as changed_at
from {{ ref('si_features_usage') }} as features_usage
inner join {{ ref('validated_meetings') }} as meetings
    on features_usage.meeting_id = meetings.meeting_id
union all
select
    features_usage.usage_id,
    users.validated_at as changed_at
from {{ ref('si_features_usage') }} as features_usage
inner join {{ ref('validated_users') }} as users on features_usage.user_id = users.user_id
union all
-- A use without a user counts for the meeting's host.
select
    features_usage.usage_id,
    hosts.validated_at as changed_at
from {{ ref('si_features_usage') }} as features_usage
inner join {{ ref('si_meetings') }} as meetings on features_usage.meeting_id = meetings.meeting_id
inner join {{ ref('validated_users') }} as hosts on meetings.host_user_id = hosts.user_id
where features_usage.user_id is null
