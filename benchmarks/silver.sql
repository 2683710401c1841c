-- Silver of the floor: plain casts without checks. Feeds with versions keep the newest one of a key
-- and, where gold or a KPI needs them, all versions. One script, as an analyst writes it by hand.
create schema silver;

create table silver.account_versions as
select
    * replace (
        account_id::uuid as account_id,
        subscription_start_date::date as subscription_start_date,
        subscription_end_date::date as subscription_end_date,
        max_licenses::int as max_licenses,
        used_licenses::int as used_licenses,
        admin_user_id::uuid as admin_user_id,
        created_date::timestamp as created_date,
        updated_at::timestamp as updated_at
    )
from raw.accounts;

create table silver.si_accounts as
from silver.account_versions
qualify row_number() over (partition by account_id order by updated_at desc) = 1;

create table silver.user_versions as
select
    * replace (
        user_id::uuid as user_id,
        account_id::uuid as account_id,
        created_date::timestamp as created_date,
        last_login_date::timestamp as last_login_date,
        updated_at::timestamp as updated_at
    )
from raw.users;

create table silver.si_users as
from silver.user_versions
qualify row_number() over (partition by user_id order by updated_at desc) = 1;

create table silver.si_rooms as
select
    * replace (
        room_id::uuid as room_id,
        capacity::int as capacity,
        account_id::uuid as account_id,
        updated_at::timestamp as updated_at
    )
from raw.rooms
qualify row_number() over (partition by room_id order by updated_at desc) = 1;

create table silver.si_devices as
select
    * replace (
        device_id::uuid as device_id,
        last_used_date::timestamp as last_used_date,
        user_id::uuid as user_id,
        room_id::uuid as room_id,
        updated_at::timestamp as updated_at
    )
from raw.devices
qualify row_number() over (partition by device_id order by updated_at desc) = 1;

create table silver.si_meetings as
select
    * replace (
        meeting_id::uuid as meeting_id,
        host_user_id::uuid as host_user_id,
        scheduled_start_time::timestamp as scheduled_start_time,
        actual_start_time::timestamp as actual_start_time,
        scheduled_duration::int as scheduled_duration,
        actual_duration::int as actual_duration,
        end_time::timestamp as end_time,
        password_protected::boolean as password_protected,
        waiting_room_enabled::boolean as waiting_room_enabled,
        recording_enabled::boolean as recording_enabled,
        max_participants::int as max_participants,
        actual_participants_count::int as actual_participants_count,
        invited_participants_count::int as invited_participants_count,
        created_date::timestamp as created_date,
        account_id::uuid as account_id,
        room_id::uuid as room_id,
        updated_at::timestamp as updated_at
    ),
    coalesce(
        date_sub('second', actual_start_time::timestamp, end_time::timestamp),
        actual_duration::bigint
    ) as duration_seconds
from raw.meetings
qualify row_number() over (partition by meeting_id order by updated_at desc) = 1;

create table silver.si_webinars as
select
    * replace (
        webinar_id::uuid as webinar_id,
        host_user_id::uuid as host_user_id,
        scheduled_start_time::timestamp as scheduled_start_time,
        actual_start_time::timestamp as actual_start_time,
        scheduled_duration::int as scheduled_duration,
        actual_duration::int as actual_duration,
        end_time::timestamp as end_time,
        registration_required::boolean as registration_required,
        max_attendees::int as max_attendees,
        actual_attendees_count::int as actual_attendees_count,
        registrants_count::int as registrants_count,
        created_date::timestamp as created_date,
        account_id::uuid as account_id,
        updated_at::timestamp as updated_at
    ),
    coalesce(
        date_sub('second', actual_start_time::timestamp, end_time::timestamp),
        actual_duration::bigint
    ) as duration_seconds
from raw.webinars
qualify row_number() over (partition by webinar_id order by updated_at desc) = 1;

create table silver.si_participants as
select
    * replace (
        participant_id::uuid as participant_id,
        user_id::uuid as user_id,
        meeting_id::uuid as meeting_id,
        webinar_id::uuid as webinar_id,
        join_time::timestamp as join_time,
        leave_time::timestamp as leave_time,
        duration::int as duration,
        audio_quality_avg::double as audio_quality_avg,
        video_quality_avg::double as video_quality_avg,
        screen_share_duration::int as screen_share_duration,
        chat_messages_count::int as chat_messages_count,
        reactions_count::int as reactions_count
    ),
    coalesce(
        date_sub('second', join_time::timestamp, leave_time::timestamp), duration::bigint
    ) as duration_seconds,
    coalesce(user_id, participant_id)::uuid as person_id
from raw.participants;

create table silver.recording_versions as
select
    * replace (
        recording_id::uuid as recording_id,
        meeting_id::uuid as meeting_id,
        webinar_id::uuid as webinar_id,
        file_size::bigint as file_size,
        recording_start_time::timestamp as recording_start_time,
        recording_end_time::timestamp as recording_end_time,
        duration::int as duration,
        view_count::int as view_count,
        download_count::int as download_count,
        created_date::timestamp as created_date,
        expiry_date::timestamp as expiry_date,
        updated_at::timestamp as updated_at
    )
from raw.recordings;

create table silver.si_recordings as
from silver.recording_versions
qualify row_number() over (partition by recording_id order by updated_at desc) = 1;

create table silver.si_chat_messages as
select
    * replace (
        message_id::uuid as message_id,
        sender_user_id::uuid as sender_user_id,
        meeting_id::uuid as meeting_id,
        webinar_id::uuid as webinar_id,
        "timestamp"::timestamp as "timestamp",
        recipient_user_id::uuid as recipient_user_id,
        message_length::int as message_length
    )
from raw.chat_messages;

create table silver.si_phone_calls as
select
    * replace (
        call_id::uuid as call_id,
        caller_user_id::uuid as caller_user_id,
        callee_user_id::uuid as callee_user_id,
        start_time::timestamp as start_time,
        end_time::timestamp as end_time,
        duration::int as duration,
        call_quality_score::double as call_quality_score,
        recording_id::uuid as recording_id,
        account_id::uuid as account_id
    ),
    coalesce(
        date_sub('second', start_time::timestamp, end_time::timestamp), duration::bigint
    ) as duration_seconds
from raw.phone_calls;

create table silver.si_features_usage as
select
    * replace (
        usage_id::uuid as usage_id,
        meeting_id::uuid as meeting_id,
        user_id::uuid as user_id,
        usage_count::int as usage_count,
        usage_duration::int as usage_duration,
        usage_timestamp::timestamp as usage_timestamp
    )
from raw.features_usage;

create table silver.si_support_tickets as
select
    * replace (
        ticket_id::uuid as ticket_id,
        user_id::uuid as user_id,
        open_date::timestamp as open_date,
        close_date::timestamp as close_date,
        contact_count::int as contact_count,
        updated_at::timestamp as updated_at
    )
from raw.support_tickets
qualify row_number() over (partition by ticket_id order by updated_at desc) = 1;

create table silver.si_exchange_rates as
select
    currency,
    valid_from::date as valid_from,
    usd_rate::decimal(28, 12) as usd_rate,
    lead(valid_from::date) over (partition by currency order by valid_from) as valid_to
from
    (
        from raw.exchange_rates
        where currency <> 'USD'
        union all
        select 'USD', '0001-01-01', '1'
    );

create table silver.si_billing_events as
with typed as (
    select
        * replace (
            transaction_id::uuid as transaction_id,
            account_id::uuid as account_id,
            user_id::uuid as user_id,
            if(
                event_type = 'Refund', - abs(amount::decimal(10, 2)), amount::decimal(10, 2)
            )::decimal(10, 2) as amount,
            transaction_date::timestamp as transaction_date,
            billing_period_start::date as billing_period_start,
            billing_period_end::date as billing_period_end,
            updated_at::timestamp as updated_at
        )
    from raw.billing_events
    qualify row_number() over (partition by transaction_id order by updated_at desc) = 1
)

select typed.*, round(amount * usd_rate, 2) as amount_usd
from typed
asof left join
    silver.si_exchange_rates as rates
    on typed.currency = rates.currency
    and typed.transaction_date >= rates.valid_from;

create table silver.si_licenses as
select
    * replace (
        license_id::uuid as license_id,
        assigned_user_id::uuid as assigned_user_id,
        account_id::uuid as account_id,
        assigned_date::date as assigned_date,
        expiry_date::date as expiry_date,
        cost_per_month::decimal(10, 2) as cost_per_month,
        updated_at::timestamp as updated_at
    )
from raw.licenses
qualify row_number() over (partition by license_id order by updated_at desc) = 1;

create table silver.si_quality_metrics as
select
    * replace (
        metric_id::uuid as metric_id,
        meeting_id::uuid as meeting_id,
        participant_id::uuid as participant_id,
        metric_value::double as metric_value,
        measurement_time::timestamp as measurement_time,
        device_id::uuid as device_id
    )
from raw.quality_metrics;

create table silver.si_security_events as
select
    * replace (
        event_id::uuid as event_id,
        user_id::uuid as user_id,
        event_timestamp::timestamp as event_timestamp,
        device_id::uuid as device_id,
        account_id::uuid as account_id
    )
from raw.security_events;

create table silver.si_feedback as
select
    * replace (
        feedback_id::uuid as feedback_id,
        user_id::uuid as user_id,
        meeting_id::uuid as meeting_id,
        webinar_id::uuid as webinar_id,
        rating::int as rating,
        submitted_date::timestamp as submitted_date
    )
from raw.feedback;

create table silver.si_api_requests as
select
    * replace (
        request_id::uuid as request_id,
        account_id::uuid as account_id,
        status_code::int as status_code,
        response_time_ms::double as response_time_ms,
        requested_at::timestamp as requested_at
    )
from raw.api_requests;

create table silver.si_service_checks as
select
    * replace (
        check_id::uuid as check_id, is_up::boolean as is_up, checked_at::timestamp as checked_at
    )
from raw.service_checks;
