-- One row per period with active users: how many, and the sources that saw them.
select
    period_type,
    period_start,
    count(distinct user_id) as active_user_count,
    {{ joined_sources() }} as source_system
from {{ ref('int_user_periods') }}
group by period_type, period_start
