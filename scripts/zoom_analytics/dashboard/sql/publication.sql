-- One row: the run that the file was published from, when, and the last day with data.
select run_id, published_at, data_until
from main.meta_publication
limit 1
