-- One row per ticket type and period in which tickets of it were closed: the mean hours from opening to closing.
with closed as (
    {%- for period_type in period_types() %}
    {{ 'union all' if not loop.first }}
    select
        '{{ period_type }}' as period_type,
        {{ period_start(period_type, 'closed_at') }} as period_start,
        ticket_type,
        ticket_type_key,
        {{ microseconds_between('opened_at', 'closed_at') }} as open_microseconds,
        source_system
    from {{ ref('go_fact_support_ticket') }}
    where resolution_status in ('Resolved', 'Closed')
    {%- endfor %}
)

select
    ticket_type,
    {{ rounded_quotient('sum(open_microseconds)', '3600000000 * count(*)', 'decimal(12, 2)') }} as avg_resolution_time,
    period_type,
    {{ gold_dates_and_source(joined_sources()) }},
    {{ hash_key(['ticket_type_key', 'period_type', 'period_start']) }} as ticket_resolution_key,
    period_start
from closed
group by ticket_type, ticket_type_key, period_type, period_start
