{# Before an increment of row_findings: takes out what was found in rows that were judged anew since. #}
{% macro forget_findings_of_touched_rows() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} as kept
    using (
        {%- for feed in feeds() %}
        {{ 'union all' if not loop.first }}
        select load_id, row_number from {{ ref('judged_' ~ feed) }} where {{ judged_since_last_build() }}
        {%- endfor %}
    ) as touched
    where kept.load_id = touched.load_id and kept.row_number = touched.row_number
    {%- endif -%}
{%- endmacro %}
