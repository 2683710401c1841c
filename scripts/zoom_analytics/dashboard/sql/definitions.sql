-- One row per KPI, and per figure that is read like a KPI: its definition and what can be added up.
select
    kpi_code, kpi_name, question, formula, source_feeds, unit, scale,
    case
        when is_additive then 'values'
        when parts_are_additive then 'parts'
        else 'nothing'
    end as adds_up,
    period_types, dimension, while_running
from marts.kpi_catalog
union all
select
    'mrr_movements', 'mrr_movements', 'What changes the monthly recurring revenue?',
    'recurring revenue (001-13) of each payer in a month, less that of the month before: New never '
    || 'paid before, Returned paid before but not in the month before, Expanded and Contracted pay '
    || 'more or less, Ended no longer pays. The total is the change of 001-13',
    'billing_events', 'USD', 1, 'values', 'Monthly', 'movement',
    'The value is the change until silver''s last event day.'
union all
select
    'license_use', 'license_utilization',
    'How many of the assigned licenses have a user who is active?',
    'licenses in force in the period with a user who is active in it '
    || '/ licenses in force in the period with a user',
    'licenses, meetings, webinars, participants, features_usage', 'percent', 100, 'nothing',
    'Daily, Weekly, Monthly', 'license_type',
    'The value is what there is so far; it mostly still grows.'
order by kpi_code
