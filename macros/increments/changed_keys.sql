{# The keys of a feed whose rows may have changed since the last build of the model being built. A
   full build does not use them.

   Arguments: feed; more, queries of one column with further keys. #}
{% macro changed_keys(feed, more=[]) -%}
    {%- set key = feed_key(feed) -%}
    select {{ key }} from {{ ref('validated_' ~ feed) }}
    where {{ validated_since_last_build() }} and {{ key }} is not null
    {%- for query in more %}
    union
    {{ query }}
    {%- endfor %}
{%- endmacro %}
