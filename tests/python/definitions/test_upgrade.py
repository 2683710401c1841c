"""A warehouse built by an earlier state of the project equals a rebuild once this state built it.

The earlier state comes from the repository's history and runs in a process of its own. Its
definitions and readers differed: a refunded charge was not revenue, an open quote swallowed the
records after it, aliases and countries were unknown columns.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from support.states import State, open_errors, state_of
from support.warehouse import Warehouse, Workshop, project_folder
from zoom_analytics.demo.generator import generate

pytestmark = pytest.mark.long
EARLIER = "ae815bc"  # the last commit before the second edition of the definitions
BUILD = "from zoom_analytics.cli import main; main(['build', '--no-publish'])"
# the second record's quote is never closed; the third and fourth are whole
OPEN_QUOTE = (
    "room_id,room_name,updated_at\n#r901,Attic,2026-01-01\n"
    '#r902,"Cellar,2026-01-01\n#r903,Hall,2026-01-01\n#r904,Loft,2026-01-01\n'
)
BY_ALIAS = (
    "user_id,email,user_name,plan_type,country,registration_date,status,updated_at\n"
    "#u901,ada@x.example,Ada,Pro,gb,2026-01-01,Active,2026-01-02\n"
    "#u902,bo@x.example,Bo,Free,QQ,2026-01-01,Active,2026-01-02\n"
)
TOPIC_BY_ALIAS = (
    '[{"meeting_id": "#m901", "meeting_topic": "By its alias", "host_user_id": "#u901", '
    '"meeting_type": "Instant", "status": "Scheduled", "updated_at": "2026-01-03"}]'
)


@pytest.fixture(scope="module")
def earlier_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = subprocess.run(
        ["git", "-C", str(project_folder()), "archive", EARLIER], capture_output=True, check=False
    )
    if found.returncode:
        pytest.skip(
            f"the repository's history does not reach back to {EARLIER}: "
            f"{found.stderr.decode().strip()}"
        )
    folder = tmp_path_factory.mktemp("earlier")
    with tarfile.open(fileobj=io.BytesIO(found.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def upgraded(
    earlier_project: Path, workshop: Workshop, tmp_path_factory: pytest.TempPathFactory
) -> Warehouse:
    """Loaded and built by the earlier state, then by this one."""
    warehouse = Warehouse(tmp_path_factory.mktemp("upgraded"), workshop)
    warehouse.landing.rmdir()
    generate(warehouse.landing, users=40, days=30, deliveries=1, dirty=0.05, seed=3)
    warehouse.write("platform", "rooms", "zz_open_quote.csv", OPEN_QUOTE)
    warehouse.write("platform", "users", "zz_by_alias.csv", BY_ALIAS)
    warehouse.write("platform", "meetings", "zz_by_alias.json", TOPIC_BY_ALIAS)
    environment = os.environ | {
        "PYTHONPATH": str(earlier_project / "scripts"),
        "ZOOM_LANDING": str(warehouse.landing),
        "ZOOM_WAREHOUSE": str(warehouse.file),
        "ZOOM_BI": str(warehouse.settings.bi),
        "ZOOM_TARGET": "prod",
    }
    built = subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=earlier_project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "all is well" in built.stdout, built.stdout + built.stderr
    assert warehouse.query(
        "select count(*) from information_schema.columns where column_name = 'is_complete'"
    ) == [(0,)]
    warehouse.load()
    warehouse.build()
    return warehouse


@pytest.fixture(scope="module")
def rebuilt(
    upgraded: Warehouse, workshop: Workshop, tmp_path_factory: pytest.TempPathFactory
) -> Warehouse:
    warehouse = Warehouse(tmp_path_factory.mktemp("rebuilt"), workshop)
    warehouse.landing.rmdir()
    warehouse.landing.symlink_to(upgraded.landing, target_is_directory=True)
    warehouse.load()
    warehouse.build()
    return warehouse


def test_an_upgraded_warehouse_equals_a_rebuild(upgraded: Warehouse, rebuilt: Warehouse) -> None:
    expected: State = state_of(rebuilt)
    assert state_of(upgraded).differences(expected) == {}
    assert open_errors(upgraded) == open_errors(rebuilt)


def test_files_that_the_earlier_reader_read_otherwise_are_read_again(upgraded: Warehouse) -> None:
    assert upgraded.query(
        "select room_name from silver.si_rooms where source_file = 'zz_open_quote.csv' order by 1"
    ) == [
        ("Attic",),
        ("Hall",),
        ("Loft",),
    ]
    assert upgraded.query(
        "select email_address, country from silver.si_users where source_file = 'zz_by_alias.csv' "
        "order by 1"
    ) == [
        ("ada@x.example", "GB"),
        ("bo@x.example", None),
    ]
    assert upgraded.query("select topic from silver.si_meetings where meeting_id = '#m901'") == [
        ("By its alias",)
    ]
