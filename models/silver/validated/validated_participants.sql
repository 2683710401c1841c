-- One row per delivered row of the feed participants, with its status.
with delivered as (
    {{ delivered_rows('participants', also=['person_id']) }}
),

timed as (
    select
        {{ columns_of_feed('participants') }},
        -- a guest with a user_id is identified by it, even if no such user is known
        coalesce(user_id, person_id, participant_id) as person_id,
        {{ elapsed_seconds('join_time', 'leave_time', otherwise='duration') }} as duration_seconds
    from delivered
),

{{ validate('participants', from='timed', references=['users', 'meetings', 'webinars']) }}
