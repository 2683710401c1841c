{# Facts bear the user's name as go_dim_user shows it. It shows all of them anew where the target or
   the masking key changed. #}
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
