-- One row per load of a file: its rows by present status.
with row_statuses as (
    {%- for feed in feeds() %}
    {{ 'union all' if not loop.first }}
    select load_id, row_status, count(*) as row_count
    from {{ ref('validated_' ~ feed) }}
    group by load_id, row_status
    {%- endfor %}
)

select
    ledger.load_id,
    ledger.feed,
    ledger.source_system,
    ledger.source_file,
    ledger.rows_read,
    {{ rows_with_status('accepted') }} as accepted,
    {{ rows_with_status('superseded') }} as superseded,
    {{ rows_with_status('duplicate') }} as duplicate,
    {{ rows_with_status('quarantined') }} as quarantined,
    {{ rows_with_status('excluded') }} as excluded
from {{ source('loader', 'load_ledger') }} as ledger
left join row_statuses on ledger.load_id = row_statuses.load_id
where ledger.status = 'loaded' and {{ is_of_known_feed('ledger') }}
group by ledger.load_id, ledger.feed, ledger.source_system, ledger.source_file, ledger.rows_read
