-- One row per support KPI, period and ticket type.
with tickets as (
    select ticket_type, opened_at, source_system
    from {{ ref('go_fact_support_ticket') }}
),

closed_tickets as (
    select closed_at, contact_count, source_system
    from {{ ref('int_closed_tickets') }}
),

meeting_periods as (
    select * from {{ ref('int_meeting_periods') }}
),

opened as (
    {{ measures_by_period('tickets', 'opened_at', {'ticket_count': 'count(*)'}) }}
),

opened_of_type as (
    {{ measures_by_period('tickets', 'opened_at', {
        'ticket_count': 'count(*)',
    }, by={'dimension_value': 'ticket_type'}) }}
),

resolved_of_type as (
    select
        period_type,
        period_start,
        ticket_type as dimension_value,
        ticket_count,
        open_microseconds
    from {{ ref('int_ticket_resolution') }}
),

first_contacts as (
    {{ measures_by_period('closed_tickets', 'closed_at', {
        'first_contact_count': 'count(case when contact_count = 1 then 1 end)',
        'ticket_count': 'count(*)',
    }, where='contact_count is not null') }}
),

tickets_and_hosts as (
    select
        coalesce(opened.period_type, meeting_periods.period_type) as period_type,
        coalesce(opened.period_start, meeting_periods.period_start) as period_start,
        coalesce(opened.ticket_count, 0) as ticket_count,
        coalesce(meeting_periods.host_count, 0) as host_count
    from opened
    full outer join meeting_periods
        on opened.period_type = meeting_periods.period_type
        and opened.period_start = meeting_periods.period_start
)

{{ kpi_rows('000-25', 'opened', 'ticket_count') }}
union all
{{ kpi_rows('001-09', 'opened_of_type', 'ticket_count') }}
union all
{{ kpi_rows('001-10', 'resolved_of_type', 'open_microseconds', 'ticket_count',
    numerator_unit=3600000000) }}
union all
{{ kpi_rows('001-11', 'first_contacts', 'first_contact_count', 'ticket_count') }}
union all
{{ kpi_rows('001-12', 'tickets_and_hosts', 'ticket_count', 'host_count') }}
