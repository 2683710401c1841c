"""After any sequence of deliveries, with a build after each, the warehouse equals a rebuilt one.

The same holds after --full-refresh.

`pytest --sequences N` tries N sequences; each takes about a minute.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from support.properties.random_platform import RandomPlatform
from support.states import state_of
from support.warehouse import AS_DELIVERIES_COME, Warehouse

STEPS = 3
pytestmark = pytest.mark.long


def test_any_sequence_of_deliveries_ends_as_a_rebuild(
    sequence: int, new_warehouse: Callable[[str], Warehouse]
) -> None:
    platform = RandomPlatform(sequence)
    grown = new_warehouse("grown")
    for step in range(STEPS):
        platform.deliver(grown, step)
        grown.load()
        grown.build(*(AS_DELIVERIES_COME if step else ()))
    rebuilt = new_warehouse("rebuilt")
    shutil.copytree(grown.landing, rebuilt.landing, dirs_exist_ok=True)
    rebuilt.load()
    rebuilt.build()
    expected = state_of(rebuilt)
    facts = [rows for table, rows in expected.tables.items() if table.startswith("gold.go_fact_")]
    assert sum(bool(rows) for rows in facts) >= 3, (
        "a platform on which nothing happens shows nothing"
    )
    assert state_of(grown).differences(expected) == {}
    grown.build("--full-refresh")
    assert state_of(grown).differences(expected) == {}
