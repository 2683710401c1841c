-- One row per visit.
create view feed_participants as
with scored as (
    select
        part.*,
        u('p_conn', ord) as conn,
        u('p_dev', ord) as dev,
        round(
            greatest(
                1,
                4.9
                - 1.3 * pow(u('p_audio', ord), 2)
                - case when u('p_conn', ord) < 0.04 then 1.6 else 0 end
            ),
            2
        ) as audio
    from part
)

select
    uid('participant', ord) as participant_id,
    case when not is_guest then uid('user', scored.i) end as user_id,
    case when m is not null then uid('meeting', m) end as meeting_id,
    case when w is not null then uid('webinar', w) end as webinar_id,
    case
        when is_guest
        then
            concat(one_of('first_names', u('p_gf', ord)), ' ', one_of('last_names', u('p_gl', ord)))
        else concat(first_name, ' ', last_name)
    end as participant_name,
    join_time,
    leave_time,
    date_diff('second', join_time, leave_time)::int as duration,
    case
        when k = 0 then 'Host'
        when w is not null then case when k < 4 then 'Panelist' else 'Attendee' end
        when k = 1 and u('p_role', ord) < 0.3 then 'Co-host'
        else 'Attendee'
    end as participant_role,
    case
        when dev < 0.62 then 'Desktop'
        when dev < 0.80 then 'Mobile'
        when dev < 0.87 then 'Web'
        when dev < 0.92 then 'Tablet'
        when dev < 0.97 then 'Room_System'
        else 'Phone'
    end as device_type,
    coalesce(ip, concat('203.0.113.', 1 + ord % 250)) as ip_address,
    coalesce(city, 'Unknown') as location,
    case
        when dev < 0.5 then 'Wired' when dev < 0.85 then 'Wi-Fi' else 'Cellular'
    end as connection_type,
    case
        when conn < 0.04 then 'Poor' when conn < 0.16 then 'Fair' else 'Good'
    end as connection_quality,
    audio as audio_quality_avg,
    case
        when u('p_cam', ord) < 0.72 then round(greatest(1, audio - 0.5 * u('p_video', ord)), 2)
    end as video_quality_avg,
    case
        when k < 3 and u('p_share', ord) < 0.12
        then floor(u('p_share2', ord) * date_diff('second', join_time, leave_time))::int
        else 0
    end as screen_share_duration,
    floor(6 * pow(u('p_chat', ord), 4))::int as chat_messages_count,
    floor(5 * pow(u('p_react', ord), 3))::int as reactions_count,
    scored.dlv,
    ord
from scored
left join usr on usr.i = scored.i;
