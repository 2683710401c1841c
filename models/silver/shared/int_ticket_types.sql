-- One row per ticket type, however it is spelled: the most frequent spelling stands, ties by
-- alphabet.
{{ common_spellings('support_tickets', 'ticket_type') }}
