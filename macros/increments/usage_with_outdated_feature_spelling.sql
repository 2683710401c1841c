{# The usage whose feature has another most frequent spelling now, for changed_keys. #}
{% macro usage_with_outdated_feature_spelling() -%}
    {%- if is_incremental() -%}
    select fact.usage_id
    from {{ this }} as fact
    inner join {{ ref('int_features') }} as features
        on fact.feature_key = {{ hash_key(['features.folded_name']) }}
    where fact.feature_name <> features.feature_name
    {%- else -%}
    select usage_id from {{ ref('si_features_usage') }}
    {%- endif -%}
{%- endmacro %}
