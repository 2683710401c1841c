"""What has changed since the last successful build, and the arguments that `zoom-analytics build`
passes to dbt then.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.warehouse import AS_DELIVERIES_COME, Warehouse
from zoom_analytics.building import command
from zoom_analytics.building.ahead import DbtAhead
from zoom_analytics.building.dbt import DbtReport
from zoom_analytics.building.news import News, remember_build, what_is_new
from zoom_analytics.cli import main
from zoom_analytics.loaders import LoadReport, Watcher
from zoom_analytics.settings import Settings, exported

# the tables that dbt's hooks create at the start of a run (macros/audit, macros/validation) and
# that are read here
OF_DBT = """
    create table audit.builds (state varchar, contracts varchar, built_at timestamp);
    create table audit.dbt_runs (run_id varchar, started_at timestamp);
    create table audit.feed_contracts (fingerprint varchar);
    insert into audit.dbt_runs values ('the build itself', timestamp '2020-01-01');
"""
PARTS = (
    "dbt_project.yml",
    "profiles.yml",
    "selectors.yml",
    "models/staging/platform/_platform__sources.yml",
)
BY_HAND = (
    "insert into audit.dbt_runs values ('by hand', (now() + interval 1 "
    "second)::timestamptz at time zone 'UTC')"
)
ROOM = "room_id,room_name\n#r1,Attic\n"


@pytest.fixture
def warehouse(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    warehouse = new_warehouse("news")
    warehouse.load()
    warehouse.query(OF_DBT)
    return warehouse


@pytest.fixture
def built(warehouse: Warehouse, tmp_path: Path) -> Settings:
    """A warehouse built from a project of its own, which has a few of our files."""
    project = tmp_path / "project"
    for part in PARTS:
        (project / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(warehouse.settings.project / part, project / part)
    settings = replace(warehouse.settings, project=project)
    remember_build(settings)
    return settings


def deliver(warehouse: Warehouse) -> None:
    warehouse.write("platform", "rooms", "rooms.csv", ROOM)
    warehouse.load()


def test_nothing_is_new_at_first(built: Settings) -> None:
    assert what_is_new(built) == News(project=False, deliveries=False)


def test_all_is_new_where_nothing_was_built(warehouse: Warehouse, built: Settings) -> None:
    warehouse.query("delete from audit.builds")
    assert what_is_new(built) == News(project=True, deliveries=True)


@pytest.mark.parametrize("part", PARTS)
def test_any_file_of_the_project_is_news_of_it(built: Settings, part: str) -> None:
    with (built.project / part).open("a") as file:
        file.write("# another word\n")
    assert what_is_new(built) == News(project=True, deliveries=False)


def test_another_target_is_news_of_the_project(built: Settings) -> None:
    assert what_is_new(
        replace(built, target="dev", masking_key="of-a-length-that-is-enough")
    ) == News(project=True, deliveries=False)


def test_a_warehouse_of_another_name_is_news_of_the_project(built: Settings) -> None:
    other = built.warehouse.rename(built.warehouse.with_name("other.duckdb"))
    assert what_is_new(replace(built, warehouse=other)) == News(project=True, deliveries=False)


def test_whoever_ran_dbt_since_may_have_made_something_else(
    warehouse: Warehouse, built: Settings
) -> None:
    warehouse.query(BY_HAND)
    assert what_is_new(built) == News(project=True, deliveries=False)


def test_a_load_is_news_of_deliveries(warehouse: Warehouse, built: Settings) -> None:
    deliver(warehouse)
    assert what_is_new(built) == News(project=False, deliveries=True)


def asked_of_dbt(settings: Settings, monkeypatch: pytest.MonkeyPatch, *options: str) -> list[str]:
    """The arguments with which `zoom-analytics build` would run dbt; empty if it would not."""
    asked: list[str] = []
    monkeypatch.setattr(
        command,
        "load_what_is_new",
        lambda *_: (LoadReport("a load"), DbtAhead(settings, Watcher())),
    )
    monkeypatch.setattr(
        command,
        "dbt_with_progress",
        lambda _, __, arguments, ___: asked.extend(arguments) or DbtReport(False),
    )
    with exported(settings):
        CliRunner().invoke(main, ["build", "--no-publish", *options])
    return asked


def leaves_what_follows_from_the_project(asked: Sequence[str]) -> bool:
    return AS_DELIVERIES_COME in pairwise(asked)


def test_a_build_without_news_runs_no_dbt(built: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked_of_dbt(built, monkeypatch) == []


def test_a_build_of_deliveries_leaves_what_follows_from_the_project_alone(
    warehouse: Warehouse, built: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(warehouse)
    assert leaves_what_follows_from_the_project(asked_of_dbt(built, monkeypatch))


@pytest.mark.parametrize(
    "options", [["--force"], ["--full-refresh"], ["--unit-tests"], ["--select", "si_users"]]
)
def test_whoever_asks_for_more_or_less_gets_just_that(
    warehouse: Warehouse, built: Settings, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    deliver(warehouse)
    asked = asked_of_dbt(built, monkeypatch, *options)
    assert asked
    assert not leaves_what_follows_from_the_project(asked)


def test_a_build_of_another_project_makes_everything(
    warehouse: Warehouse, built: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(warehouse)
    warehouse.query(BY_HAND)
    asked = asked_of_dbt(built, monkeypatch)
    assert asked
    assert not leaves_what_follows_from_the_project(asked)
