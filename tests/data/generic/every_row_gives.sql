{# In one statement what a test not_null for each of the columns would find: one row per column that is NULL somewhere. #}
{% test every_row_gives(model, columns) %}
with counted as (
    select
        {%- for column in columns %}
        count(*) - count({{ adapter.quote(column) }}) as missing_{{ loop.index }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ model }}
),

listed as (
    {%- for column in columns %}
    {{ 'union all' if not loop.first }}
    select '{{ column }}' as column_name, missing_{{ loop.index }} as failing_rows from counted
    {%- endfor %}
)

select * from listed
where failing_rows > 0
{% endtest %}
