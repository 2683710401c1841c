{# The facts whose user name differs from go_dim_user, which shows other names after a change of the
   target or of the masking key. #}
{% macro facts_with_outdated_user_names(feed) -%}
    {%- if is_incremental() -%}
    select fact.{{ feed_key(feed) }}
    from {{ this }} as fact
    inner join {{ ref('go_dim_user') }} as users on fact.user_key = users.user_key
    where fact.user_name <> users.user_name
    {%- else -%}
    select {{ feed_key(feed) }} from {{ ref('si_' ~ feed) }}
    {%- endif -%}
{%- endmacro %}
