-- One row per fault in the quarantine that the error log will not hear of. (The log itself is filled at the end of a run,
-- after the tests; current_errors is what it is filled from.)
with faults as (
    select
        quarantine.*,
        {{ hash_key(['error_code', 'source_system', 'feed', 'load_id', 'row_number', 'column_name']) }} as error_id
    from {{ ref('quarantine') }} as quarantine
)

select faults.*
from faults
where not exists (select 1 from {{ ref('current_errors') }} as errors where errors.error_id = faults.error_id)
