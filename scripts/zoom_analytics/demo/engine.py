"""The DuckDB session a demo is made in, and the macros that all of its SQL shares.

Randomness is a hash of seed, purpose and index, so no result hangs on threads or on the order of
work: u(salt, i)        evenly spread in [0, 1) uid(kind, i)      the UUID of the i-th entity of
a kind one_of(name, x)   an element of the pool `name`, x in [0, 1) dlv(ts)           the
delivery that holds what happened at ts, from 1 to_utc(ts, zone)  a local time in UTC
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from zoom_analytics.demo.plan import DemoPlan

MACROS = """
set variable d0 = date '{plan.start}';
set variable horizon = timestamp '{plan.horizon}';
set variable days = {plan.days};
set variable users = {plan.users};
set variable accounts = {plan.accounts};

create macro u(salt, i) as
    (hash(hash(cast(i as bigint), salt, {plan.seed})) >> 11)::double / 9007199254740992.0;
create macro uid(kind, i) as md5(concat('{plan.seed}', '|', kind, '|', i))::uuid;
create macro one_of(name, x) as getvariable(name)[1 + floor(x * len(getvariable(name)))::bigint];
create macro dlv(ts) as 1 + least({plan.deliveries} - 1, greatest(0,
    date_diff('day', date '{plan.start}', ts::date) * {plan.deliveries} // {plan.days}))::int;
create macro to_utc(ts, zone) as (ts at time zone zone) at time zone 'UTC';
create macro secs(n) as to_seconds(floor(n)::bigint);
create macro between_times(lo, hi, x) as lo + secs(x * epoch(hi - lo));
create macro office_time(day, x) as day::date::timestamp + secs(28800 + x * 36000);
create macro money(x) as x::decimal(10, 2);
"""


def open_session(plan: DemoPlan, scratch: Path, memory: str = "2GB") -> duckdb.DuckDBPyConnection:
    """A session in memory that spills into `scratch` beyond `memory`, with the macros above."""
    session = duckdb.connect(
        ":memory:",
        config={
            "memory_limit": memory,
            "temp_directory": str(scratch),
            "preserve_insertion_order": "true",
        },
    )
    session.execute("set TimeZone = 'UTC'; set enable_progress_bar = false")
    session.execute(MACROS.format(plan=plan))
    return session
