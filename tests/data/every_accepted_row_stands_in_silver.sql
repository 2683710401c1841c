-- One row per load whose number of rows in silver differs from its number of accepted rows.
with rows_of_feeds as (
    {%- for feed in var('sources').values() | map('list') | sum(start=[]) | unique %}
    {{ 'union all' if not loop.first }}
    select load_id, count(*) as row_count from {{ ref('si_' ~ feed) }} group by load_id
    {%- endfor %}
),

in_silver as (
    select
        load_id,
        sum(row_count) as rows_in_silver
    from rows_of_feeds
    group by load_id
)

select
    coalesce(accounting.load_id, in_silver.load_id) as load_id,
    accounting.accepted,
    in_silver.rows_in_silver
from {{ ref('row_accounting') }} as accounting
full outer join in_silver on accounting.load_id = in_silver.load_id
where coalesce(accounting.accepted, -1) <> coalesce(in_silver.rows_in_silver, 0)
