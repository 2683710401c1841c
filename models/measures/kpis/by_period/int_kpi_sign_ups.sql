-- One row per registration KPI and period.
{{ config(meta={'counts': ['users']}) }}

with users as (
    select created_date, source_system
    from {{ ref('si_users') }}
),

of_period as (
    {{ measures_by_period('users', 'created_date', {'user_count': 'count(*)'}) }}
)

{{ kpi_rows('001-07', 'of_period', 'user_count') }}
