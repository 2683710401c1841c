{# The keys of a feed whose rows may have changed since the model being built was built last. In a full build none is asked for.

   Arguments: feed; more, queries of one column with further keys. #}
{% macro touched_keys(feed, more=[]) -%}
    {%- set key = feed_key(feed) -%}
    select {{ key }} from {{ ref('judged_' ~ feed) }} where {{ judged_since_last_build() }} and {{ key }} is not null
    {%- for query in more %}
    union
    {{ query }}
    {%- endfor %}
{%- endmacro %}

{# The keys of a feed's accepted rows that name a touched key of another feed, in one of some columns.

   Arguments: feed; columns, names of its columns; of, the other feed. #}
{% macro keys_naming_touched(feed, columns, of) -%}
    {%- set judged = ref('judged_' ~ of) -%}
    {%- for column in columns %}
    {{ 'union' if not loop.first }}
    select {{ feed_key(feed) }} from {{ ref('si_' ~ feed) }}
    where {{ column }} in (select touched_parents.{{ feed_key(of) }} from {{ judged }} as touched_parents where {{ judged_since_last_build() }})
    {%- endfor %}
{%- endmacro %}

{# Does the row belong to a touched key? Always in a full build. The CTE touched holds the keys. #}
{% macro is_touched(column) -%}
    {%- if is_incremental() -%} {{ column }} in (select touched.{{ column.split('.') | last }} from touched) {%- else -%} true {%- endif -%}
{%- endmacro %}

{# Before an increment: takes out the meetings that are looked at anew. #}
{% macro forget_touched_meetings() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where meeting_id in ({{ touched_keys('meetings', more=[meetings_with_touched_children()]) }})
    {%- endif -%}
{%- endmacro %}
