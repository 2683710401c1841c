-- One row per load whose number of rows in the quarantine differs from its number of quarantined
-- rows.
with held as (
    select
        load_id,
        count(distinct row_number) as rows_held
    from {{ ref('quarantine') }}
    group by load_id
)

select
    coalesce(accounting.load_id, held.load_id) as load_id,
    accounting.quarantined,
    held.rows_held
from {{ ref('row_accounting') }} as accounting
full outer join held on accounting.load_id = held.load_id
where coalesce(accounting.quarantined, -1) <> coalesce(held.rows_held, 0)
