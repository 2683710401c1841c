{# What is not local to the rows that are new: queries of further changed keys, for changed_keys. #}

{# Usage without a user of its own counts for the meeting's host. #}
{% macro usage_of_meetings_hosted_by_changed_users() -%}
    select usage_id from {{ ref('si_features_usage') }}
    where user_id is null and meeting_id in ({{ keys_naming_changed('meetings', ['host_user_id'], of='users') }})
{%- endmacro %}

{# The most frequent spelling of a feature may have become another one. #}
{% macro usage_of_features_spelled_anew() -%}
    {%- if is_incremental() -%}
    select fact.usage_id
    from {{ this }} as fact
    inner join {{ ref('int_features') }} as features on fact.feature_key = {{ hash_key(['features.folded_name']) }}
    where fact.feature_name <> features.feature_name
    {%- else -%}
    select usage_id from {{ ref('si_features_usage') }}
    {%- endif -%}
{%- endmacro %}

{# The most frequent spelling of a ticket type may have become another one. #}
{% macro tickets_of_types_spelled_anew() -%}
    {%- if is_incremental() -%}
    select fact.ticket_id
    from {{ this }} as fact
    inner join {{ ref('int_ticket_types') }} as ticket_types on fact.ticket_type_key = {{ hash_key(['ticket_types.folded_name']) }}
    where fact.ticket_type <> ticket_types.ticket_type
    {%- else -%}
    select ticket_id from {{ ref('si_support_tickets') }}
    {%- endif -%}
{%- endmacro %}

{# An event without a user counts for the admin of its account, who may have become another one or
   changed their name. #}
{% macro charges_of_accounts_with_changed_admins() -%}
    select transaction_id from {{ ref('si_billing_events') }}
    where account_id in ({{ keys_naming_changed('accounts', ['admin_user_id'], of='users') }})
{%- endmacro %}

{# The meetings that changed rows of other feeds name. #}
{% macro meetings_with_changed_children(feeds=['participants', 'recordings', 'chat_messages', 'features_usage']) -%}
    {%- for feed in feeds %}
    {{ 'union' if not loop.first }}
    select changed_children.meeting_id from {{ ref('validated_' ~ feed) }} as changed_children
    where {{ validated_since_last_build() }} and changed_children.meeting_id is not null
    {%- endfor %}
{%- endmacro %}

{# Facts bear the user's name as go_dim_user shows it. It shows all of them anew where the target or
   the masking key changed. #}
{% macro facts_that_name_users_otherwise(feed) -%}
    {%- if is_incremental() -%}
    select fact.{{ feed_key(feed) }}
    from {{ this }} as fact
    inner join {{ ref('go_dim_user') }} as users on fact.user_key = users.user_key
    where fact.user_name <> users.user_name
    {%- else -%}
    select {{ feed_key(feed) }} from {{ ref('si_' ~ feed) }}
    {%- endif -%}
{%- endmacro %}
