-- One row: the last run of dbt in the process log. A load is a separate run.
with last_run as (
    select run_id
    from gold.go_process_audit_log
    where process_type <> 'load'
    order by execution_time desc, run_id
    limit 1
)

select
    run_id,
    min(execution_time) as began_at,
    count(*) filter (where process_type in ('model', 'seed', 'snapshot')) as built,
    count(*) filter (where process_type in ('test', 'unit_test')) as tested,
    count(*) filter (where status = 'Success') as succeeded,
    count(*) filter (where status = 'Warning') as warned,
    count(*) filter (where status = 'Failure') as failed
from gold.go_process_audit_log
inner join last_run using (run_id)
group by run_id
