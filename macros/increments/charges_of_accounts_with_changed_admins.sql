{# An event without a user counts for the admin of its account, so it changes with the admin. #}
{% macro charges_of_accounts_with_changed_admins() -%}
    select transaction_id from {{ ref('si_billing_events') }}
    where account_id in ({{ keys_referring_to_changed('accounts', ['admin_user_id'], of='users') }})
{%- endmacro %}
