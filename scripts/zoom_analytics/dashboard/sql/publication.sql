-- One row: which run the file was published from, when, and until when there are data.
select run_id, published_at, data_until
from main.meta_publication
limit 1
