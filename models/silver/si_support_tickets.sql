-- One row per support ticket.
{{ accepted_rows('support_tickets') }}
