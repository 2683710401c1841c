-- Has every table the rows that the publication says, and is there none besides?
with counts as (
    select 'audit' as table_schema, 'quarantine' as table_name, count(*) as counted
    from audit.quarantine
    union all
    select 'audit' as table_schema, 'row_accounting' as table_name, count(*) as counted
    from audit.row_accounting
    union all
    select 'gold' as table_schema, 'go_agg_active_users' as table_name, count(*) as counted
    from gold.go_agg_active_users
    union all
    select 'gold' as table_schema, 'go_agg_feature_adoption' as table_name, count(*) as counted
    from gold.go_agg_feature_adoption
    union all
    select 'gold' as table_schema, 'go_agg_license_utilization' as table_name, count(*) as counted
    from gold.go_agg_license_utilization
    union all
    select 'gold' as table_schema, 'go_agg_meeting_minutes' as table_name, count(*) as counted
    from gold.go_agg_meeting_minutes
    union all
    select 'gold' as table_schema, 'go_agg_mrr' as table_name, count(*) as counted
    from gold.go_agg_mrr
    union all
    select 'gold' as table_schema, 'go_agg_ticket_resolution' as table_name, count(*) as counted
    from gold.go_agg_ticket_resolution
    union all
    select 'gold' as table_schema, 'go_dim_billing_event_type' as table_name, count(*) as counted
    from gold.go_dim_billing_event_type
    union all
    select 'gold' as table_schema, 'go_dim_feature' as table_name, count(*) as counted
    from gold.go_dim_feature
    union all
    select 'gold' as table_schema, 'go_dim_license_type' as table_name, count(*) as counted
    from gold.go_dim_license_type
    union all
    select 'gold' as table_schema, 'go_dim_meeting' as table_name, count(*) as counted
    from gold.go_dim_meeting
    union all
    select 'gold' as table_schema, 'go_dim_ticket_type' as table_name, count(*) as counted
    from gold.go_dim_ticket_type
    union all
    select 'gold' as table_schema, 'go_dim_user' as table_name, count(*) as counted
    from gold.go_dim_user
    union all
    select 'gold' as table_schema, 'go_dim_webinar' as table_name, count(*) as counted
    from gold.go_dim_webinar
    union all
    select 'gold' as table_schema, 'go_error_audit_log' as table_name, count(*) as counted
    from gold.go_error_audit_log
    union all
    select 'gold' as table_schema, 'go_fact_billing' as table_name, count(*) as counted
    from gold.go_fact_billing
    union all
    select 'gold' as table_schema, 'go_fact_feature_usage' as table_name, count(*) as counted
    from gold.go_fact_feature_usage
    union all
    select 'gold' as table_schema, 'go_fact_license_utilization' as table_name, count(*) as counted
    from gold.go_fact_license_utilization
    union all
    select 'gold' as table_schema, 'go_fact_meeting_usage' as table_name, count(*) as counted
    from gold.go_fact_meeting_usage
    union all
    select 'gold' as table_schema, 'go_fact_support_ticket' as table_name, count(*) as counted
    from gold.go_fact_support_ticket
    union all
    select 'gold' as table_schema, 'go_fact_webinar_usage' as table_name, count(*) as counted
    from gold.go_fact_webinar_usage
    union all
    select 'gold' as table_schema, 'go_process_audit_log' as table_name, count(*) as counted
    from gold.go_process_audit_log
    union all
    select 'marts' as table_schema, 'kpi_catalog' as table_name, count(*) as counted
    from marts.kpi_catalog
    union all
    select 'marts' as table_schema, 'kpi_values' as table_name, count(*) as counted
    from marts.kpi_values
    union all
    select 'marts' as table_schema, 'mrr_movements' as table_name, count(*) as counted
    from marts.mrr_movements
    union all
    select 'marts' as table_schema, 'quarantine_by_code' as table_name, count(*) as counted
    from marts.quarantine_by_code
    union all
    select 'marts' as table_schema, 'time_spine' as table_name, count(*) as counted
    from marts.time_spine
)

select
    said.built_at,
    said.data_until,
    coalesce(said.table_schema, counts.table_schema) as table_schema,
    coalesce(said.table_name, counts.table_name) as table_name,
    said.row_count,
    counts.counted,
    said.remark
from meta_publication as said
full outer join counts on said.table_schema = counts.table_schema and said.table_name = counts.table_name
order by table_schema, table_name
