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
    {{ describe_error('found', 'codes', 'expectations') }} as error_description,
    found.payload,
    found.first_seen_at
from {{ ref('row_findings') }} as found
inner join {{ ref('error_codes') }} as codes on found.error_code = codes.code
left join {{ ref('expected_values') }} as expectations
    on found.feed_of_contract = expectations.feed and found.column_name = expectations.column_name
where found.is_quarantined
