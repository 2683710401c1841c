-- Four rows per measured visit.
create view feed_quality_metrics as
with sampled as (
    select part.*, n, ord * 4 + n as q, ord * 4 as q0
    from part, unnest([0, 1, 2, 3]) as t(n)
    where measured
),

measured as (
    select
        *,
        case
            when n = 0 then 'Network'
            when n = 1 then 'Network'
            when n = 2 then 'Audio'
            else case when u('q_kind', q) < 0.7 then 'Video' else 'Screen_Share' end
        end as kind,
        case n
            when 0 then 'connection_attempt'
            when 1 then 'bandwidth_mb'
            when 2
            then case when u('q_name', q) < 0.5 then 'jitter_ms' else 'packet_loss_pct' end
            else 'frame_rate'
        end as name
    from sampled
),

valued as (
    select
        *,
        case name
            when 'connection_attempt' then case when u('q_val', q) < 0.025 then 0 else 1 end
            when 'bandwidth_mb' then round(20 + 400 * u('q_val', q), 1)
            when 'jitter_ms' then round(2 + 60 * pow(u('q_val', q), 3), 1)
            when 'packet_loss_pct' then round(6 * pow(u('q_val', q), 4), 2)
            else round(30 - 14 * pow(u('q_val', q), 3), 1)
        end as value
    from measured
)

select
    uid('metric', q) as metric_id,
    case when m is not null then uid('meeting', m) end as meeting_id,
    uid('participant', ord) as participant_id,
    kind as metric_type,
    name as metric_name,
    value::double as metric_value,
    join_time + secs(10 + n * 20) as measurement_time,
    case
        when u('q_val', q) > 0.96 then 'Poor' when u('q_val', q) > 0.85 then 'Fair' else 'Good'
    end as threshold_status,
    case when not is_guest then uid('device', i) end as device_id,
    dlv,
    q as ord
from valued;
