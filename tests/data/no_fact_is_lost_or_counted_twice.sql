-- One row per fact table whose number of rows differs from that of its rows of silver.
with counts as (
    select
        'go_fact_meeting_usage' as fact,
        (select count(*) from {{ ref('go_fact_meeting_usage') }}) as facts,
        (select count(*) from {{ ref('si_meetings') }} where status = 'Ended') as rows_of_silver
    union all
    select
        'go_fact_webinar_usage' as fact,
        (select count(*) from {{ ref('go_fact_webinar_usage') }}) as facts,
        (select count(*) from {{ ref('si_webinars') }} where status = 'Ended') as rows_of_silver
    union all
    select
        'go_fact_feature_usage' as fact,
        (select count(*) from {{ ref('go_fact_feature_usage') }}) as facts,
        (select count(*) from {{ ref('si_features_usage') }}) as rows_of_silver
    union all
    select
        'go_fact_support_ticket' as fact,
        (select count(*) from {{ ref('go_fact_support_ticket') }}) as facts,
        (select count(*) from {{ ref('si_support_tickets') }}) as rows_of_silver
    union all
    select
        'go_fact_billing' as fact,
        (select count(*) from {{ ref('go_fact_billing') }}) as facts,
        (
            select count(*) from {{ ref('si_billing_events') }}
            where status in ('Completed', 'Refunded')
        ) as rows_of_silver
    union all
    select
        'go_fact_license_utilization' as fact,
        (select count(*) from {{ ref('go_fact_license_utilization') }}) as facts,
        (
            select count(*) from {{ ref('si_licenses') }} where assigned_user_id is not null
        ) as rows_of_silver
)

select * from counts
where facts <> rows_of_silver
