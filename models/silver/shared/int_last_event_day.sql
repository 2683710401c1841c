-- One row: the last day on which silver has an event (docs/specification/kpis.md, "Periods").
with latest as (
    {%- for feed in feeds() %}
    {%- set events = ref('si_' ~ feed) %}
    {%- for column in event_times(feed) %}
    select max({{ adapter.quote(column) }}) as event_at from {{ events }}
    union all
    {%- endfor %}
    {%- endfor %}
    select cast(null as timestamp) as event_at
)

select cast(max(event_at) as date) as last_event_day
from latest
