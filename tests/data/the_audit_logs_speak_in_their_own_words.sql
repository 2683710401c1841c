-- One row per status, error type or process type that the specification does not name. It reads the
-- logs of the run before.
with words as (
    select
        'go_error_audit_log' as log_name,
        'status' as column_name,
        status as word
    from {{ ref('go_error_audit_log') }}
    union
    select
        'go_error_audit_log' as log_name,
        'error_type' as column_name,
        error_type as word
    from {{ ref('go_error_audit_log') }}
    union
    select
        'go_process_audit_log' as log_name,
        'status' as column_name,
        status as word
    from {{ ref('go_process_audit_log') }}
    union
    select
        'go_process_audit_log' as log_name,
        'process_type' as column_name,
        process_type as word
    from {{ ref('go_process_audit_log') }}
)

select * from words
where
    log_name = 'go_error_audit_log' and column_name = 'status'
    and word not in ('Open', 'In Progress', 'Resolved')
    or column_name = 'error_type' and word not in ('Data Quality', 'Validation', 'Processing')
    or log_name = 'go_process_audit_log' and column_name = 'status'
    and word not in ('Success', 'Warning', 'Failure')
    or column_name = 'process_type'
    and word not in ('load', 'seed', 'model', 'snapshot', 'test', 'unit_test', 'run')
