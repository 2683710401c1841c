-- One row per delivered row of the feed support_tickets, with its status.
with delivered as (
    {{ delivered_rows('support_tickets') }}
),

{{ validate('support_tickets', from='delivered', references=['users']) }}
