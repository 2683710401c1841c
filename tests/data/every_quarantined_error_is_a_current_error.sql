-- One row per error in the quarantine that the error log will not hear of. (The log itself is
-- filled at the end of a run, after the tests; current_errors is what it is filled from.)
with errors as (
    select
        quarantine.*,
        {{ hash_key(['error_code', 'source_system', 'feed', 'load_id', 'row_number', 'column_name']) }} as error_id
    from {{ ref('quarantine') }} as quarantine
)

select errors.*
from errors
where not exists (select 1 from {{ ref('current_errors') }} as known where known.error_id = errors.error_id)
