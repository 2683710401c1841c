-- One row per message.
-- s: sessions ord * 4 + n, direct messages 2^60 + day and user.
create view feed_chat_messages as
with said as (
    select
        ord * 4 + n as s,
        part.i,
        part.a,
        m,
        w,
        host,
        join_time + secs(
            u('x_time', ord * 4 + n)
            * epoch(coalesce(leave_time, join_time + interval 5 minute) - join_time)
        ) as moment,
        dlv,
        n
    from part, unnest([0, 1, 2, 3]) as t(n)
    where not is_guest and u('x_chat', ord * 4 + n) < 0.20 / (n + 1)
    union all
    select
        1152921504606846976 + d * getvariable('users') + who.i,
        who.i,
        who.a,
        null,
        null,
        buddy.i,
        to_utc(
            (getvariable('d0') + d::int)::timestamp
            + secs(29000 + u('x_dt', d * getvariable('users') + who.i) * 33000),
            who.zone
        ) as moment,
        dlv(moment),
        9
    from range(getvariable('days')) as days(d), who
    join who as buddy on buddy.a = who.a and buddy.pos = (who.pos + 1) % who.size
    where
        u('x_dm', d * getvariable('users') + who.i) < 0.10 * who.act
        and isodow(getvariable('d0') + d::int) <= 5
        and who.created < moment
        and (who.left_at is null or who.left_at > moment)
        and moment < getvariable('horizon')
        and buddy.created < moment
),

told as (
    select
        *,
        case
            when u('x_type', s) < 0.86 then 'Text'
            when u('x_type', s) < 0.95 then 'Emoji'
            else 'File'
        end as message_type
    from said
),

worded as (
    select
        *,
        case message_type
            when 'Text' then one_of('sentences', u('x_text', s))
            when 'Emoji' then one_of('emojis', u('x_text', s))
            else one_of('files', u('x_text', s))
        end as content,
        case
            when n = 9 then 'Individual'
            when u('x_to', s) < 0.85 then 'Everyone'
            when host <> i and u('x_to', s) < 0.95 then 'Individual'
            else 'Group'
        end as recipient
    from told
)

select
    uid('chat', s) as message_id,
    uid('user', i) as sender_user_id,
    case when m is not null then uid('meeting', m) end as meeting_id,
    case when w is not null then uid('webinar', w) end as webinar_id,
    content as message_content,
    message_type,
    moment as timestamp,
    recipient as recipient_type,
    case when recipient = 'Individual' then uid('user', host) end as recipient_user_id,
    case
        when message_type = 'File' then concat('https://files.example.com/', uid('file', s))
    end as file_attachment_url,
    length(content)::int as message_length,
    dlv,
    s as ord
from worded;
