{# After go_dim_user was built: how its personal data are masked, for the publication. masked_with
   tells keys apart; it is NULL where they stand in clear. A row per build, in the transaction of
   the build. #}
{% macro keep_masking() -%}
    {%- if execute -%}
    insert into audit.maskings (model_name, masked_with, run_id, built_at)
    values ('{{ this.schema }}.{{ this.identifier }}', {{ masking_fingerprint() if masks_personal_data() else 'null' }}, '{{ invocation_id }}', {{ utc_now() }})
    {%- endif -%}
{%- endmacro %}
