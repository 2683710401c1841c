-- One row per delivered row of the feed support_tickets, with its fate.
with delivered as (
    {{ delivered_rows('support_tickets') }}
),

{{ judge('support_tickets', from='delivered', references=['users']) }}
