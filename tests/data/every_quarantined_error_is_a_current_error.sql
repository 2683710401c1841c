-- One row per error in the quarantine that is missing from current_errors, from which the error log
-- is filled at the end of the run, after the tests.
with errors as (
    select
        quarantine.*,
        {{ hash_key(
            ['error_code', 'source_system', 'feed', 'load_id', 'row_number', 'column_name']
        ) }} as error_id
    from {{ ref('quarantine') }} as quarantine
)

select errors.*
from errors
where not exists (
    select 1 from {{ ref('current_errors') }} as known where known.error_id = errors.error_id
)
