-- One row per request. Tools call the API day and night, in office hours more often.
create view feed_api_requests as
with drawn as (
    select
        r,
        floor(getvariable('accounts') * pow(u('r_acct', r), 1.5))::bigint as a,
        getvariable('d0')::timestamp
        + secs(r / (getvariable('users') * 0.15) * 86400) as moment,
        floor(u('r_end', r) * 6)::int as e
    from range((getvariable('users') * getvariable('days') * 0.15)::bigint) as n(r)
),

kept as (
    select drawn.*
    from drawn
    join acct using (a)
    where
        u('r_keep', r)
        < 0.25
        + 0.35 * greatest(0, sin((extract(hour from moment) - 6) / 24.0 * 6.2831853))
        + case when isodow(moment) <= 5 then 0.4 else 0 end
        and moment > acct.created
        and (acct.cancelled_at is null or moment < acct.cancelled_at)
)

select
    uid('request', r) as request_id,
    uid('account', a) as account_id,
    [
        '/v2/users',
        '/v2/meetings',
        '/v2/report/daily',
        '/v2/metrics/meetings',
        '/v2/recordings',
        '/v2/webinars'
    ][e + 1] as endpoint,
    case
        when u('r_method', r) < 0.8 then 'GET' when u('r_method', r) < 0.95 then 'POST' else 'PATCH'
    end as method,
    case
        when u('r_code', r) < 0.955 then 200
        when u('r_code', r) < 0.975 then 404
        when u('r_code', r) < 0.985 then 401
        when u('r_code', r) < 0.996 then 429
        else 500
    end as status_code,
    round(35 + 40 * e + 600 * pow(u('r_ms', r), 5), 1) as response_time_ms,
    moment as requested_at,
    dlv(moment) as dlv,
    r as ord
from kept;
