-- Versions of users: hired, changed, renamed, upgraded, gone.
create table feed_users as
with versions as (
    select
        usr.*,
        unnest([created, refresh_at, rename_at, upgrade_at, left_at]) as updated_at,
        unnest([0, 1, 2, 3, 4]) as version
    from usr
),

known as (
    select
        *,
        updated_at >= rename_at and rename_at is not null as renamed,
        updated_at >= upgrade_at and upgrade_at is not null as upgraded
    from versions
    where
        updated_at is not null
        and updated_at < getvariable('horizon')
        and (left_at is null or updated_at <= left_at)
        and (version = 0 or updated_at > created)
)

select
    uid('user', i) as user_id,
    concat(f.slug, '.', l.slug, i, '@', acct.domain) as email_address,
    first_name,
    case when renamed then new_last_name else last_name end as last_name,
    concat(
        first_name, ' ', case when renamed then new_last_name else last_name end
    ) as display_name,
    case
        when i < getvariable('accounts') then 'Owner'
        when u('usr_admin', i) < 0.04 then 'Admin'
        when plan_no + upgraded::int >= 2 then 'Licensed'
        else 'Basic'
    end as user_type,
    ['Free', 'Basic', 'Pro', 'Business', 'Enterprise'][
        1 + least(4, plan_no + upgraded::int)
    ] as plan_type,
    account_name as company,
    department,
    concat(department, ' ', title) as job_title,
    cities.city as location,
    cities.country,
    cities.zone as time_zone,
    cities.lang as language_preference,
    uid('account', a) as account_id,
    known.created as created_date,
    greatest(
        known.created, known.updated_at - secs(u('usr_seen', i * 8 + version) * 90000)
    ) as last_login_date,
    case when version = 4 then 'Inactive' else 'Active' end as status,
    concat(cities.dial, lpad(floor(u('usr_phone', i) * 1e7)::int::varchar, 7, '0')) as phone_number,
    concat('https://cdn.example.com/avatars/', uid('avatar', i), '.png') as profile_picture_url,
    known.updated_at,
    dlv(known.updated_at) as dlv,
    i * 8 + version as ord
from known
join acct using (a)
join cities on cities.c = known.c
join slugs f on f.word = first_name
join slugs l on l.word = last_name
order by ord;
