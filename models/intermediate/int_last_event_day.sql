-- One row: the last day on which silver has an event (choices.md, "Silver's last event day").
with latest as (
    {%- for feed, columns in event_times().items() %}
    {%- set is_first_feed = loop.first %}
    {%- for column in columns %}
    {{ 'union all' if not (is_first_feed and loop.first) }}
    select max({{ adapter.quote(column) }}) as event_at from {{ ref('si_' ~ feed) }}
    {%- endfor %}
    {%- endfor %}
)

select cast(max(event_at) as date) as last_event_day
from latest
