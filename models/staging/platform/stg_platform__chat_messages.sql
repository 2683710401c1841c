-- One row per row delivered to platform/chat_messages.
with delivered as (
    select * from {{ source('platform', 'chat_messages') }}
),

{{ typed_rows('chat_messages', from='delivered') }}
