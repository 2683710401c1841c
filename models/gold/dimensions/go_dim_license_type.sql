-- One row per license type of the vocabulary or of a row in silver.
with known as (
    select distinct word as license_type
    from {{ ref('vocabularies') }}
    where vocabulary = 'license_type'
),

seen as (
    select
        license_type,
        {{ joined_sources() }} as source_system
    from {{ ref('si_licenses') }}
    group by license_type
)

select
    coalesce(known.license_type, seen.license_type) as license_type,
    {{ gold_dates_and_source("coalesce(seen.source_system, 'platform')") }},
    {{ hash_key(['coalesce(known.license_type, seen.license_type)']) }} as license_type_key
from known
full outer join seen on known.license_type = seen.license_type
