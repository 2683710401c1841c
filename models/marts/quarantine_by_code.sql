-- One row per source, feed and error code with quarantined rows.
select
    found.source_system,
    found.feed,
    found.error_code,
    codes.name as error_name,
    codes.meaning,
    count(distinct {{ dbt.concat([
        "found.load_id", "'/'", "cast(found.row_number as " ~ dbt.type_string() ~ ")"
    ]) }}) as quarantined_rows,
    min(found.first_seen_at) as first_seen_at
from {{ ref('quarantine') }} as found
inner join {{ ref('error_codes') }} as codes on found.error_code = codes.code
group by found.source_system, found.feed, found.error_code, codes.name, codes.meaning
