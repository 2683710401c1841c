-- One row per feedback KPI and period.
{{ config(meta={'counts': ['feedback']}) }}

with feedback as (
    select submitted_date, rating, source_system
    from {{ ref('si_feedback') }}
),

of_period as (
    {{ measures_by_period('feedback', 'submitted_date', {
        'rating_sum': 'sum(rating)',
        'feedback_count': 'count(*)',
    }) }}
)

{{ kpi_rows('000-24', 'of_period', 'rating_sum', 'feedback_count') }}
