-- One row per feature, in its most frequent spelling.
select
    feature_name,
    {{ gold_dates_and_source() }},
    {{ hash_key(['folded_name']) }} as feature_key
from {{ ref('int_features') }}
