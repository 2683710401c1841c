-- One row per error in the present data: of a row or of a whole file.
{{ config(materialized='view') }}

with found_in_rows as (
    select * from {{ ref('row_findings') }}
    union all
    select * from {{ ref('unknown_admins') }}
),

of_rows as (
    select
        {{ hash_key([
            'found.error_code', 'found.source_system', 'found.feed',
            'found.load_id', 'found.row_number', 'found.column_name'
        ]) }} as error_id,
        found.error_code,
        {{ describe_error('found', 'codes', 'expectations') }} as error_description,
        found.source_system,
        found.feed,
        found.load_id,
        not found.is_past as is_open
    from found_in_rows as found
    inner join {{ ref('error_codes') }} as codes on found.error_code = codes.code
    left join {{ ref('expected_values') }} as expectations
        on found.feed_of_contract = expectations.feed
        and found.column_name = expectations.column_name
),

-- A refused file is one error per code, identified by its content. A file with unknown columns is
-- one error per column.
of_files as (
    select
        case
            when ledger.status = 'refused'
                then {{ hash_key([
                    'found.error_code', 'ledger.source_system', 'ledger.feed', 'ledger.content_hash'
                ]) }}
            else {{ hash_key([
                'found.error_code', 'ledger.source_system', 'ledger.feed',
                'ledger.load_id', 'cast(null as bigint)', 'min(found.column_name)'
            ]) }}
        end as error_id,
        found.error_code,
        concat(
            codes.code, ' ', codes.name, ': ', ledger.source_file, ', ',
            case
                when count(*) > 1 and min(found.detail) = max(found.detail) then min(found.detail)
                else {{ joined_texts(
                    "coalesce('column ' || found.column_name || ', ', '') || found.detail"
                ) }}
            end
        ) as error_description,
        ledger.source_system,
        ledger.feed,
        ledger.load_id,
        (ledger.status = 'loaded' or ledger.still_in_landing)
        and ({{ is_of_known_feed('ledger') }} or ledger.source_system = 'reference') as is_open
    from {{ source('loader', 'file_findings') }} as found
    inner join {{ source('loader', 'load_ledger') }} as ledger on found.load_id = ledger.load_id
    inner join {{ ref('error_codes') }} as codes on found.error_code = codes.code
    group by
        ledger.status, ledger.still_in_landing, ledger.source_system, ledger.feed,
        ledger.content_hash, ledger.load_id, ledger.source_file,
        found.error_code, codes.code, codes.name,
        case when ledger.status = 'loaded' then found.column_name end
)

select * from of_rows
union all
select * from of_files
