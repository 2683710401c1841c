{# One row per combination of the columns that several rows of the model share. #}
{% test is_unique_over(model, columns) %}
select
    {{ columns | join(', ') }},
    count(*) as row_count
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1
{% endtest %}
