-- One row per error, open or resolved: its latest state. The history is in error_events.
{{ config(materialized='view') }}

with ranked as (
    select
        events.*,
        min(event_at) over (partition by error_id) as first_seen_at,
        row_number() over (partition by error_id order by event_at desc) as recency
    from {{ ref('error_events') }} as events
)

select
    codes.error_type,
    ranked.error_description,
    ranked.source_table,
    ranked.first_seen_at as error_timestamp,
    concat('run ', ranked.run_id, ' by ', ranked.actor) as process_audit_info,
    ranked.status,
    cast(ranked.first_seen_at as date) as load_date,
    cast(ranked.event_at as date) as update_date,
    ranked.source_system,
    ranked.error_id,
    ranked.error_code
from ranked
inner join {{ ref('error_codes') }} as codes on ranked.error_code = codes.code
where ranked.recency = 1
