{# At the end of a run: one insert into go_process_audit_log, of the run's processes, the loads
   since the last run and the runs that were killed (docs/specification/logs.md, "Process log").
   Does nothing until the log is built. #}
{% macro log_process_results(results) -%}
    {%- set log_relation = ref('go_process_audit_log') -%}
    {%- set accounting_relation = ref('row_accounting') -%}
    {%- set ledger, load_runs = source('loader', 'load_ledger'), source('loader', 'load_runs') -%}
    {%- set log = load_relation(log_relation) if execute -%}
    {%- if log -%}
    {%- set accounting = load_relation(accounting_relation) -%}
    {%- set unaccepted = 'accounting.quarantined' if accounting else 'ledger.rows_unreadable' -%}
    insert into {{ log }} (
        process_name, execution_time, status, record_count, error_count, audit_details,
        load_date, update_date, source_system, process_type, run_id, seconds
    )
    with processes as (
        {%- if logged_results(results) %}
        select
            process_name,
            started_at as execution_time,
            case
                when dbt_status in ('success', 'pass') then 'Success'
                when dbt_status = 'warn' then 'Warning'
                else 'Failure'
            end as status,
            record_count,
            coalesce(error_count, 0) as error_count,
            message,
            {{ actor() }} as actor,
            'zoom_analytics' as source_system,
            process_type,
            '{{ invocation_id }}' as run_id,
            seconds
        from audit.results_of_run
        union all
        {%- endif %}
        select
            concat('load ', ledger.source_system, '.', ledger.feed) as process_name,
            min(ledger.loaded_at) as execution_time,
            case
                when sum(case when ledger.status = 'refused' then 1 else 0 end) > 0 then 'Warning'
                when sum({{ unaccepted }}) > 0 then 'Warning'
                else 'Success'
            end as status,
            sum(coalesce(ledger.rows_read, 0)) as record_count,
            coalesce(sum({{ unaccepted }}), 0) as error_count,
            concat(
                sum(case when ledger.status = 'loaded' then 1 else 0 end), ' files loaded, ',
                sum(case when ledger.status = 'refused' then 1 else 0 end), ' refused'
            ) as message,
            min(runs.actor) as actor,
            ledger.source_system,
            'load' as process_type,
            ledger.run_id,
            sum(ledger.load_seconds) as seconds
        from {{ ledger }} as ledger
        left join {{ load_runs }} as runs on ledger.run_id = runs.run_id
        {%- if accounting %}
        left join {{ accounting }} as accounting on ledger.load_id = accounting.load_id
        {%- endif %}
        where ledger.run_id not in (
            select logged.run_id from {{ log }} as logged where logged.process_type = 'load'
        )
        group by ledger.run_id, ledger.source_system, ledger.feed
        union all
        select
            'run that was killed' as process_name,
            started_at as execution_time,
            'Failure' as status,
            cast(null as bigint) as record_count,
            1 as error_count,
            'did not finish: killed, or the machine stopped' as message,
            actor,
            'zoom_analytics' as source_system,
            'run' as process_type,
            run_id,
            cast(null as double) as seconds
        from (
            select run_id, started_at, actor from audit.dbt_runs
            where finished_at is null and run_id <> '{{ invocation_id }}'
            union all
            select run_id, started_at, actor from {{ load_runs }} where finished_at is null
        ) as unfinished
        where run_id not in (
            select logged.run_id from {{ log }} as logged where logged.process_type = 'run'
        )
    )

    select
        process_name,
        execution_time,
        status,
        record_count,
        error_count,
        {{ json_of_row('processes', ['run_id', 'project_version', 'actor', 'message']) }}
            as audit_details,
        cast(execution_time as date) as load_date,
        cast({{ utc_now() }} as date) as update_date,
        source_system,
        process_type,
        run_id,
        seconds
    from (
        select *, {{ sql_text(var('project_version')) }} as project_version from processes
    ) as processes
    {%- elif execute -%}
    {{ print("The process log is not built yet, so this run is not in it.") }}
    select 1 as nothing_to_log
    {%- endif -%}
{%- endmacro %}
