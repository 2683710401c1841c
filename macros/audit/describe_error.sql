{# The description of an error of a row: code, file, row, column, the value cut to 80 characters
   (*** in a personal column), and the expected form (docs/specification/logs.md, "Error log";
   docs/specification/rows.md, "Personal columns").

   Arguments: found, codes and expectations, the aliases of row_findings, error_codes and
   expected_values. #}
{% macro describe_error(found, codes, expectations) -%}
    {%- set value = json_member(found ~ '.payload', found ~ '.column_name') -%}
    {%- set shown -%}
        case
            when {{ found }}.error_code = 'Z002' or {{ found }}.column_name is null then null
            -- a source with other column names may mean something else by that name
            when {{ found }}.feed <> {{ found }}.feed_of_contract then null
            when {{ clean_text(value) }} is null then null
            when {{ is_personal(found ~ '.feed_of_contract', found ~ '.column_name') }} then '***'
            else substr({{ value }}, 1, 80)
        end
    {%- endset -%}
    concat(
        {{ codes }}.code, ' ', {{ codes }}.name, ': ', {{ found }}.source_file,
        coalesce(', row ' || cast({{ found }}.row_number as {{ dbt.type_string() }}), ''),
        coalesce(', column ' || {{ found }}.column_name, ''),
        coalesce(', value ' || {{ shown }}, ''),
        coalesce(
            case
                when {{ codes }}.code = 'Z101' and {{ shown }} is not null
                    then '; the value is invalid and counts as missing, expected '
                        || {{ expectations }}.expected
                when {{ codes }}.code in ('Z101', 'Z102', 'Z103', 'Z104', 'Z105')
                    then '; expected ' || {{ expectations }}.expected
                when {{ codes }}.code = 'Z201'
                    then '; expected ' || {{ expectations }}.expected_parent
                when {{ codes }}.code = 'Z303'
                    then '; expected a time up to 24 hours after the load'
            end,
            ''
        )
    )
{%- endmacro %}
