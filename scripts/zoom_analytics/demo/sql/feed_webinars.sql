-- Versions of webinars: planned, then held or cancelled.
create table crowd as
select w, count(*)::int as heads from part where w is not null group by w;

create table feed_webinars as
with versions as (
    select webi.*, 0 as version, made as updated_at
    from webi
    union all
    select
        webi.*,
        1,
        case state
            when 'Ended' then started + secs(seconds + 30)
            else between_times(made, planned_start, 0.7)
        end
    from webi
    where state <> 'Scheduled'
)

select
    uid('webinar', w) as webinar_id,
    replace(uid('webinar_uuid', w)::varchar, '-', '')[:22] || '==' as webinar_uuid,
    case
        when u('w_topic', w) < 0.02 then null
        else concat(one_of('phrases', u('w_phrase', w)), ' Webinar')
    end as topic,
    uid('user', i) as host_user_id,
    planned_start as scheduled_start_time,
    case when state = 'Ended' and version = 1 then started end as actual_start_time,
    planned as scheduled_duration,
    case when state = 'Ended' and version = 1 then seconds end as actual_duration,
    case when state = 'Ended' and version = 1 then started + secs(seconds) end as end_time,
    zone as time_zone,
    true as registration_required,
    500 as max_attendees,
    case when state = 'Ended' and version = 1 then coalesce(heads, 0) end as actual_attendees_count,
    case when version = 0 then 0 else registrants end as registrants_count,
    concat('https://meet.example.com/w/', 90000000000 + w) as webinar_url,
    case when version = 0 then 'Scheduled' else state end as status,
    made as created_date,
    uid('account', a) as account_id,
    versions.updated_at,
    case
        when version = 1 and state = 'Ended' then versions.dlv else dlv(versions.updated_at)
    end as dlv,
    w * 2 + version as ord
from versions
left join crowd using (w)
order by ord;
