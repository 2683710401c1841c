-- One row per meeting and change of what go_fact_meeting_usage shows of it: its own rows, its host.
select
    meeting_id,
    validated_at as changed_at
from {{ ref('validated_meetings') }}
where meeting_id is not null
union all
select
    meetings.meeting_id,
    hosts.validated_at as changed_at
from {{ ref('si_meetings') }} as meetings
inner join {{ ref('validated_users') }} as hosts on meetings.host_user_id = hosts.user_id
