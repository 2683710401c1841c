-- One row per meeting and delivered row of it or of what happened in it. All versions of a changed
-- key are validated with it, so a row that moved to another meeting changes the former one, too.
select
    'meetings' as feed,
    meeting_id,
    validated_at as changed_at
from {{ ref('validated_meetings') }}
where meeting_id is not null
union all
select
    'participants' as feed,
    meeting_id,
    validated_at as changed_at
from {{ ref('validated_participants') }}
where meeting_id is not null
union all
select
    'recordings' as feed,
    meeting_id,
    validated_at as changed_at
from {{ ref('validated_recordings') }}
where meeting_id is not null
union all
select
    'chat_messages' as feed,
    meeting_id,
    validated_at as changed_at
from {{ ref('validated_chat_messages') }}
where meeting_id is not null
union all
select
    'features_usage' as feed,
    meeting_id,
    validated_at as changed_at
from {{ ref('validated_features_usage') }}
where meeting_id is not null
