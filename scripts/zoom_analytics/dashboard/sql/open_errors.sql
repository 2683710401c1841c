-- One row: the errors that wait for someone, and those that someone has taken on.
select
    count(*) filter (where status = 'Open') as open,
    count(*) filter (where status = 'In Progress') as in_progress
from gold.go_error_audit_log
