-- One row per error of a quarantined or unreadable row.
{{ config(materialized='view') }}

select
    found.load_id,
    found.feed,
    found.source_system,
    found.source_file,
    found.row_number,
    found.error_code,
    found.column_name,
    {{ describe_error('found', 'codes') }} as error_description,
    found.payload,
    found.first_seen_at
from {{ ref('row_findings') }} as found
inner join {{ ref('error_codes') }} as codes on found.error_code = codes.code
where found.is_quarantined
