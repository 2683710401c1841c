{# The keys of a feed's accepted rows that refer to a changed row of another feed.

   Arguments: feed; columns, its columns with the other feed's key; of, the other feed. #}
{% macro keys_referring_to_changed(feed, columns, of) -%}
    {%- set validated = ref('validated_' ~ of) -%}
    {%- for column in columns %}
    {{ 'union' if not loop.first }}
    select {{ feed_key(feed) }} from {{ ref('si_' ~ feed) }}
    where {{ column }} in (
        select changed_parents.{{ feed_key(of) }} from {{ validated }} as changed_parents
        where {{ validated_since_last_build() }}
    )
    {%- endfor %}
{%- endmacro %}
