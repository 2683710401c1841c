"""The warehouse ends the same in whatever way files are delivered, and no row is lost."""

from __future__ import annotations

from support.states import State, open_errors, state_of
from support.warehouse import Warehouse
from zoom_analytics.demo.generator import Demo

ANOTHER_DAY = "2030-01-02"


def test_the_platform_of_these_tests_has_faults_and_losers_of_all_kinds(at_once: Warehouse) -> None:
    ((superseded, duplicate, quarantined),) = at_once.query(
        "select sum(superseded), sum(duplicate), sum(quarantined) from audit.row_accounting"
    )
    assert min(superseded, duplicate, quarantined) > 20
    assert at_once.query("select count(*) > 0 from gold.go_dim_user where not is_current") == [
        (True,)
    ]


def test_a_build_after_each_delivery_in_any_order_ends_as_one_build_of_everything(
    step_by_step: Warehouse, expected: State
) -> None:
    assert state_of(step_by_step).differences(expected) == {}


def test_the_same_errors_are_open_however_the_deliveries_came(
    step_by_step: Warehouse, at_once: Warehouse
) -> None:
    expected = open_errors(at_once)
    assert expected
    assert open_errors(step_by_step) == expected


def test_steps_leave_the_dates_of_a_row_as_old_as_it_is(step_by_step: Warehouse) -> None:
    days = step_by_step.query(
        "select distinct cast(load_date as varchar) from gold.go_fact_meeting_usage order by 1"
    )
    assert days == [("2030-01-01",), ("2030-01-02",), ("2030-01-03",)]
    assert step_by_step.query(
        "select count(*) from gold.go_fact_meeting_usage where update_date < load_date"
    ) == [(0,)]
    assert step_by_step.query(
        "select count(*) > 0 from gold.go_dim_user where update_date > load_date"
    ) == [(True,)]


def test_a_build_without_news_and_the_same_bytes_under_other_names_change_nothing(
    copy_at_once: Warehouse,
) -> None:
    before, events = (
        state_of(copy_at_once, without=()),
        copy_at_once.query("select * from audit.error_events order by all"),
    )
    for path in [path for path in copy_at_once.landing.rglob("*") if path.is_file()]:
        path.with_name(f"zz_{path.name}").write_bytes(path.read_bytes())
    loaded = copy_at_once.load()
    assert loaded.with_status("loaded") == []
    copy_at_once.build(run_date=ANOTHER_DAY)
    assert state_of(copy_at_once, without=()).differences(before) == {}
    assert copy_at_once.query("select * from audit.error_events order by all") == events


def test_what_was_read_of_a_file_is_accepted_or_accounted_for(
    step_by_step: Warehouse, at_once: Warehouse
) -> None:
    for warehouse in (step_by_step, at_once):
        lost = warehouse.query(
            """select source_file, rows_read from audit.row_accounting
               where rows_read <> accepted + superseded + duplicate + quarantined + excluded"""
        )
        assert lost == []
        stands = "select feed, sum(accepted) from audit.row_accounting group by feed order by feed"
        silver = [
            (feed, warehouse.query(f"select count(*) from silver.si_{feed}")[0][0])
            for feed, _ in warehouse.query(stands)
        ]
        assert silver == warehouse.query(stands)


def test_every_record_of_every_file_was_read(demo: Demo, at_once: Warehouse) -> None:
    read = dict(at_once.query("select source_file, rows_read from audit.row_accounting"))
    written = {
        file.path.name: file.rows for file in demo.files if file.path.parts[-3] == "platform"
    }
    # refused, or of equal content
    known = {file.name for file in at_once.load().files if file.name not in read}
    assert written.keys() - read.keys() <= known
    assert {name: rows for name, rows in written.items() if name in read} == read
