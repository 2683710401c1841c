-- One row per feature used in a meeting. A feature catches on from its launch day:
-- share of meetings = peak / (1 + e^-((day - launch) / pace)).
create table feature (f int, feature varchar, peak double, launch double, pace double);

insert into feature values
    (0, 'Screen Share', 0.46, -1, 0.15),
    (1, 'Chat', 0.36, -1, 0.15),
    (2, 'Recording', 0.01, -1, 0.15),
    (3, 'Breakout Rooms', 0.09, 0.0, 0.15),
    (4, 'Whiteboard', 0.12, 0.25, 0.08),
    (5, 'Polls', 0.07, -0.2, 0.2),
    (6, 'Virtual Background', 0.25, -1, 0.2),
    (7, 'Live Transcription', 0.20, 0.45, 0.10),
    (8, 'AI Summary', 0.30, 0.65, 0.09),
    (9, 'Reactions', 0.22, -1, 0.2);

create view feed_features_usage as
with used as (
    select m * 16 + f as x, meet.*, feature, f
    from meet, feature
    where
        state = 'Ended'
        and (
            u('f_use', m * 16 + f)
            < peak / (
                1 + exp(
                    -(date_diff('day', getvariable('d0'), day) / getvariable('days') - launch)
                    / pace
                )
            )
            or (f = 2 and recorded and u('f_rec', m) < 0.9)
        )
)

select
    uid('usage', x) as usage_id,
    uid('meeting', used.m) as meeting_id,
    case
        when other.i is not null then uid('user', other.i)
        when u('f_user', x) < 0.7 then uid('user', used.i)
    end as user_id,
    case
        when u('f_spell', x) < 0.02 then lower(replace(feature, ' ', '_')) else feature
    end as feature_name,
    case
        when u('f_zero', x) < 0.015 then 0
        else 1 + floor(8 * pow(u('f_count', x), 3))
    end::int as usage_count,
    floor(seconds * u('f_dur', x) * 0.6)::int as usage_duration,
    started + secs(seconds * 0.6 * u('f_at', x)) as usage_timestamp,
    used.dlv,
    x as ord
from used
left join
    (select m, i from part where k = 1 and not is_guest) as other
    on other.m = used.m
    and u('f_other', used.x) < 0.45;
