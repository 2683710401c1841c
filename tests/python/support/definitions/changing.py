"""A warehouse before and after a change of the project, beside a rebuild."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from support.states import State, state_of
from support.warehouse import Warehouse

FIRST_DAY, SECOND_DAY, THIRD_DAY = "2030-01-01", "2030-01-02", "2030-01-03"
MARKED = (
    "select relation, arg_max(because, noted_at) from audit.definitions "
    "where because <> '' group by relation"
)
TYPES = """
    select table_schema, table_name, column_name, data_type from information_schema.columns
    where table_schema in ('silver', 'measures', 'gold', 'marts')
"""


@dataclass
class Changed:
    """The warehouse after a change of the project: why each relation was marked last, what the
    warehouse and a rebuild hold.
    """

    warehouse: Warehouse
    marked: dict[str, str]
    state: State
    rebuilt: State
    types: set[tuple]
    rebuilt_types: set[tuple]


def changed(warehouse: Warehouse, day: str, folder: Path) -> Changed:
    """Loads and builds the warehouse by the project as it is now, and a new one of the same
    landing folder.
    """
    warehouse.load()
    warehouse.build(run_date=day)
    rebuilt = Warehouse(folder, warehouse.workshop)
    rebuilt.landing.rmdir()
    rebuilt.landing.symlink_to(warehouse.landing, target_is_directory=True)
    rebuilt.load()
    rebuilt.build(run_date=day)
    return Changed(
        warehouse,
        dict(warehouse.query(MARKED)),
        state_of(warehouse),
        state_of(rebuilt),
        set(warehouse.query(TYPES)),
        set(rebuilt.query(TYPES)),
    )
