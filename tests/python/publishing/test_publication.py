"""A publication is complete, of one tested run, and replaces the previous one in one step, even if
a process is killed.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from support.publishing.published import one, rows
from support.warehouse import Warehouse
from zoom_analytics.building import command as building
from zoom_analytics.building.dbt import DbtReport, NodeResult
from zoom_analytics.building.news import remember_build
from zoom_analytics.cli import main
from zoom_analytics.publishing.description import Publication
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.publishing.run import Wishes, publish
from zoom_analytics.publishing.store import Store
from zoom_analytics.settings import exported

ANALYST = "zoom_bi_analyst.duckdb"
NAMES = "select distinct publication from meta_publication"
ALL_ROLES = Wishes(roles=["restricted"], in_clear=True)


def stable_files(warehouse: Warehouse) -> list[Path]:
    return sorted(warehouse.settings.bi.glob("zoom_bi_*.duckdb"))


def test_each_file_says_what_it_is_and_its_tables_are_as_it_says(
    published: Path, in_clear: Warehouse
) -> None:
    ((run_id, until),) = in_clear.query(
        "select max_by(run_id, started_at), '2024-07-01'::date from audit.dbt_runs"
    )
    for path in published.glob("*.duckdb"):
        said = rows(
            path,
            "select distinct run_id, data_until, role, remark, project_version "
            "from meta_publication",
        )
        role = path.stem.removeprefix("zoom_bi_")
        assert said == [(run_id, until, role, None, version("zoom-analytics"))]
        for schema, table, count, checksum in rows(
            path, "select table_schema, table_name, row_count, checksum from meta_publication"
        ):
            columns = [
                name
                for (name,) in rows(path, f"select column_name from (describe {schema}.{table})")
            ]
            texts = ", ".join(f"coalesce({name}::varchar, chr(30))" for name in columns)
            sums = (
                "select count(*), coalesce(sum(md5_number_lower(concat_ws(chr(31), "
                f"{texts}))), 0)::varchar from {schema}.{table}"
            )
            assert rows(path, sums) == [(count, checksum)], table
        assert int.from_bytes(path.read_bytes()[12:20], "little") <= 67, (
            "DuckDB 1.4 does not open this"
        )


def test_an_open_reader_is_not_disturbed_and_a_new_one_sees_the_new_publication(
    warehouse: Warehouse,
) -> None:
    first = publish(warehouse.settings, ALL_ROLES)
    file = warehouse.settings.bi / ANALYST
    with duckdb.connect(str(file), read_only=True) as reader:
        second = publish(warehouse.settings, Wishes())
        assert first and second and reader.execute(NAMES).fetchall() == [(first.name,)]
        reader.execute("select count(*) from marts.kpi_values").fetchall()
    assert one(file, NAMES) == second.name
    assert not (warehouse.settings.bi / "zoom_bi_restricted.duckdb").is_symlink(), (
        "a file of another publication stayed"
    )
    warehouse.command("publish", "--rollback")
    assert {one(path, NAMES) for path in stable_files(warehouse)} == {first.name} and len(
        stable_files(warehouse)
    ) == 3
    assert publish(warehouse.settings, Wishes(only_news=True)) is None, (
        "a withdrawn publication was published again"
    )
    assert "withdrawn" in warehouse.command("publish", "--list")


@pytest.mark.parametrize("dying_call", ["fchmod", "rename", "replace", "unlink"])
def test_a_publication_that_is_killed_leaves_the_old_files_or_the_new_ones(
    warehouse: Warehouse, dying_call: str
) -> None:
    old = publish(warehouse.settings, ALL_ROLES)
    child = multiprocessing.get_context("fork").Process(
        target=publish_and_die, args=(warehouse, dying_call)
    )
    child.start()
    child.join()
    assert old and child.exitcode == 9
    opened = {one(path, NAMES) for path in stable_files(warehouse) if path.exists()}
    assert len(opened) == 1, "files of two publications"
    new = publish(warehouse.settings, Wishes(only_news=dying_call != "rename"))
    names = {one(path, NAMES) for path in stable_files(warehouse)}
    assert len(names) == 1 and len(stable_files(warehouse)) == (
        2 if new or names != {old.name} else 3
    )
    assert not list(Store(warehouse.settings.bi).publications.glob(".*")), (
        "what the killed one wrote is still there"
    )


def publish_and_die(warehouse: Warehouse, call: str) -> None:
    """Publishes, and exits at the first call of a system function; fchmod: while writing files."""
    names = {"fchmod": "chmod"}
    setattr(os, names.get(call, call), lambda *_args, **_options: os._exit(9))
    publish(warehouse.settings, Wishes())
    os._exit(0)


def test_the_last_publications_are_kept_and_the_current_one_among_them(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.locked():
        for number in range(7):
            with store.new_folder(str(number)) as folder:
                store.keep(folder, Publication(str(number), "run", "now", None, {}))
        store.switch_to(store.all()[2])
        store.forget_all_but(3)
    assert [found.name for found in store.all()] == ["2", "5", "6"]
    with store.locked(), pytest.raises(NotPublished, match="no publication before the current one"):
        store.go_back()


def failing_test(warehouse: Warehouse) -> None:
    warehouse.query(
        "insert into gold.go_dim_meeting from gold.go_dim_meeting where meeting_topic = 'Weekly'"
    )
    assert not warehouse.dbt("test", "--select", "go_dim_meeting_table_checks").success


def part_built(warehouse: Warehouse) -> None:
    assert warehouse.dbt("run", "--select", "go_dim_meeting").success


def killed_run(warehouse: Warehouse) -> None:
    warehouse.query(
        "insert into audit.dbt_runs values ('killed', now()::timestamp, null, 'tester')"
    )


def untested_run(warehouse: Warehouse) -> None:
    warehouse.query("delete from gold.go_process_audit_log where process_type = 'test'")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (failing_test, "1 failed"),
        (part_built, "different runs"),
        (killed_run, "interrupted"),
        (untested_run, "without testing"),
    ],
)
def test_what_is_not_whole_and_tested_is_not_published(
    warehouse: Warehouse, spoil: Callable[[Warehouse], None], reason: str
) -> None:
    first = publish(warehouse.settings, Wishes())
    spoil(warehouse)
    with pytest.raises(NotPublished, match=reason):
        publish(warehouse.settings, Wishes())
    assert first and one(warehouse.settings.bi / ANALYST, NAMES) == first.name


def test_the_way_in_which_the_warehouse_was_masked_last_counts(warehouse: Warehouse) -> None:
    warehouse.query(
        "insert into audit.maskings values ('gold.go_dim_user', 'a key', 'an older run', "
        "'2020-01-01')"
    )
    assert publish(warehouse.settings, Wishes())
    warehouse.query(
        "insert into audit.maskings values ('gold.go_dim_user', 'a key', 'a newer run', "
        "'2090-01-01')"
    )
    with pytest.raises(NotPublished, match="was not built for ZOOM_TARGET=prod"):
        publish(warehouse.settings, Wishes())
    with pytest.raises(NotPublished, match="under another key"):
        publish(replace(warehouse.settings, target="dev"), Wishes())


def test_far_fewer_rows_are_published_only_for_a_reason_and_the_file_tells_it(
    warehouse: Warehouse,
) -> None:
    publish(warehouse.settings, Wishes())
    warehouse.query("delete from gold.go_fact_billing")
    with pytest.raises(NotPublished, match="has 0 rows; the last publication has 2"):
        publish(warehouse.settings, Wishes())
    assert publish(warehouse.settings, Wishes(fewer_rows_since="an account left"))
    assert (
        one(warehouse.settings.bi / ANALYST, "select distinct remark from meta_publication")
        == "an account left"
    )


def test_personal_data_in_clear_are_published_only_where_both_are_said(
    warehouse: Warehouse,
) -> None:
    with pytest.raises(NotPublished, match="--in-clear"):
        publish(warehouse.settings, Wishes(roles=["restricted"]))
    with pytest.raises(NotPublished, match="there is no role nobody"):
        publish(warehouse.settings, Wishes(roles=["nobody"]))
    assert not stable_files(warehouse)


@pytest.mark.parametrize(
    ("arguments", "success", "publishes"),
    [([], True, True), ([], False, False), (["--select", "go_agg_mrr"], True, False)],
)
def test_build_publishes_the_whole_project_where_nothing_failed(
    warehouse: Warehouse,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    success: bool,
    publishes: bool,
) -> None:
    result = NodeResult(
        "model.zoom_analytics.go_agg_mrr", "success" if success else "error", "", 0.1
    )
    monkeypatch.setattr(building, "dbt_with_progress", lambda *_: DbtReport(success, [result]))
    output = run_build(warehouse, *arguments)
    assert bool(stable_files(warehouse)) == publishes, output
    assert "New connections see this publication" in output or not publishes


def test_a_build_of_deliveries_publishes_what_it_left_as_it_was_too(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, name in (("DBT_TARGET_PATH", "target"), ("DBT_LOG_PATH", "logs")):
        monkeypatch.setenv(variable, str(warehouse.file.parent / name))
    remember_build(warehouse.settings)
    warehouse.write(
        "platform",
        "rooms",
        "rooms_9.csv",
        "room_id,room_name,updated_at\nno room,Attic,2024-05-01\n",
    )
    output = warehouse.command("build")
    assert "New connections see this publication" in output, output
    logged = (
        "select error_description from gold.go_error_audit_log "
        "where error_description like '%rooms_9.csv%' order by all"
    )
    described = rows(warehouse.settings.bi / ANALYST, logged)
    assert described == [("Z104 invalid_format: rooms_9.csv, row 1, column room_id",)], (
        "the log is a view, which the build left"
    )
    warehouse.query(
        "update audit.builds set state = 'of another project' "
        "where built_at = (select min(built_at) from audit.builds)"
    )
    with pytest.raises(NotPublished, match="different runs"):
        publish(warehouse.settings, Wishes())


def test_build_refuses_at_once_what_it_could_not_publish(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "dbt_with_progress", lambda *_: pytest.fail("dbt was started"))
    good = warehouse.settings
    warehouse.settings = replace(good, masking_key="short")
    assert "shorter than 16 characters" in run_build(warehouse)
    (good.bi.parent / "file").touch()
    warehouse.settings = replace(good, bi=good.bi.parent / "file")
    assert "ZOOM_BI" in run_build(warehouse)


def run_build(warehouse: Warehouse, *arguments: str) -> str:
    with exported(warehouse.settings):
        return CliRunner().invoke(main, ["build", "--force", *arguments]).output


def test_an_engine_without_a_safe_crypto_module_encrypts_nothing_and_says_what_is_missing(
    warehouse: Warehouse,
) -> None:
    settings = replace(warehouse.settings, encryption_key="an encryption key")
    with duckdb.connect() as connection:
        try:
            connection.execute("load httpfs")
        except duckdb.Error:
            with pytest.raises(NotPublished, match="httpfs"):
                publish(settings, Wishes(encrypt=True))
            assert not stable_files(warehouse)
            return
    assert publish(settings, Wishes(encrypt=True))
    assert b"go_dim_user" not in (settings.bi / ANALYST).read_bytes()
