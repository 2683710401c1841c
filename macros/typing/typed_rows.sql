{# The last CTEs of a staging model: rows of text, trimmed and cast by the contract of a feed, with
   their errors and warnings.

   Arguments: feed, whose contract applies; from, a CTE with the contract's columns as text, and
   _unreadable, _load_id and _row_number; excluded, a condition on its columns for rows that do not
   belong to the feed; also, further columns of it, which are not changed.

   Columns: those of the contract, typed, NULL where a value is missing or invalid; also; lineage;
   is_excluded; typing_errors (which quarantine the row) and typing_warnings (invalid optional
   values), each as 'CODE:column' joined by ';', NULL without any. #}
{% macro typed_rows(feed, from, excluded='false', also=[]) -%}
{%- set columns = feed_contract(feed) -%}
{%- set words = ref('stg_reference__words') -%}
{%- set word_columns, checked = [], [] -%}
{%- for c in columns -%}
    {%- if is_word(c.type) -%} {%- do word_columns.append(c) -%} {%- endif -%}
    {%- if c.type != 'text' or c.need != 'optional' -%} {%- do checked.append(c) -%} {%- endif -%}
{%- endfor -%}
cells as (
    select
        {%- for c in columns %}
        {{ clean_text('delivered.' ~ c.name) }} as {{ c.name }},
        {%- endfor %}
        {%- for name in also %}
        delivered.{{ name }},
        {%- endfor %}
        {{ excluded }} as is_excluded,
        delivered._unreadable is not null as is_unreadable,
        delivered._row_number as row_number,
        ledger.load_id,
        ledger.source_system,
        ledger.source_file,
        ledger.loaded_at
    from {{ from }} as delivered
    inner join {{ source('loader', 'load_ledger') }} as ledger
        on delivered._load_id = ledger.load_id
),

typed as (
    select
        {%- for c in checked %}
        {% if c in word_columns -%}
        word_of_{{ c.name }}.word
        {%- else -%}
        {{ parse_value(c.type, 'cells.' ~ c.name) }}
        {%- endif %} as {{ c.name }}__value,
        {%- endfor %}
        cells.*
    from cells
    {%- for c in word_columns %}
    left join {{ words }} as word_of_{{ c.name }}
        on word_of_{{ c.name }}.list_name = '{{ c.type }}'
        and word_of_{{ c.name }}.match_key = {{ match_key(c.type, 'cells.' ~ c.name) }}
    {%- endfor %}
),

checked as (
    select
        {%- for c in checked %}
        {{ cell_error(c, c.name, c.name ~ '__value', 'loaded_at') }} || ':{{ c.name }}'
            as {{ c.name }}__error,
        {%- endfor %}
        typed.*
    from typed
)

select
    {%- for c in columns %}
    {% if c in checked -%}
    case when {{ c.name }}__error is null then {{ c.name }}__value end as {{ c.name }},
    {%- else -%}
    {{ c.name }},
    {%- endif %}
    {%- endfor %}
    {%- for name in also + lineage_columns() %}
    {{ name }},
    {%- endfor %}
    is_excluded,
    case
        when is_unreadable then 'Z002:'
        else {{ joined_errors(checked | rejectattr('need', 'equalto', 'optional')) }}
    end as typing_errors,
    case
        when not is_unreadable
            then {{ joined_errors(checked | selectattr('need', 'equalto', 'optional')) }}
    end as typing_warnings
from checked
{%- endmacro %}
