-- One row per day on which somebody was present: the largest number of distinct persons present at one instant of it.
-- A sweep over arrivals and departures, so its cost grows with the visits and not with how long they last.
with visits as (
    select person_id, join_time, leave_time
    from {{ ref('si_participants') }}
    where leave_time > join_time
),

-- a person's overlapping visits make one presence: where it begins and how far it has come before and behind a visit
lined_up as (
    select
        join_time,
        leave_time,
        max(leave_time) over (
            partition by person_id order by join_time rows between unbounded preceding and 1 preceding
        ) as present_to,
        lead(join_time) over (partition by person_id order by join_time) as next_join_time
    from visits
),

presences as (
    select
        case when present_to is null or join_time > present_to then join_time end as arrived_at,
        case
            when next_join_time is null or next_join_time > greatest(leave_time, coalesce(present_to, leave_time))
                then greatest(leave_time, coalesce(present_to, leave_time))
        end as left_at
    from lined_up
),

-- who leaves at midnight does not touch the new day
changes as (
    select cast(arrived_at as date) as day, arrived_at as changed_at, 1 as change
    from presences
    where arrived_at is not null
    union all
    select
        case
            when left_at = cast(cast(left_at as date) as timestamp) then cast({{ dbt.dateadd('day', -1, 'cast(left_at as date)') }} as date)
            else cast(left_at as date)
        end as day,
        left_at as changed_at,
        -1 as change
    from presences
    where left_at is not null
),

-- at one instant the leaving go first: [join_time, leave_time)
running as (
    select
        day,
        change,
        sum(change) over (partition by day order by changed_at, change rows between unbounded preceding and current row) as gained
    from changes
),

of_day as (
    select day, max(gained) as most_gained, sum(change) as net
    from running
    group by day
),

bounds as (
    select min(day) as first_day, max(day) as last_day
    from of_day
),

days as (
    select series.day
    from bounds
    cross join lateral ({{ day_series('bounds.first_day', 'bounds.last_day') }}) as series
),

carried as (
    select
        days.day,
        coalesce(sum(of_day.net) over (order by days.day rows between unbounded preceding and 1 preceding), 0) as present_at_midnight,
        greatest(coalesce(of_day.most_gained, 0), 0) as most_gained
    from days
    left join of_day on days.day = of_day.day
)

select
    day,
    present_at_midnight + most_gained as peak_persons
from carried
where present_at_midnight + most_gained > 0
