"""The DuckDB session that a demo is made in, with the plan as variables and the shared macros."""

from __future__ import annotations

from pathlib import Path

import duckdb

from zoom_analytics.demo.jobs import sql_of
from zoom_analytics.demo.plan import DemoPlan


def open_session(plan: DemoPlan, scratch: Path, memory: str = "2GB") -> duckdb.DuckDBPyConnection:
    """A session in memory that spills into `scratch` beyond `memory`, with sql/macros.sql."""
    session = duckdb.connect(
        ":memory:",
        config={
            "memory_limit": memory,
            "temp_directory": str(scratch),
            "preserve_insertion_order": "true",
        },
    )
    session.execute("set TimeZone = 'UTC'; set enable_progress_bar = false")
    session.execute(f"set variable d0 = date '{plan.start}'")
    session.execute(f"set variable horizon = timestamp '{plan.horizon}'")
    for name in ("users", "days", "deliveries", "accounts", "seed"):
        session.execute(f"set variable {name} = {getattr(plan, name):d}")
    session.execute(sql_of("macros"))
    return session
