-- One row per code in the quarantine, the most frequent first.
select
    error_code, any_value(error_name) as error_name, any_value(meaning) as meaning,
    cast(sum(quarantined_rows) as bigint) as quarantined_rows
from marts.quarantine_by_code
group by error_code
order by quarantined_rows desc, error_code
