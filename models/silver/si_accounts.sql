-- One row per customer account.
{{ accepted_rows('accounts') }}
