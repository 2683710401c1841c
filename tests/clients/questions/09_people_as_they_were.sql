-- Who was on which plan from when to when? Identities, times, truth values and nulls as they are.
select
    user_key,
    user_id,
    user_name,
    email,
    plan_type,
    valid_from,
    valid_to,
    is_first,
    is_current,
    load_date
from gold.go_dim_user
order by user_key
