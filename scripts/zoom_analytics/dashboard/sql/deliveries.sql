-- One row per feed: delivered rows by status.
select
    source_system || '/' || feed as feed,
    count(*) as files,
    cast(sum(rows_read) as bigint) as delivered,
    cast(sum(accepted) as bigint) as accepted,
    cast(sum(superseded) as bigint) as superseded,
    cast(sum(duplicate) as bigint) as duplicate,
    cast(sum(quarantined) as bigint) as quarantined,
    cast(sum(excluded) as bigint) as excluded
from audit.row_accounting
group by source_system, feed
order by sum(rows_read) desc, source_system, feed
