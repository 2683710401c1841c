{# The last CTEs of a staging model: rows of text, trimmed and typed by the contract of a feed, with
   what is wrong with them.

   Arguments: feed, whose contract holds; from, a CTE with the contract's columns as text besides
   _unreadable, _load_id and _row_number; excluded, a condition on its columns for rows that are
   none of the feed's; also, further columns of it that pass as they are.

   Columns: those of the contract, typed, NULL where a value is missing or invalid; also; lineage;
   is_excluded; typing_errors (which quarantine the row) and typing_warnings (invalid optional
   values), each as 'CODE:column' joined by ';', NULL where none. #}
{% macro typed_rows(feed, from, excluded='false', also=[]) -%}
{%- set columns = feed_contract(feed) -%}
{%- set words = ref('stg_reference__words') -%}
parsed as (
    select
        {% for c in columns -%}
        delivered.{{ c.name }} as {{ c.name }}__text,
        {% if is_word(c.type) -%}
        {{ match_key(c.type, trimmed('delivered.' ~ c.name)) }} as {{ c.name }}__key,
        {% else -%}
        {{ value_of(c.type, 'delivered.' ~ c.name) }} as {{ c.name }}__value,
        {% endif -%}
        {% endfor -%}
        {% for name in also -%}
        delivered.{{ name }},
        {% endfor -%}
        {{ excluded }} as is_excluded,
        delivered._unreadable is not null as is_unreadable,
        delivered._load_id as load_id,
        delivered._row_number as row_number
    from {{ from }} as delivered
),

looked_up as (
    select
        parsed.*,
        {%- for c in columns if is_word(c.type) %}
        word_of_{{ c.name }}.word as {{ c.name }}__value,
        {%- endfor %}
        ledger.source_system,
        ledger.source_file,
        ledger.loaded_at
    from parsed
    inner join {{ source('loader', 'load_ledger') }} as ledger on parsed.load_id = ledger.load_id
    {%- for c in columns if is_word(c.type) %}
    left join {{ words }} as word_of_{{ c.name }}
        on word_of_{{ c.name }}.list_name = '{{ c.type }}' and parsed.{{ c.name }}__key = word_of_{{ c.name }}.match_key
    {%- endfor %}
),

checked as (
    select
        looked_up.*
        {%- for c in columns %},
        {{ error_of(c) }} as {{ c.name }}__error
        {%- endfor %}
    from looked_up
)

select
    {% for c in columns -%}
    case when {{ c.name }}__error is null then {{ c.name }}__value end as {{ c.name }},
    {% endfor -%}
    {% for name in also + lineage_columns() -%}
    {{ name }},
    {% endfor -%}
    is_excluded,
    case when is_unreadable then 'Z002:' else {{ joined_errors(columns | rejectattr('need', 'equalto', 'optional')) }} end as typing_errors,
    case when not is_unreadable then {{ joined_errors(columns | selectattr('need', 'equalto', 'optional')) }} end as typing_warnings
from checked
{%- endmacro %}

{# The value of a cell. Most are well-formed as they were delivered: only what is not is trimmed and
   read once more. #}
{% macro value_of(type, text) -%}
    {%- if type == 'text' -%}
        {{ clean(text) }}
    {%- else -%}
        coalesce({{ parse_value(type, text) }}, {{ parse_value(type, clean(text)) }})
    {%- endif -%}
{%- endmacro %}

{# The code of what is wrong with a cell, NULL where nothing is. One code: missing, else type or
   word, else range, else future. #}
{% macro error_of(c) -%}
    {%- set text, value = c.name ~ '__text', c.name ~ '__value' -%}
    {%- set missing = "cast(null as " ~ dbt.type_string() ~ ")" if c.need == 'optional' else "'Z101'" -%}
    case
        when {{ text }} is null then {{ missing }}
        {%- if c.type == 'text' %}
        when {{ value }} is null then {{ missing }}
        {%- else %}
        when {{ value }} is null then case when {{ clean(text) }} is null then {{ missing }} else {{ invalid_code(c.type, clean(text)) }} end
        {%- endif %}
        {%- if c.type in ('timestamp', 'date') %}
        when {{ value }} < date '0001-01-01' or {{ value }} >= date '9999-12-31' + interval 1 day then 'Z102'
        {%- elif c.type == 'double' %}
        when abs({{ value }}) = cast('infinity' as double) then 'Z102'
        {%- endif %}
        {%- if 'min' in c %}
        when {{ value }} < {{ c.min }} then 'Z105'
        {%- endif %}
        {%- if 'max' in c %}
        when {{ value }} > {{ c.max }} then 'Z105'
        {%- endif %}
        {%- if c.type in ('timestamp', 'date') and not c.future_ok %}
        when {{ value }} > loaded_at + interval 1 day then 'Z303'
        {%- endif %}
    end
{%- endmacro %}

{# The errors of some columns as 'CODE:column' joined by ';', NULL where there are none. #}
{% macro joined_errors(columns) -%}
    {%- set errors = ['null'] -%}
    {%- for c in columns -%}
        {%- do errors.append(c.name ~ "__error || ':" ~ c.name ~ "'") -%}
    {%- endfor -%}
    {{ joined_findings(errors) }}
{%- endmacro %}
