{# Before an increment of row_findings: deletes the findings of rows that were validated again. #}
{% macro delete_findings_of_changed_rows() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} as kept
    using (
        {%- for feed in feeds() %}
        {{ 'union all' if not loop.first }}
        select load_id, row_number from {{ ref('validated_' ~ feed) }}
        where {{ since_last_build('validated_at') }}
        {%- endfor %}
    ) as changed
    where kept.load_id = changed.load_id and kept.row_number = changed.row_number
    {%- endif -%}
{%- endmacro %}
