-- One row per day whose peak is 0, or larger than the number of distinct persons whose visits touch
-- the day.
with days as (
    select distinct period_start as day
    from {{ ref('int_changed_periods') }}
    where
        what = 'presences'
        and period_type = 'Daily'
        and {{ since_last_tested_build('changed_at') }}
),

peaks as (
    select * from {{ ref('int_daily_peaks') }}
    where day in (select days.day from days)
),

visits as (
    select distinct
        person_id,
        cast(join_time as date) as first_day,
        case
            when leave_time = cast(cast(leave_time as date) as timestamp)
                then cast({{ dbt.dateadd('day', -1, 'cast(leave_time as date)') }} as date)
            else cast(leave_time as date)
        end as last_day
    from {{ ref('si_participants') }}
    where
        leave_time > join_time
        and join_time < (select max(days.day) + interval '1' day from days)
        and leave_time > (select min(days.day) from days)
),

-- nearly every visit begins and ends on one day
persons as (
    select person_id, first_day as day from visits
    union
    select person_id, last_day as day from visits
    union
    select longer.person_id, peaks.day
    from (select * from visits where last_day > {{ dbt.dateadd('day', 1, 'first_day') }}) as longer
    inner join peaks on longer.first_day < peaks.day and longer.last_day > peaks.day
),

of_day as (
    select day, count(*) as person_count
    from persons
    where day in (select days.day from days)
    group by day
)

select
    coalesce(of_day.day, peaks.day) as day,
    of_day.person_count,
    peaks.peak_persons
from of_day
full outer join peaks on of_day.day = peaks.day
where coalesce(peaks.peak_persons, 0) < 1 or coalesce(of_day.person_count, 0) < peaks.peak_persons
