-- One row per load whose statuses do not add up to the rows read, or that does not have exactly one
-- line in the accounting.
with loads as (
    select
        load_id,
        rows_read
    from {{ source('loader', 'load_ledger') }}
    where status = 'loaded' and source_system <> 'reference'
),

accounted as (
    select
        load_id,
        count(*) as lines,
        sum(accepted + superseded + duplicate + quarantined + excluded) as rows_accounted
    from {{ ref('row_accounting') }}
    group by load_id
)

select
    coalesce(loads.load_id, accounted.load_id) as load_id,
    loads.rows_read,
    accounted.rows_accounted,
    accounted.lines
from loads
full outer join accounted on loads.load_id = accounted.load_id
where
    accounted.lines is distinct from 1
    or loads.rows_read is distinct from accounted.rows_accounted
