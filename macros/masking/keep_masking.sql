{# After a build of go_dim_user, in its transaction: notes how personal data are masked, for the
   publication. masked_with is the fingerprint of the masking key, NULL for data in clear. #}
{% macro keep_masking() -%}
    {%- if execute -%}
    insert into audit.maskings (model_name, masked_with, run_id, built_at)
    values (
        '{{ this.schema }}.{{ this.identifier }}',
        {{ masking_fingerprint() if masks_personal_data() else 'null' }},
        '{{ invocation_id }}',
        {{ utc_now() }}
    )
    {%- endif -%}
{%- endmacro %}
