-- One row: when files were last loaded, and the rows loaded by that run.
select max(execution_time) as loaded_at, cast(sum(record_count) as bigint) as rows_read
from gold.go_process_audit_log
where process_type = 'load'
    and run_id = (
        select run_id
        from gold.go_process_audit_log
        where process_type = 'load'
        order by execution_time desc, run_id
        limit 1
    )
