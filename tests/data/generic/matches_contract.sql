{# Checks a model of silver against its contract, in one statement. One row per broken rule: rule,
   column_name, failing_rows.

   Rules: key_is_unique, is_given (keys and required columns), is_a_word (of its vocabulary or code
   list), is_not_below and is_not_above (min, max), is_not_in_the_future (more than a day after the
   load), refers_to_a_row (of silver), and each rule of the feed by its code. A rule with usd_rate
   is left out, because silver does not keep the rate; table_checks tests its
   outcome, si_billing_events.amount_usd.

   A build skips the rows that an earlier build has verified (since_last_tested_build); `dbt test`
   tests all.

   Parents are read by the names of their relations, not by ref: the model is built from them, so
   they exist before it. #}
{% test matches_contract(model) %}
{%- if execute and not model.identifier.startswith('si_') -%}
    {{ exceptions.raise_compiler_error(
        "matches_contract is for the models si_<feed>, not for '" ~ model.identifier ~ "'"
    ) }}
{%- endif -%}
{%- set feed = model.identifier[3:] -%}
{%- set columns = feed_contract(feed) if execute else [] -%}
{%- set key = feed_key(feed) if execute -%}
{%- set validated = graph.nodes.get('model.zoom_analytics.validated_' ~ feed) if execute -%}
{%- set word_columns = [] -%}
{%- for c in columns if is_word(c.type) -%}{%- do word_columns.append(c) -%}{%- endfor -%}
{%- set checks = [] -%}
{%- for c in columns -%}
    {%- set name = 'kept.' ~ adapter.quote(c.name) -%}
    {%- if c.need != 'optional' -%}
        {%- do checks.append(('is_given', c.name, name ~ ' is null')) -%}
    {%- endif -%}
    {%- if is_word(c.type) -%}
        {%- do checks.append(
            ('is_a_word', c.name, name ~ ' is not null and word_of_' ~ c.name ~ '.word is null')
        ) -%}
    {%- endif -%}
    {%- if 'min' in c -%}
        {%- do checks.append(('is_not_below', c.name, name ~ ' < ' ~ c.min)) -%}
    {%- endif -%}
    {%- if 'max' in c -%}
        {%- do checks.append(('is_not_above', c.name, name ~ ' > ' ~ c.max)) -%}
    {%- endif -%}
    {%- if c.type in ('timestamp', 'date') and not c.future_ok -%}
        {%- do checks.append(
            ('is_not_in_the_future', c.name, name ~ ' > kept.loaded_at + interval 1 day')
        ) -%}
    {%- endif -%}
    {%- if c.ref -%}
        {%- do checks.append(('refers_to_a_row', c.name, 'kept.' ~ c.name ~ '__is_orphan')) -%}
    {%- endif -%}
{%- endfor -%}
{%- for rule in feed_rules(feed, 'rules') if 'usd_rate' not in rule.when -%}
    {%- do checks.append((rule.code, rule.column, rule.when)) -%}
{%- endfor -%}
with {% if validated -%}
changed as (
    select
        load_id,
        row_number,
        {{ ([key] + columns | selectattr('ref', 'defined') | map(attribute='name') | list)
            | unique | join(', ') }}
    from {{ validated.relation_name }}
    where row_status = 'accepted' and {{ since_last_tested_build('validated_at') }}
),

{% endif -%}
words as (
    select distinct list_name, word from {{ ref('stg_reference__words') }}
),

kept as (
    select
        rows_of_feed.*
        {%- for c in columns if c.ref %},
        rows_of_feed.{{ c.name }} is not null
            and parent_of_{{ c.name }}.{{ feed_key(c.ref) }} is null as {{ c.name }}__is_orphan
        {%- endfor %}
    from {{ model }} as rows_of_feed
    {%- for c in columns if c.ref %}
    left join (
        select {{ feed_key(c.ref) }}
        from {{ graph.nodes['model.zoom_analytics.si_' ~ c.ref].relation_name }}
        {%- if validated %}
        where {{ feed_key(c.ref) }} in (select changed.{{ c.name }} from changed)
        {%- endif %}
    ) as parent_of_{{ c.name }}
        on rows_of_feed.{{ c.name }} = parent_of_{{ c.name }}.{{ feed_key(c.ref) }}
    {%- endfor %}
    {%- if validated %}
    where (rows_of_feed.load_id, rows_of_feed.row_number) in (
        select changed.load_id, changed.row_number from changed
    )
    {%- endif %}
),

counted as (
    select
        {%- for rule, column, broken in checks %}
        count(case when {{ broken }} then 1 end) as failing_{{ loop.index }},
        {%- endfor %}
        {% if validated -%}
        (
            select count({{ key }}) - count(distinct {{ key }}) from {{ model }}
            where {{ key }} in (select changed.{{ key }} from changed)
        )
        {%- else -%} 0 {%- endif %} as repeated_keys
    from kept
    {%- for c in word_columns %}
    left join words as word_of_{{ c.name }}
        on word_of_{{ c.name }}.list_name = '{{ c.type }}'
        and kept.{{ c.name }} = word_of_{{ c.name }}.word
    {%- endfor %}
),

rules as (
    select
        'key_is_unique' as rule,
        '{{ key }}' as column_name,
        repeated_keys as failing_rows
    from counted
    {%- for rule, column, broken in checks %}
    union all
    select
        '{{ rule }}' as rule,
        '{{ column }}' as column_name,
        failing_{{ loop.index }} as failing_rows
    from counted
    {%- endfor %}
)

select * from rules
where failing_rows > 0
{% endtest %}
