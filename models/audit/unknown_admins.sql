-- One row per accepted account whose admin is not an accepted user: a warning. It is found after
-- users are validated, because users refer to accounts.
{%- set ledger = source('loader', 'load_ledger') %}
with unknown as (
    select accounts.*
    from {{ ref('si_accounts') }} as accounts
    left join {{ ref('si_users') }} as users on accounts.admin_user_id = users.user_id
    where accounts.admin_user_id is not null and users.user_id is null
),

delivered as (
    {%- for source_name, feeds in var('sources').items() if 'accounts' in feeds %}
    {%- set raw_rows = source(source_name, feeds['accounts']) %}
    {{ 'union all' if not loop.first }}
    select
        raw_rows._load_id as load_id,
        raw_rows._row_number as row_number,
        {{ json_of_row('raw_rows', raw_columns(raw_rows)) }} as payload
    from {{ raw_rows }} as raw_rows
    {%- endfor %}
)

select
    unknown.load_id,
    ledger.feed,
    'accounts' as feed_of_contract,
    ledger.source_system,
    ledger.source_file,
    unknown.row_number,
    'Z201' as error_code,
    'admin_user_id' as column_name,
    false as is_quarantined,
    false as is_past,
    delivered.payload,
    ledger.loaded_at as first_seen_at
from unknown
inner join delivered
    on unknown.load_id = delivered.load_id and unknown.row_number = delivered.row_number
inner join {{ ledger }} as ledger on unknown.load_id = ledger.load_id
