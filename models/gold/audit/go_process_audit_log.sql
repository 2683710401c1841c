-- One row per process and run. A process is a loaded feed, a seed, model, snapshot or test. Filled
-- by the hook at the end of a run.
{{ config(incremental_strategy='append', full_refresh=false) }}

{{ no_rows({
    'process_name': dbt.type_string(), 'execution_time': 'timestamp', 'status': dbt.type_string(),
    'record_count': 'bigint', 'error_count': 'bigint', 'audit_details': dbt.type_string(),
    'load_date': 'date', 'update_date': 'date', 'source_system': dbt.type_string(),
    'process_type': dbt.type_string(), 'run_id': dbt.type_string(), 'seconds': 'double'
}) }}
