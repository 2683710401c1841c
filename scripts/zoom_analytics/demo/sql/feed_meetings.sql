-- Versions of meetings: planned, then held, started or cancelled.
create table heads as
select m, count(*)::int as heads from part where m is not null group by m;

create view feed_meetings as
with versions as (
    select meet.*, 0 as version, made as updated_at
    from meet
    where is_planned
    union all
    select
        meet.*,
        1,
        case state
            when 'Ended' then started + secs(seconds + 5 + u('m_upd', m) * 60)
            when 'Started' then started
            else between_times(made, planned_start, 0.3 + 0.6 * u('m_cancel', m))
        end
    from meet
    where state <> 'Scheduled'
),

told as (
    select
        *,
        version = 1 and state in ('Started', 'Ended') as ran,
        version = 1 and state = 'Ended' as over
    from versions
)

select
    uid('meeting', m) as meeting_id,
    replace(uid('meeting_uuid', m)::varchar, '-', '')[:22] || '==' as meeting_uuid,
    case
        when u('m_topic', m) < 0.012 then null
        when meeting_type = 'Recurring'
        then concat('Weekly ', department, ' ', one_of('meeting_words', u('m_word', i)))
        when meeting_type = 'Personal_Room' then concat(department, ' open room')
        when u('m_topic', m) < 0.55
        then
            concat(
                one_of('projects', u('m_proj', a * 4 + floor(u('m_p2', m) * 4))),
                ' ',
                one_of('meeting_words', u('m_word2', m))
            )
        when u('m_topic', m) < 0.80
        then concat(department, ' ', one_of('meeting_words', u('m_word2', m)))
        else one_of('phrases', u('m_phrase', m))
    end as topic,
    uid('user', i) as host_user_id,
    meeting_type,
    case when is_planned then planned_start end as scheduled_start_time,
    case when ran then started end as actual_start_time,
    case when is_planned then planned end as scheduled_duration,
    case when over then seconds end as actual_duration,
    case when over then started + secs(seconds) end as end_time,
    zone as time_zone,
    u('m_pass', m) < 0.8 as password_protected,
    u('m_wait', m) < 0.55 as waiting_room_enabled,
    recorded as recording_enabled,
    [100, 100, 300, 500][1 + floor(u('m_max', a) * 4)::int] as max_participants,
    case when over then coalesce(heads, 1) end as actual_participants_count,
    invited as invited_participants_count,
    concat('https://meet.example.com/j/', 80000000000 + m) as meeting_url,
    case when version = 0 then 'Scheduled' else state end as status,
    made as created_date,
    uid('account', a) as account_id,
    case when u('m_room', m) < 0.22 and r is not null then uid('room', r) end as room_id,
    told.updated_at,
    case when over then told.dlv else dlv(told.updated_at) end as dlv,
    m * 2 + version as ord
from told
left join heads using (m)
left join (select a, min(r) as r from room where opened < getvariable('d0') group by a) using (a);
