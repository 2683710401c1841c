{# The query of a gold table that is computed as a whole because its definition changed, with the
   dates of its former rows: load_date of every row whose key existed, update_date of those that did
   not change. A new column counts as NULL before, a column of another type as changed. #}
{% macro with_kept_dates(query) -%}
    {%- set key = config.get('unique_key') -%}
    {%- set before = {} -%}
    {%- for column in adapter.get_columns_in_relation(this) -%}
        {%- do before.update({column.name: column.dtype | lower}) -%}
    {%- endfor -%}
    select
        {%- for column in model.columns.values() %}
        {% if column.name == 'load_date' -%}
            coalesce(kept.load_date, computed.load_date) as load_date
        {%- elif column.name == 'update_date' -%}
            case
                when kept.{{ key }} is null
                {%- for other in model.columns.values()
                    if other.name not in [key, 'load_date', 'update_date'] %}
                or {% if other.name not in before %}computed.{{ other.name }} is not null
                {%- elif before[other.name] != other.data_type | replace(' ', '') %}true
                {%- else %}computed.{{ other.name }} is distinct from kept.{{ other.name }}
                {%- endif %}
                {%- endfor %}
                    then computed.update_date
                else kept.update_date
            end as update_date
        {%- else -%}
            computed.{{ column.name }}
        {%- endif -%}
        {{ ',' if not loop.last }}
        {%- endfor %}
    from (
        {{ query }}
    ) as computed
    left join {{ this }} as kept on computed.{{ key }} = kept.{{ key }}
{%- endmacro %}
