-- One row per call.
create view feed_phone_calls as
select
    uid('call', p) as call_id,
    case
        when call_type <> 'Inbound' then uid('user', call.i)
        when mate.i is not null then uid('user', mate.i)
    end as caller_user_id,
    case
        when call_type = 'Inbound' then uid('user', call.i)
        when mate.i is not null then uid('user', mate.i)
    end as callee_user_id,
    call_type,
    started as start_time,
    case result
        when 'Answered' then started + secs(seconds)
        when 'Failed' then started + secs(seconds % 20)
    end as end_time,
    case result when 'Answered' then seconds when 'Failed' then seconds % 20 else 0 end as duration,
    case
        when result = 'Answered' then round(4.8 - 1.4 * pow(u('c_score', p), 2), 2)
    end as call_quality_score,
    concat(call.dial, lpad((p * 7919 % 10000000)::varchar, 7, '0')) as caller_number,
    concat('+1646555', lpad((p * 104729 % 10000)::varchar, 4, '0')) as callee_number,
    result as call_result,
    case when rec.g is not null then uid('recording', rec.g) end as recording_id,
    uid('account', call.a) as account_id,
    dlv(started + secs(seconds)) as dlv,
    call.p as ord
from call
left join
    who as mate
    on mate.a = call.a
    and mate.pos = call.seat
    and mate.created < started
    and mate.i <> call.i
left join (select p, g from rec where p is not null) as rec using (p);
