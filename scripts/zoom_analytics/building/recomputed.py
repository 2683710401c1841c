"""Lists the tables that the last run of dbt computed as a whole because a definition changed.

The hooks in macros/definitions note them.
"""

from __future__ import annotations

from zoom_analytics.printing import Console
from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.opening import open_to_read

UNKNOWN = "what it was computed by is not known"
SHOWN = 3  # tables named per change
RECOMPUTED = """
    with lines as (
        select relation, kind, because, run_id, noted_at,
            lag(because) over (partition by relation order by noted_at) as because_before
        from audit.definitions
    )

    select because_before, list(relation order by relation), count(*) filter (kind = 'incremental')
    from lines
    where run_id = (select arg_max(run_id, started_at) from audit.dbt_runs)
        and because is null and because_before <> 'it is new' and kind <> 'test'
    group by because_before
    order by count(*) desc
"""


def print_recomputed(console: Console, settings: Settings) -> None:
    """Prints a line per change with the tables that were computed as a whole because of it."""
    with open_to_read(settings) as connection:
        changes = connection.execute(RECOMPUTED).fetchall()
    if not changes:
        return
    console.print("Computed as a whole, because its definition changed:")
    for because, relations, incremental in changes:
        if because == UNKNOWN:
            console.print(
                "  incremental tables that were built before their definitions were remembered: "
                f"{incremental}"
            )
        elif because:
            more = f" and {len(relations) - SHOWN} more" if len(relations) > SHOWN else ""
            console.print(f"  {', '.join(relations[:SHOWN])}{more}: {because}", soft_wrap=True)
    if following := sum(count for because, _, count in changes if not because):
        console.print(f"  incremental tables that read from these: {following}")
