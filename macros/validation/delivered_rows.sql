{# The staged rows of a feed that are to be validated, from every source that delivers it (var
   sources).

   A full build takes all rows. An increment takes the rows of new loads; of a source that is read
   as a whole, the rows that differ from their validated copy; validated rows whose parent has
   arrived or gone, or that the argument reconsider names; and all rows that share a key with one of
   these, because they compete with it.

   Arguments: feed; also, further columns of its staging models; reconsider, a query of load_id and
   row_number of validated rows. #}
{% macro delivered_rows(feed, also=[], reconsider=none) -%}
{%- set columns = [columns_of_feed(feed)] + also -%}
{%- set stagings = {} -%}
{%- for source_name, feeds in var('sources').items() if feed in feeds -%}
    {%- do stagings.update({source_name: ref('stg_' ~ source_name ~ '__' ~ feed)}) -%}
{%- endfor -%}
{%- if execute and is_incremental() -%}
{%- set key = feed_key(feed) -%}
{%- set news = sources_with_new_rows(feed) -%}
{%- set reread = var('sources_read_as_a_whole') | select('in', news) | select('in', stagings)
    | list -%}
{#- not a CTE, because the engine would materialize all of it -#}
{%- set validated_before -%}
(
    select * from {{ this }}
    {%- if reread %}
    where (load_id, row_number) not in (
        select new_rows.load_id, new_rows.row_number from new_rows
    )
    {%- endif %}
)
{%- endset -%}
with new_rows as (
    {%- for source_name, staging in stagings.items() %}
    {{ 'union all' if not loop.first }}
    select {{ columns | join(', ') }} from {{ staging }} as staged
    where {{ news.get(source_name, 'false') }}
    {%- endfor %}
),

reconsidered as (
    {%- for c in feed_contract(feed) if c.ref %}
    select child.load_id, child.row_number, child.{{ key }}
    from {{ validated_before }} as child
    inner join {{ ref('si_' ~ c.ref) }} as parent
        on child.{{ c.name }} = parent.{{ feed_key(c.ref) }}
    where child.{{ c.name }}__is_orphan
    union all
    {%- if reread %}
    select child.load_id, child.row_number, child.{{ key }}
    from {{ validated_before }} as child
    left join {{ ref('si_' ~ c.ref) }} as parent
        on child.{{ c.name }} = parent.{{ feed_key(c.ref) }}
    where
        child.source_system in ('{{ reread | join("', '") }}')
        and child.{{ c.name }} is not null
        and not child.{{ c.name }}__is_orphan
        and parent.{{ feed_key(c.ref) }} is null
    union all
    {%- endif %}
    {%- endfor %}
    {%- if reconsider %}
    select load_id, row_number, {{ key }} from ({{ reconsider }}) as changed
    union all
    {%- endif %}
    select load_id, row_number, {{ key }} from new_rows where false
),

changed_keys as (
    select {{ key }} from new_rows where {{ key }} is not null
    union
    select {{ key }} from reconsidered where {{ key }} is not null
),

-- the few of them that were validated before: the search reads only keys, and the query below
-- hardly more than their rows
competing_keys as (
    select distinct {{ key }} from {{ validated_before }} as before
    where {{ key }} in (select changed_keys.{{ key }} from changed_keys)
)

select {{ columns | join(', ') }} from new_rows
union all
select {{ columns | join(', ') }} from {{ validated_before }} as before
where {{ key }} in (select competing_keys.{{ key }} from competing_keys)
union all
select {{ columns | join(', ') }} from {{ validated_before }} as before
where {{ key }} is null and (load_id, row_number) in (
    select reconsidered.load_id, reconsidered.row_number from reconsidered
)
{%- else -%}
{%- for staging in stagings.values() -%}
{%- if not loop.first %}
union all
{% endif -%}
select {{ columns | join(', ') }} from {{ staging }}
{%- endfor -%}
{%- endif -%}
{%- endmacro %}
