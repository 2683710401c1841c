{# The keys of a feed whose rows may have changed since the model being built was built last. In a
   full build none is asked for.

   Arguments: feed; more, queries of one column with further keys. #}
{% macro changed_keys(feed, more=[]) -%}
    {%- set key = feed_key(feed) -%}
    select {{ key }} from {{ ref('validated_' ~ feed) }} where {{ validated_since_last_build() }} and {{ key }} is not null
    {%- for query in more %}
    union
    {{ query }}
    {%- endfor %}
{%- endmacro %}

{# The keys of a feed's accepted rows that name a changed key of another feed, in one of some
   columns.

   Arguments: feed; columns, names of its columns; of, the other feed. #}
{% macro keys_naming_changed(feed, columns, of) -%}
    {%- set validated = ref('validated_' ~ of) -%}
    {%- for column in columns %}
    {{ 'union' if not loop.first }}
    select {{ feed_key(feed) }} from {{ ref('si_' ~ feed) }}
    where {{ column }} in (select changed_parents.{{ feed_key(of) }} from {{ validated }} as changed_parents where {{ validated_since_last_build() }})
    {%- endfor %}
{%- endmacro %}

{# Does the row belong to a changed key? Always in a full build. The CTE changed holds the keys. #}
{% macro is_changed(column) -%}
    {%- if is_incremental() -%} {{ column }} in (select changed.{{ column.split('.') | last }} from changed) {%- else -%} true {%- endif -%}
{%- endmacro %}

{# Before an increment: takes out the meetings that are looked at anew. #}
{% macro forget_changed_meetings() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where meeting_id in ({{ changed_keys('meetings', more=[meetings_with_changed_children()]) }})
    {%- endif -%}
{%- endmacro %}
