{# The keys of a fact whose user name differs from go_dim_user, which shows other names after a
   change of the target or of the masking key. For an increment.

   Argument: key, the column of the natural key. #}
{% macro facts_with_outdated_user_names(key) -%}
    select fact.{{ key }}
    from {{ this }} as fact
    inner join {{ ref('go_dim_user') }} as users on fact.user_key = users.user_key
    where fact.user_name <> users.user_name
{%- endmacro %}
