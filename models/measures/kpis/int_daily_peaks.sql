-- One row per day on which a person was present: the largest number of distinct persons present at
-- one instant. A sweep over arrivals and departures, day by day. Its cost grows with the visits of
-- the changed days.
{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ delete_changed_days('day') }}", post_hook="{{ keep_watermark() }}",
    meta={'counts': ['presences']}
) }}

with visits as (
    select
        person_id,
        join_time,
        leave_time,
        cast(join_time as date) as first_day,
        -- a visit that ends at midnight is not part of the new day
        cast(leave_time - interval '1' microsecond as date) as last_day
    from {{ ref('si_participants') }}
    where leave_time > join_time
),

days_of_visits as (
    select person_id, join_time, leave_time, first_day as day
    from visits
    union all
    select visits.person_id, visits.join_time, visits.leave_time, series.day
    from visits
    cross join
        lateral (
            {{ day_series(dbt.dateadd('day', 1, 'visits.first_day'), 'visits.last_day') }}
        ) as series
    where visits.last_day > visits.first_day
),

-- the part of a visit within the day
within_days as (
    select
        person_id,
        day,
        greatest(join_time, cast(day as timestamp)) as join_time,
        least(leave_time, cast(day as timestamp) + interval '1' day) as leave_time
    from days_of_visits
    where {{ in_changed_periods('Daily', 'day') }}
),

-- Overlapping visits of a person are one presence: how long the earlier visits last, and when the
-- next one begins.
lined_up as (
    select
        day,
        join_time,
        leave_time,
        max(leave_time) over (
            partition by person_id, day order by join_time
            rows between unbounded preceding and 1 preceding
        ) as present_to,
        lead(join_time) over (partition by person_id, day order by join_time) as next_join_time
    from within_days
),

changes as (
    select day, join_time as changed_at, 1 as change
    from lined_up
    where present_to is null or join_time > present_to
    union all
    select day, greatest(leave_time, coalesce(present_to, leave_time)) as changed_at, -1 as change
    from lined_up
    where
        next_join_time is null
        or next_join_time > greatest(leave_time, coalesce(present_to, leave_time))
),

-- At one instant departures come first: [join_time, leave_time).
running as (
    select
        day,
        sum(change) over (
            partition by day order by changed_at, change
            rows between unbounded preceding and current row
        ) as present
    from changes
)

select
    day,
    cast(max(present) as bigint) as peak_persons
from running
group by day
