{# The tickets whose type has another most frequent spelling now, for changed_keys. #}
{% macro tickets_with_outdated_type_spelling() -%}
    {%- if is_incremental() -%}
    select fact.ticket_id
    from {{ this }} as fact
    inner join {{ ref('int_ticket_types') }} as ticket_types
        on fact.ticket_type_key = {{ hash_key(['ticket_types.folded_name']) }}
    where fact.ticket_type <> ticket_types.ticket_type
    {%- else -%}
    select ticket_id from {{ ref('si_support_tickets') }}
    {%- endif -%}
{%- endmacro %}
