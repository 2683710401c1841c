{# The versions of each key of a feed and their validity: one row per key and updated_at of the rows
   that were not quarantined, of equal ones the one loaded last (docs/specification/users.md, "As of
   an instant"). valid_from is NULL in the first version, which is valid before its updated_at, too;
   valid_to is NULL in the last.

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
            lag(updated_at) over (
                partition by {{ key }} order by updated_at desc, {{ loaded_last('versions') }}
            ) as next_updated_at
        from {{ ref('validated_' ~ feed) }} as versions
        where row_status in ('accepted', 'superseded', 'duplicate')
    ) as lined_up
    where next_updated_at is null or next_updated_at > updated_at
{%- endmacro %}
