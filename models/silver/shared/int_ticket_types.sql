-- One row per ticket type, in its most frequent spelling; ties by alphabet.
{{ common_spellings('support_tickets', 'ticket_type') }}
