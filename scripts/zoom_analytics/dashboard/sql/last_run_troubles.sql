-- One row per process of the last run that did not succeed, failures first; at most $most of them.
with last_run as (
    select run_id
    from gold.go_process_audit_log
    where process_type <> 'load'
    order by execution_time desc, run_id
    limit 1
)

select process_name, process_type, status, error_count
from gold.go_process_audit_log
inner join last_run using (run_id)
where status <> 'Success'
order by status = 'Warning', process_name
limit $most
