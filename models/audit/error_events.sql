-- One row per change of an error: opened, in progress, resolved. Rows are only appended, by the
-- hook at the end of a run and by `zoom-analytics errors`.
{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

{{ no_rows({
    'error_id': dbt.type_string(),
    'error_code': dbt.type_string(),
    'error_description': dbt.type_string(),
    'source_table': dbt.type_string(),
    'source_system': dbt.type_string(),
    'status': dbt.type_string(),
    'event_at': 'timestamp',
    'run_id': dbt.type_string(),
    'actor': dbt.type_string()
}) }}
