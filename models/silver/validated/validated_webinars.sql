-- One row per delivered row of the feed webinars, with its status.
with delivered as (
    {{ delivered_rows('webinars') }}
),

timed as (
    select
        delivered.*,
        {{ elapsed_seconds('actual_start_time', 'end_time', otherwise='actual_duration') }}
            as duration_seconds
    from delivered
),

{{ validate('webinars', from='timed', references=['users', 'accounts']) }}
