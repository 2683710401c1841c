-- One row per rating that a participant gave.
create view feed_feedback as
select
    uid('feedback', ord) as feedback_id,
    uid('user', i) as user_id,
    case when m is not null then uid('meeting', m) end as meeting_id,
    case when w is not null then uid('webinar', w) end as webinar_id,
    case
        when u('p_conn', ord) < 0.04 then 1 + floor(3 * u('y_rate', ord))
        when u('y_rate', ord) < 0.05 then 2
        when u('y_rate', ord) < 0.2 then 3
        when u('y_rate', ord) < 0.6 then 4
        else 5
    end::int as rating,
    ['Meeting_Quality', 'Audio_Quality', 'Video_Quality', 'Overall_Experience'][
        1 + floor(u('y_type', ord) * 4)::int
    ] as feedback_type,
    case when u('y_words', ord) < 0.4 then one_of('comments', u('y_text', ord)) end as comments,
    least(
        leave_time + secs(60 + u('y_late', ord) * 3000), getvariable('horizon') - interval 1 second
    ) as submitted_date,
    ['Technical', 'Usability', 'Feature_Request', 'Bug_Report'][
        1 + floor(u('y_cat', ord) * 4)::int
    ] as category,
    dlv,
    ord
from part
where not is_guest and leave_time is not null and u('feedback', ord) < 0.03;
