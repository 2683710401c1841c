-- One row per event of an error with the status and the description of the event before it. It
-- reads the log as the run before left it. depends_on: {{ ref('go_error_audit_log') }} (so that a
-- finding here does not keep the log itself from being built)
with events as (
    select
        error_id,
        status,
        error_description,
        event_at,
        lag(status) over (partition by error_id order by event_at) as status_before,
        lag(error_description) over (partition by error_id order by event_at) as description_before
    from {{ ref('error_events') }}
)

select * from events
where status = status_before and error_description = description_before
