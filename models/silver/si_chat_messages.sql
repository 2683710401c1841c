-- One row per chat message.
{{ accepted_rows('chat_messages') }}
