-- One row per error of a quarantined row, and per warning of an accepted row or of an event that
-- another payload superseded.
{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ delete_findings_of_changed_rows() }}", post_hook="{{ keep_watermark() }}"
) }}
{%- set ledger = source('loader', 'load_ledger') %}
{%- set looked_at, found_in = feeds_with_findings(), [] %}
with
{%- for source_name, feeds in var('sources').items() %}
{%- for feed, raw_table in feeds.items() if feed in looked_at %}
{%- do found_in.append(source_name ~ '__' ~ feed) %}
{%- set validated = ref('validated_' ~ feed) %}
{%- set accepted_rows = ref('si_' ~ feed) %}
{%- set raw_rows = source(source_name, raw_table) %}
{%- set key = feed_key(feed) %}
{%- set since = since_last_build('validated_at') if is_incremental() else 'true' %}

{{ source_name }}__{{ feed }}__erroneous as (
    select
        found.error_code,
        found.column_name,
        validated.*
    from (
        select
            findings.*,
            row_number() over (
                partition by load_id, row_number, column_name order by finding_position
            ) as place_in_column
        from (
            {{ findings_of_rows(validated, 'errors', "row_status = 'quarantined' and " ~ since) }}
            union all
            {{ findings_of_rows(
                validated, 'warnings',
                "row_status = 'accepted' and warnings is not null and " ~ since
            ) }}
            {%- if not has_versions(feed) %}
            union all
            select
                load_id,
                row_number,
                1 as finding_position,
                'Z202' as error_code,
                null as column_name
            from {{ validated }}
            where row_status = 'superseded' and {{ since }}
            {%- endif %}
        ) as findings
    ) as found
    inner join (
        select load_id, row_number, source_file, source_system, row_status, {{ key }}
        from {{ validated }}
        where {{ since }}
    ) as validated
        on found.load_id = validated.load_id and found.row_number = validated.row_number
    where found.place_in_column = 1 and validated.source_system = '{{ source_name }}'
),

{{ source_name }}__{{ feed }}__accepted as (
    select * from {{ accepted_rows }}
    where {{ key }} in (
        select erroneous.{{ key }} from {{ source_name }}__{{ feed }}__erroneous as erroneous
    )
),

{{ source_name }}__{{ feed }} as (
    select
        '{{ feed }}' as feed_of_contract,
        erroneous.load_id,
        erroneous.row_number,
        erroneous.error_code,
        erroneous.column_name,
        erroneous.row_status = 'quarantined' as is_quarantined,
        coalesce({{ loaded_after('accepted', 'erroneous') }}, false) as is_replaced,
        coalesce(
            raw_rows._unreadable, {{ json_of_row('raw_rows', raw_columns(raw_rows)) }}
        ) as payload
    from {{ source_name }}__{{ feed }}__erroneous as erroneous
    inner join {{ raw_rows }} as raw_rows
        on erroneous.load_id = raw_rows._load_id and erroneous.row_number = raw_rows._row_number
    left join {{ source_name }}__{{ feed }}__accepted as accepted
        on erroneous.{{ key }} = accepted.{{ key }}
),
{%- endfor %}
{%- endfor %}

findings as (
    {%- for part in found_in %}
    {{ 'union all' if not loop.first }}
    select * from {{ part }}
    {%- endfor %}
)

select
    findings.load_id,
    ledger.feed,
    findings.feed_of_contract,
    ledger.source_system,
    ledger.source_file,
    findings.row_number,
    findings.error_code,
    findings.column_name,
    findings.is_quarantined,
    findings.is_quarantined and findings.is_replaced as is_past,
    findings.payload,
    ledger.loaded_at as first_seen_at
from findings
inner join {{ ledger }} as ledger on findings.load_id = ledger.load_id
