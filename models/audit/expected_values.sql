-- One row per column of a feed's contract: the values that it expects, in words.
{{ config(materialized='view') }}
{%- set rows = [] %}
{%- for feed in feeds() %}
{%- for c in feed_contract(feed) %}
{%- do rows.append({
    'feed': sql_text(feed),
    'column_name': sql_text(c.name),
    'type': sql_text(c.type),
    'parent': sql_text_or_null(c.ref or c.looked_up_in),
    'form': sql_text(expected_form(c))
}) %}
{%- endfor %}
{%- endfor %}
with words as (
    select vocabulary, {{ joined_texts('word') }} as allowed
    from (select distinct vocabulary, word from {{ ref('vocabularies') }}) as spelled
    group by vocabulary
),

columns_of_feeds as (
    {{ literal_rows(rows) }}
)

select
    columns_of_feeds.feed,
    columns_of_feeds.column_name,
    coalesce(
        'one of ' || words.allowed || ' (in any case, - and _ as blanks)', columns_of_feeds.form
    ) as expected,
    'the key of an accepted row of ' || columns_of_feeds.parent as expected_parent
from columns_of_feeds
left join words on columns_of_feeds.type = words.vocabulary
