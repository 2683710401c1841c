-- One row per column of a feed's contract: the values that it expects, in words.
{{ config(materialized='view') }}

with words as (
    select vocabulary, {{ joined_texts('word') }} as allowed
    from (select distinct vocabulary, word from {{ ref('vocabularies') }}) as spelled
    group by vocabulary
),

columns_of_feeds as (
    {%- for feed in feeds() %}
    {%- for c in feed_contract(feed) %}
    select
        '{{ feed }}' as feed,
        '{{ c.name }}' as column_name,
        '{{ c.type }}' as type,
        '{{ c.ref or c.looked_up_in or '' }}' as parent,
        {{ sql_text(expected_form(c)) }} as form
    union all
    {%- endfor %}
    {%- endfor %}
    select null as feed, null as column_name, null as type, null as parent, null as form
    where false
)

select
    columns_of_feeds.feed,
    columns_of_feeds.column_name,
    coalesce(
        'one of ' || words.allowed || ' (in any case, - and _ as blanks)', columns_of_feeds.form
    ) as expected,
    'the key of an accepted row of ' || nullif(columns_of_feeds.parent, '') as expected_parent
from columns_of_feeds
left join words on columns_of_feeds.type = words.vocabulary
