-- One row per delivered row of the feed phone_calls, with its status.
with delivered as (
    {{ delivered_rows('phone_calls') }}
),

timed as (
    select
        delivered.*,
        {{ elapsed_seconds('start_time', 'end_time', otherwise='duration') }} as duration_seconds
    from delivered
),

{{ validate('phone_calls', from='timed', references=['users', 'recordings', 'accounts']) }}
