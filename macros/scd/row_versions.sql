{# What stood at a key, from when to when: one row per updated_at of a feed's rows that were not
   quarantined, of equal ones the one loaded last (docs/specification/users.md, "As of an instant").
   valid_from is NULL
   in the first version, which counts before it came to be, too; valid_to is NULL in the last. Such
   a key always has an accepted row, since one of its rows stands.

   Arguments: feed; columns, names of its columns. #}
{% macro row_versions(feed, columns) -%}
    {%- set key = feed_key(feed) -%}
    select
        {% for column in columns -%}
        {{ column }},
        {% endfor -%}
        updated_at,
        case when updated_at > first_updated_at then updated_at end as valid_from,
        next_updated_at as valid_to
    from (
        select
            versions.*,
            min(updated_at) over (partition by {{ key }}) as first_updated_at,
            lag(updated_at) over (partition by {{ key }} order by updated_at desc, {{ loaded_last('versions') }}) as next_updated_at
        from {{ ref('validated_' ~ feed) }} as versions
        where row_status in ('accepted', 'superseded', 'duplicate')
    ) as lined_up
    where next_updated_at is null or next_updated_at > updated_at
{%- endmacro %}
