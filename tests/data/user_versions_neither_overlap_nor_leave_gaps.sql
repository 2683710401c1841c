-- One row per version of a user that does not end where the next one begins, or that ends before it
-- begins.
with versions as (
    select
        user_id,
        valid_from,
        valid_to,
        lead(valid_from) over (partition by user_id order by valid_from) as next_valid_from
    from {{ ref('go_dim_user') }}
)

select * from versions
where valid_to is distinct from next_valid_from or valid_to <= valid_from
