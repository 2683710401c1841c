-- One row: the open errors and those in progress.
select
    count(*) filter (where status = 'Open') as open,
    count(*) filter (where status = 'In Progress') as in_progress
from gold.go_error_audit_log
