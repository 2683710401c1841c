-- One row per spelling that means several words of its list.
select
    list_name,
    match_key,
    count(*) as word_count
from {{ ref('stg_reference__words') }}
group by list_name, match_key
having count(*) > 1
