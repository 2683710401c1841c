"""Erasing a person from the delivered files, the warehouse and the publications.

The order of the steps makes an interruption harmless:

1. The hashes of the person are stored, so that no load brings the person back.
2. Each delivered file is replaced in one step.
3. The raw tables change in one transaction.
4. Everything that follows from raw is rebuilt.
5. The warehouse and the publications are written to new files.

Another run goes through all steps and completes what was interrupted.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from zoom_analytics.building.dbt import DbtReport, run_dbt
from zoom_analytics.building.news import remember_build
from zoom_analytics.contract import Contract, read_contract
from zoom_analytics.dashboard.command import PAGE, PUBLISHED, write_dashboard
from zoom_analytics.erasing.fresh_file import write_anew
from zoom_analytics.erasing.landing_files import LandingFiles, Outcome
from zoom_analytics.erasing.tables import erase, learn_identities
from zoom_analytics.loaders import load
from zoom_analytics.persons.blanking import Blanking
from zoom_analytics.persons.file_names import FileNames
from zoom_analytics.persons.remembered import Remembered, Request
from zoom_analytics.publishing.run import Wishes, publish
from zoom_analytics.publishing.store import Store
from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.errors import Refused
from zoom_analytics.warehouse.opening import open_to_read, open_to_write, require_warehouse
from zoom_analytics.warehouse.sql import has_table
from zoom_analytics.warehouse.work import at_work

BUILD = ("build", "--full-refresh", "--exclude-resource-type", "unit_test")
ARTIFACTS = ("run", "compiled", "run_results.json")  # in dbt's target folder
LOGS = "dbt.log*"
RunDbt = Callable[[Settings, Sequence[str]], DbtReport]


class NotEnded(Exception):
    """The erasure is not complete; the message says why. Another run continues it."""


@dataclass
class Forgotten:
    """The result. nothing_new: the person was erased before, and no data has come since."""

    landing: Outcome = field(default_factory=Outcome)
    rows: int = 0
    nothing_new: bool = False


def forget(settings: Settings, request: Request, dbt: RunDbt = run_dbt) -> Forgotten:
    """Erases a person everywhere. After WarehouseError, NotPublished, KeyRefused or NotEnded
    another run completes the erasure.
    """
    require_warehouse(settings)
    contract = read_contract(settings.project)
    load(settings, contract)
    person, done = _erase_from_files_and_raw(settings, contract, request)
    if not done.nothing_new:
        make_anew(settings, dbt)
        _note_end(settings, person)
    return done


def _erase_from_files_and_raw(
    settings: Settings, contract: Contract, request: Request
) -> tuple[str, Forgotten]:
    with at_work(settings, contract) as (connection, work):
        remembered = Remembered(connection, settings)
        person = remembered.person(request)
        blanking = Blanking(connection)
        learn_identities(connection, contract, remembered, person, request.email)
        names = FileNames(connection, settings)
        landing = LandingFiles(
            connection, settings.landing, contract, work, request.email, names
        ).apply(blanking)
        rows = erase(connection, contract, blanking, person, request.email, names)
        remembered.note_work(person, len(landing.rewritten), rows)
        return person, Forgotten(landing, rows, nothing_new=not rows and remembered.is_done(person))


def make_anew(settings: Settings, dbt: RunDbt, fewer_rows_since: str = "") -> None:
    """Rebuilds everything from raw, writes the warehouse to a new file, publishes, and deletes
    older publications.
    """
    with open_to_read(settings) as connection:
        was_built = has_table(connection, "gold", "go_dim_user")
    if was_built:
        report = dbt(settings, list(BUILD))
        if not report.success:
            failed = report.error or ", ".join(
                f"{result.name}: {result.message}" for result in report.failures
            )
            raise NotEnded(
                f"the warehouse could not be rebuilt ({failed}): repair that, then run this again"
            )
        remember_build(settings)
    write_anew(settings)
    store = Store(settings.bi)
    if was_built and store.all():
        publish(settings, Wishes(fewer_rows_since=fewer_rows_since))
        with store.locked():
            store.forget_all_but(1)
    _renew_dashboard(settings)
    remove_artifacts(settings)


def _renew_dashboard(settings: Settings) -> None:
    """Writes the dashboard again, or removes it if there is nothing to write it from."""
    page = settings.bi / PAGE
    if page.exists():
        try:
            write_dashboard(settings.bi / PUBLISHED, page)
        except Refused:
            page.unlink()


def remove_artifacts(settings: Settings) -> None:
    """Removes the statements, results and logs that dbt wrote. Another process may remove files
    at the same time.
    """
    written = [settings.target_folder / name for name in ARTIFACTS]
    for path in (*settings.log_folder.glob(LOGS), *written):  # others may use the folder, too
        if path.is_dir():
            shutil.rmtree(path, onerror=_unless_it_is_gone)
        else:
            path.unlink(missing_ok=True)


def _unless_it_is_gone(
    _: object, __: str, trouble: tuple[type[BaseException], BaseException, object]
) -> None:
    if not isinstance(trouble[1], FileNotFoundError):
        raise trouble[1]


def _note_end(settings: Settings, person: str) -> None:
    with open_to_write(settings) as connection:
        Remembered(connection, settings).note_end(person)
