{# The last CTEs of a validated model: the status of every delivered row of a feed.

   Arguments: feed, whose contract and rules apply; from, a CTE with the columns of delivered_rows
   and those that the rules use; references, the feeds that its columns refer to.

   Adds to the columns of from: <column>__is_orphan for each reference; errors and warnings,
   complete, as 'CODE:column' joined by ';'; validated_at, the start of the run that validated the
   row last; row_status: accepted (the row stands), superseded, duplicate, quarantined or excluded
   (docs/specification/rows.md, "Status"). #}
{% macro validate(feed, from, references=[]) -%}
{%- set columns = feed_contract(feed) -%}
{%- set key = feed_key(feed) -%}
{%- set refs = columns | selectattr('ref', 'defined') | list -%}
{%- set parents = {} -%}
{%- for parent in references -%}
    {%- do parents.update({parent: ref('si_' ~ parent)}) -%}
{%- endfor -%}
looked_up as (
    select
        rows_of_feed.*
        {%- for c in refs %},
        rows_of_feed.{{ c.name }} is not null
            and parent_of_{{ c.name }}.{{ feed_key(c.ref) }} is null as {{ c.name }}__is_orphan
        {%- endfor %}
    from {{ from }} as rows_of_feed
    {%- for c in refs %}
    left join {% if is_incremental() -%}
        (
            -- the parents of these rows: a join of few rows to many would read all parents
            select {{ feed_key(c.ref) }} from {{ parents[c.ref] }}
            where {{ feed_key(c.ref) }} in (select named.{{ c.name }} from {{ from }} as named)
        )
        {%- else %}{{ parents[c.ref] }}{% endif %} as parent_of_{{ c.name }}
        on rows_of_feed.{{ c.name }} = parent_of_{{ c.name }}.{{ feed_key(c.ref) }}
    {%- endfor %}
),

found as (
    select
        looked_up.*,
        case
            when typing_errors = 'Z002:' then typing_errors
            else {{ joined_findings(
                ['typing_errors'] + rule_findings(feed_rules(feed, 'rules'))
                + orphan_findings(refs, true)
            ) }}
        end as errors,
        {{ joined_findings(
            ['typing_warnings'] + orphan_findings(refs, false)
            + rule_findings(feed_rules(feed, 'warnings'))
        ) }} as warnings
    from looked_up
),

contested as (
    select {{ key }}
    from found
    where errors is null and not is_excluded
    group by {{ key }}
    having count(*) > 1
),

ranked as (
    select
        {% for c in columns -%}
        found.{{ c.name }},
        {% endfor -%}
        found.load_id,
        found.row_number,
        row_number() over (
            partition by found.{{ key }}
            order by
                {{ 'found.updated_at desc,' if has_versions(feed) }} {{ loaded_last('found') }}
        ) as rank
    from found
    inner join contested on found.{{ key }} = contested.{{ key }}
    where found.errors is null and not found.is_excluded
),

losers as (
    select
        loser.load_id,
        loser.row_number,
        case
            when
                {%- for c in columns %}
                {{ 'and ' if not loop.first -}}
                (loser.{{ c.name }} is not distinct from winner.{{ c.name }})
                {%- endfor %}
                then 'duplicate'
            else 'superseded'
        end as row_status
    from ranked as loser
    inner join ranked as winner on loser.{{ key }} = winner.{{ key }} and winner.rank = 1
    where loser.rank > 1
)

select
    found.*,
    case
        when found.is_excluded then 'excluded'
        when found.errors is not null then 'quarantined'
        else coalesce(losers.row_status, 'accepted')
    end as row_status,
    {{ run_timestamp() }} as validated_at
from found
left join losers on found.load_id = losers.load_id and found.row_number = losers.row_number
{%- endmacro %}
