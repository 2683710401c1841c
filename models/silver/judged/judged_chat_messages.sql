-- One row per delivered row of the feed chat_messages, with its fate.
with delivered as (
    {{ delivered_rows('chat_messages') }}
),

{{ judge('chat_messages', from='delivered', references=['users', 'meetings', 'webinars']) }}
