{# At the end of a run: one insert into error_events, of the errors that this run opened or
   resolved. Data errors are compared if the run built row_findings and current_errors, tests and
   processes if they ran, so a partial run resolves nothing else (docs/specification/logs.md, "Error
   log"). Does nothing until the log is built. #}
{% macro log_errors(results) -%}
    {%- set events_relation, current = ref('error_events'), ref('current_errors') -%}
    {%- set events = load_relation(events_relation) if execute -%}
    {%- set states = [] -%}
    {%- set updates = results
        | selectattr('node.name', 'in', ['row_findings', 'current_errors'])
        | map(attribute='status') | map('string') | unique | list -%}
    {%- if updates == ['success'] and load_relation(current) -%}
        {%- do states.append('of_data') -%}
    {%- endif -%}
    {%- if logged_results(results) -%}
        {%- do states.append('of_processes') -%}
    {%- endif -%}
    {%- if events and states -%}
    insert into {{ events }} (
        error_id, error_code, error_description, source_table, source_system, status, event_at,
        run_id, actor
    )
    with latest as (
        select error_id, error_code, error_description, source_table, source_system, status
        from (
            select
                logged.*,
                row_number() over (partition by error_id order by event_at desc) as recency
            from {{ events }} as logged
        ) as ranked
        where recency = 1
    )
    {%- if 'of_data' in states %},

    of_data as (
        select
            error_id,
            error_code,
            error_description,
            concat('raw.bz_', source_system, '__', feed) as source_table,
            source_system,
            is_open
        from {{ current }}
        union all
        select
            error_id,
            error_code,
            error_description,
            source_table,
            source_system,
            false as is_open
        from latest
        where
            error_code not in ('Z900', 'Z901')
            and error_id not in (select found.error_id from {{ current }} as found)
    )
    {%- endif %}
    {%- if 'of_processes' in states %},

    of_processes as (
        select
            {{ hash_key(['error_code', 'unique_id']) }} as error_id,
            error_code,
            concat(
                error_code,
                case when error_code = 'Z900' then ' failed_test: ' else ' failed_process: ' end,
                process_name,
                case
                    when message like '% rows)' or error_code = 'Z901' and message <> ''
                        then concat(', ', substr(message, 1, 400))
                    when error_count > 0 then concat(', ', error_count, ' failing rows')
                    else ''
                end
            ) as error_description,
            source_table,
            'zoom_analytics' as source_system,
            dbt_status in ('fail', 'warn', 'error', 'runtime error') as is_open
        from (
            select
                ran.*,
                case when process_type in ('test', 'unit_test') then 'Z900' else 'Z901' end
                    as error_code
            from audit.results_of_run as ran
            where dbt_status <> 'skipped'
        ) as coded
    )
    {%- endif %},

    states as (
        {%- for state in states %}
        {{ 'union all' if not loop.first }}
        select error_id, error_code, error_description, source_table, source_system, is_open
        from {{ state }}
        {%- endfor %}
    )

    select
        states.error_id,
        states.error_code,
        states.error_description,
        states.source_table,
        states.source_system,
        case
            when not states.is_open then 'Resolved'
            when latest.status <> 'Resolved' then latest.status
            else 'Open'
        end as status,
        {{ utc_now() }} as event_at,
        '{{ invocation_id }}' as run_id,
        {{ actor() }} as actor
    from states
    left join latest on states.error_id = latest.error_id
    where
        states.is_open and (
            coalesce(latest.status, 'Resolved') = 'Resolved'
            or states.error_description is distinct from latest.error_description
        )
        or not states.is_open and coalesce(latest.status, 'Open') <> 'Resolved'
            and (latest.error_id is not null or states.error_code not in ('Z900', 'Z901'))
    {%- elif execute -%}
    {{ print("The error log is not built yet, so this run is not in it.") if not events }}
    select 1 as nothing_to_log
    {%- endif -%}
{%- endmacro %}
