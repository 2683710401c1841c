-- One row per load of a file: what became of its rows, as things stand now.
with fates as (
    {%- for feed in feeds() %}
    {{ 'union all' if not loop.first }}
    select load_id, fate, count(*) as row_count from {{ ref('judged_' ~ feed) }} group by load_id, fate
    {%- endfor %}
)

select
    ledger.load_id,
    ledger.feed,
    ledger.source_system,
    ledger.source_file,
    ledger.rows_read,
    {{ rows_of_fate('accepted') }} as accepted,
    {{ rows_of_fate('superseded') }} as superseded,
    {{ rows_of_fate('duplicate') }} as duplicate,
    {{ rows_of_fate('quarantined') }} as quarantined,
    {{ rows_of_fate('excluded') }} as excluded
from {{ source('loader', 'load_ledger') }} as ledger
left join fates on ledger.load_id = fates.load_id
where ledger.status = 'loaded' and {{ is_read('ledger') }}
group by ledger.load_id, ledger.feed, ledger.source_system, ledger.source_file, ledger.rows_read
