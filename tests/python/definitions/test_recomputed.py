"""The lines of `zoom-analytics build` about tables that were computed as a whole."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from rich.console import Console

from support.warehouse import Warehouse
from zoom_analytics.building.recomputed import print_recomputed

RUNS = """
    create table audit.dbt_runs (run_id varchar, started_at timestamp);
    insert into audit.dbt_runs values ('before', timestamp '2030-01-01'),
    ('last', timestamp '2030-01-02');
    create table audit.definitions (
        relation varchar, kind varchar, fingerprint varchar, parts varchar, because varchar,
        run_id varchar, noted_at timestamp
    );
"""
LINES = (
    "insert into audit.definitions select relation, kind, '', '{}', because, run_id, "
    "moment from (values"
)
COMPUTED = "2030-01-02 00:01:00"


@pytest.fixture
def noted(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    warehouse = new_warehouse("noted")
    warehouse.load()
    warehouse.query(RUNS)
    return warehouse


def said(warehouse: Warehouse, marks: dict[str, tuple[str, str]]) -> str:
    """The lines printed after the last run computed some relations. marks: kind of a relation and
    why it was marked.
    """
    for relation, (kind, because) in marks.items():
        warehouse.query(
            f"""{LINES} ('{relation}', '{kind}', '{because}', 'last', timestamp '2030-01-02'),
                ('{relation}', '{kind}', null, 'last', timestamp '{COMPUTED}'))
                    as lines (relation, kind, because, run_id, moment)"""
        )
    text = StringIO()
    print_recomputed(Console(file=text, width=200), warehouse.settings)
    return text.getvalue()


def test_each_change_has_a_line_and_what_follows_is_counted(noted: Warehouse) -> None:
    fact = ("incremental", "its SQL")
    marks = {f"gold.f{n}": fact for n in (1, 2, 3, 4)} | {
        "silver.k": ("table", "the macro exact_sum"),
        "gold.a": ("incremental", ""),
        "silver.t": ("table", ""),
    }
    assert said(noted, marks).splitlines() == [
        "Computed as a whole, because its definition changed:",
        "  gold.f1, gold.f2, gold.f3 and 1 more: its SQL",
        "  silver.k: the macro exact_sum",
        "  incremental tables that read from these: 1",
    ]


def test_tables_that_are_new_and_tests_are_nothing_to_tell(noted: Warehouse) -> None:
    assert (
        said(noted, {"gold.new": ("incremental", "it is new"), "test.x": ("test", "its SQL")}) == ""
    )


def test_what_was_built_before_definitions_were_remembered_is_counted(noted: Warehouse) -> None:
    unknown = "what it was computed by is not known"
    lines = said(
        noted, {"gold.a": ("incremental", unknown), "staging.v": ("view", unknown)}
    ).splitlines()
    assert lines[1:] == [
        "  incremental tables that were built before their definitions were remembered: 1"
    ]
