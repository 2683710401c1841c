{# Usage without a user counts for the meeting's host, so it changes with the host. #}
{% macro usage_of_meetings_hosted_by_changed_users() -%}
    select usage_id from {{ ref('si_features_usage') }}
    where
        user_id is null
        and meeting_id in (
            {{ keys_referring_to_changed('meetings', ['host_user_id'], of='users') }}
        )
{%- endmacro %}
