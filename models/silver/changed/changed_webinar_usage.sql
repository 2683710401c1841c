-- One row per webinar and change of what go_fact_webinar_usage shows of it: its own rows, its host.
select
    webinar_id,
    validated_at as changed_at
from {{ ref('validated_webinars') }}
where webinar_id is not null
union all
select
    webinars.webinar_id,
    hosts.validated_at as changed_at
from {{ ref('si_webinars') }} as webinars
inner join {{ ref('validated_users') }} as hosts on webinars.host_user_id = hosts.user_id
