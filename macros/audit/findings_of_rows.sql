{# One row per finding of some rows: load_id, row_number, finding_position (from 1), error_code,
   column_name.

   Arguments: relation; findings, its column of 'CODE:column' joined by ';'; condition, which rows.
   #}
{% macro findings_of_rows(relation, findings, condition) -%}
    {{ adapter.dispatch('findings_of_rows', 'zoom_analytics')(relation, findings, condition) }}
{%- endmacro %}

{% macro default__findings_of_rows(relation, findings, condition) -%}
    select
        load_id,
        row_number,
        finding_position,
        split_part(finding, ':', 1) as error_code,
        nullif(split_part(finding, ':', 2), '') as column_name
    from (
        select
            load_id,
            row_number,
            unnest(string_split({{ findings }}, ';')) as finding,
            unnest(generate_series(1, len(string_split({{ findings }}, ';')))) as finding_position
        from {{ relation }}
        where {{ condition }}
    ) as exploded
{%- endmacro %}

{% macro spark__findings_of_rows(relation, findings, condition) -%}
    select
        load_id,
        row_number,
        position + 1 as finding_position,
        split_part(finding, ':', 1) as error_code,
        nullif(split_part(finding, ':', 2), '') as column_name
    from {{ relation }}
    lateral view posexplode(split({{ findings }}, ';')) exploded as position, finding
    where {{ condition }}
{%- endmacro %}
