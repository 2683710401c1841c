-- One row per delivered row of the feed chat_messages, with its status.
with delivered as (
    {{ delivered_rows('chat_messages') }}
),

{{ validate('chat_messages', from='delivered', references=['users', 'meetings', 'webinars']) }}
