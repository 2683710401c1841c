"""An interrupted erasure does no harm, and another run completes it. The warehouse is loaded but
not built.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.privacy.canary_landing import FORMER_ADDRESS, landing
from support.privacy.scanning import REQUEST, Place
from support.warehouse import Warehouse
from zoom_analytics.erasing import forget as forgetting
from zoom_analytics.erasing import landing_files
from zoom_analytics.erasing.forget import forget
from zoom_analytics.persons.remembered import Request
from zoom_analytics.settings import Settings, load_settings
from zoom_analytics.warehouse.errors import WarehouseError

ROWS = "select count(*) from raw.bz_platform__users"


class Stopped(BaseException):
    """Ends the process as a kill does."""


@pytest.fixture(scope="module")
def untouched(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    warehouse = new_warehouse("untouched")
    for name, content in landing().items():
        source, feed, file = name.split("/")
        warehouse.write(source, feed, file, content)
    warehouse.load()
    return warehouse


@pytest.fixture
def loaded(untouched: Warehouse, tmp_path: Path) -> Place:
    return Place(untouched.copy_to(tmp_path))


def stop(*_: object) -> None:
    raise Stopped


@pytest.mark.parametrize(
    "which",
    [
        "the first file is written",
        "the sixth file is replaced",
        "raw is changed",
        "the file is rewritten",
    ],
)
def test_asking_again_ends_what_was_stopped_before(
    which: str, loaded: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[None] = []

    def stop_at_the_sixth(*names: str) -> None:
        calls.append(None)
        if len(calls) == 6:
            raise Stopped
        os.rename(*names)

    with monkeypatch.context() as patched:
        if which == "the first file is written":
            patched.setattr(landing_files, "rewrite", stop)
        elif which == "the sixth file is replaced":
            patched.setattr(os, "replace", stop_at_the_sixth)
        else:
            patched.setattr(
                forgetting, "erase" if which == "raw is changed" else "write_anew", stop
            )
        with pytest.raises(Stopped):
            forget(loaded.settings, REQUEST)
    before = loaded.warehouse.query(ROWS)
    assert not loaded.warehouse.load().with_status("loaded")
    assert not forget(loaded.settings, REQUEST).nothing_new
    assert loaded.traces() == [] and loaded.warehouse.query(ROWS) == before
    assert not loaded.warehouse.load().with_status("loaded")
    assert forget(loaded.settings, REQUEST).nothing_new


def test_a_warehouse_that_another_process_holds_is_left_alone(
    loaded: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zoom_analytics.warehouse.opening.LOCK_PATIENCE", 0.0)
    code = (
        f"import duckdb, sys; c = duckdb.connect({str(loaded.settings.warehouse)!r});"
        " print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(WarehouseError, match=f"held open by process {holder.pid}"):
            forget(loaded.settings, REQUEST)
        holder.communicate()
    assert (loaded.settings.landing / "platform/users/users_1.csv").read_bytes() == landing()[
        "platform/users/users_1.csv"
    ]


def test_without_the_key_of_the_forgotten_nothing_is_loaded(loaded: Place) -> None:
    forget(loaded.settings, REQUEST)
    key = loaded.settings.warehouse.with_name(f"{loaded.settings.warehouse.name}.forgetting-key")
    key.write_text("another key, of somebody else\n")
    with pytest.raises(WarehouseError, match="restore the file that was beside the warehouse"):
        loaded.warehouse.load()


def test_a_warehouse_that_is_built_anew_remembers(loaded: Place) -> None:
    forget(loaded.settings, REQUEST)
    loaded.settings.warehouse.unlink()
    loaded.warehouse.write(
        "platform", "users", "users_2.csv", landing()["platform/users/users_1.csv"]
    )
    loaded.warehouse.load()
    assert "zoom_analytics.duckdb" not in loaded.traces()
    assert loaded.warehouse.query(
        "select asked_by, finished_at is not null from audit.forgotten"
    ) == [("the person", True)]


def test_a_second_person_is_forgotten_besides(loaded: Place) -> None:
    forget(loaded.settings, REQUEST)
    forget(loaded.settings, Request("BOB@x.example", "Bob"))
    text = (loaded.settings.landing / "platform/users/users_1.csv").read_text()
    assert "Bob" not in text and "bob@" not in text and "joann.canary.ann@x.example.org" in text
    assert loaded.warehouse.query(
        "select count(distinct email_address) from raw.bz_platform__users"
        " where email_address like 'forgotten-%'"
    ) == [(2,)]


def test_a_user_who_comes_back_under_another_address_is_known_by_the_identity(
    loaded: Place,
) -> None:
    forget(loaded.settings, REQUEST)
    users = (
        "user_id,email_address,first_name,plan_type,created_date,status,updated_at\n"
        "#u1,canary.new@x.example,Canary,Pro,2024-01-10,Active,2024-08-01\n"
    )
    loaded.warehouse.write("platform", "users", "users_2.csv", users)
    loaded.warehouse.load()
    assert "zoom_analytics.duckdb" not in loaded.traces()


def test_a_former_address_is_known_unless_another_user_has_it(loaded: Place) -> None:
    users = "user_id,email_address,first_name,plan_type,created_date,status,updated_at\n"
    shared = (
        "#u1,office@x.example,Canary,Pro,2024-01-10,Active,2024-05-01\n"
        "#u2,office@x.example,Bob,Pro,2024-01-10,Active,2024-05-01\n"
    )
    loaded.warehouse.write("platform", "users", "users_2.csv", users + shared)
    forget(loaded.settings, REQUEST)
    accounts = "account_id,account_name,account_type,status,billing_contact_email,updated_at\n"
    rows = (
        f"#a3,New,Enterprise,Active,{FORMER_ADDRESS},2024-02-01\n"
        "#a4,New,Enterprise,Active,office@x.example,2024-02-01\n"
    )
    loaded.warehouse.write("platform", "accounts", "accounts_2.csv", accounts + rows)
    loaded.warehouse.load()
    addresses = loaded.warehouse.query(
        "select billing_contact_email from raw.bz_platform__accounts"
        " where account_name = 'New' order by account_id"
    )
    assert addresses[0][0].startswith("forgotten-") and addresses[1] == ("office@x.example",)


def test_the_command_refuses_what_is_no_address(loaded: Place, run: Callable[..., str]) -> None:
    assert "not a valid e-mail address" in run("forget", "--email", "nobody")


def settings_of(project: Path) -> Settings:
    return Settings(project, project, project / "w.duckdb", project / "bi")


def test_artifacts_are_removed_where_dbt_was_told_to_write_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    project.mkdir()
    (project / "dbt_project.yml").write_text("name: zoom_analytics\n")
    kept = [project / "target" / "run" / "a.sql", elsewhere / "target" / "manifest.json"]
    written = [elsewhere / "target" / name for name in ("run/a.sql", "compiled/a.sql")]
    written += [elsewhere / "logs" / "dbt.log", elsewhere / "target" / "run_results.json"]
    for path in (*kept, *written):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("select 1")
    monkeypatch.chdir(elsewhere)
    environment = {
        "ZOOM_PROJECT": str(project),
        "DBT_TARGET_PATH": "../elsewhere/target",
        "DBT_LOG_PATH": "logs",
    }
    forgetting.remove_artifacts(load_settings(environment))
    assert all(path.exists() for path in kept)
    assert not any(path.exists() for path in written)


def test_artifacts_that_another_process_takes_away_meanwhile_are_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements = tmp_path / "target" / "run" / "gold"
    statements.mkdir(parents=True)
    (statements / "fact.sql").write_text("select 1")
    remove, rmdir = os.unlink, os.rmdir

    def first(path: str, *, dir_fd: int | None = None) -> None:
        remove(path, dir_fd=dir_fd)
        rmdir(statements)

    monkeypatch.setattr(os, "unlink", first)
    forgetting.remove_artifacts(settings_of(tmp_path))
    assert not (tmp_path / "target" / "run").exists()
