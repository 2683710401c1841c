-- One row per load of which silver holds more or fewer rows than were accepted.
with in_silver as (
    {%- for feed in var('sources').values() | map('list') | sum(start=[]) | unique %}
    {{ 'union all' if not loop.first }}
    select load_id, count(*) as row_count from {{ ref('si_' ~ feed) }} group by load_id
    {%- endfor %}
),

standing as (
    select
        load_id,
        sum(row_count) as rows_in_silver
    from in_silver
    group by load_id
)

select
    coalesce(accounting.load_id, standing.load_id) as load_id,
    accounting.accepted,
    standing.rows_in_silver
from {{ ref('row_accounting') }} as accounting
full outer join standing on accounting.load_id = standing.load_id
where coalesce(accounting.accepted, -1) <> coalesce(standing.rows_in_silver, 0)
