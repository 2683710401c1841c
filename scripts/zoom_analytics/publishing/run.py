"""Publishes the warehouse: checks it, writes the files and makes them the current publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import yaml

from zoom_analytics.persons.keys import fingerprint, masking_key
from zoom_analytics.persons.masking import prepare_masking
from zoom_analytics.publishing.description import Publication
from zoom_analytics.publishing.encryption import encryption_key, load_crypto_module
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.publishing.readiness import BuiltRun, built_run
from zoom_analytics.publishing.roles import Role, read_roles
from zoom_analytics.publishing.store import Store, file_name
from zoom_analytics.publishing.writing import Edition, write_role
from zoom_analytics.settings import PROJECT_FILE, Settings
from zoom_analytics.warehouse.clock import utc_now
from zoom_analytics.warehouse.errors import NoWarehouse
from zoom_analytics.warehouse.opening import open_to_read
from zoom_analytics.warehouse.sql import one_row


@dataclass(frozen=True)
class Wishes:
    """The options of a publication.

    roles: roles in clear to publish in addition to the masked ones.
    in_clear: confirms that personal data may be published in clear.
    encrypt: encrypt the files.
    fewer_rows_since: why tables may have far fewer rows than before; empty: they may not.
    only_news: do nothing if the run was published before.
    """

    roles: Sequence[str] = ()
    in_clear: bool = False
    encrypt: bool = False
    fewer_rows_since: str = ""
    only_news: bool = False


def publish(settings: Settings, wishes: Wishes) -> Publication | None:
    """Publishes the warehouse. Returns None if there was nothing to do. Raises NotPublished,
    KeyRefused.
    """
    store, variables = Store(settings.bi), _variables(settings.project)
    with _opened(settings) as (connection, warehouse), store.locked():
        run = built_run(connection, warehouse)
        if wishes.only_news and _was_published(run, store):
            return None
        roles = _wanted_roles(read_roles(connection, warehouse), wishes, run)
        key = (
            encryption_key(settings)
            if wishes.encrypt or variables["publication_encrypted"]
            else None
        )
        if key:
            load_crypto_module(connection)
        if not all(role.in_clear for role in roles):
            prepare_masking(connection, _key_of(settings, run))
        now = utc_now()
        edition = Edition(
            f"{now:%Y%m%dT%H%M%S.%fZ}-{run.run_id[:8]}", run, now, wishes.fewer_rows_since
        )
        with store.new_folder(edition.name) as folder:
            publication = _written(connection, folder, roles, edition, warehouse, key)
            if not wishes.fewer_rows_since:
                _refuse_far_fewer_rows(
                    publication, store.last_known(), variables["publication_least_percent"]
                )
            store.keep(folder, publication)
        store.forget_all_but(variables["publications_kept"])
    return publication


def _was_published(run: BuiltRun, store: Store) -> bool:
    """True if the run is the current publication, or was published and withdrawn."""
    current = store.current()
    return any(
        found.run_id == run.run_id and (found == current or found.withdrawn)
        for found in store.all()
    )


def _written(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    roles: list[Role],
    edition: Edition,
    warehouse: str,
    key: str | None,
) -> Publication:
    """Writes the file of each role to the folder."""
    tables = {}
    for role in roles:
        path = folder / file_name(role.name)
        try:
            facts = write_role(connection, role, path, edition, warehouse, key)
        except (duckdb.Error, OSError) as error:
            first = str(error).splitlines()[0]
            raise NotPublished(
                f"{path.name} cannot be written: {first} (ZOOM_BI, ZOOM_TEMP, ZOOM_MEMORY_LIMIT)"
            ) from error
        tables[role.name] = {f"{fact.schema}.{fact.table}": fact.rows for fact in facts}
    until = edition.run.data_until
    return Publication(
        edition.name,
        edition.run.run_id,
        edition.published_at.isoformat(),
        until.isoformat() if until else None,
        tables,
    )


def _wanted_roles(roles: dict[str, Role], wishes: Wishes, run: BuiltRun) -> list[Role]:
    """The masked roles and those requested. Raises NotPublished if one may not be published."""
    for name in wishes.roles:
        if name not in roles:
            raise NotPublished(
                f"there is no role {name}; seeds/publication_roles.csv has {', '.join(roles)}"
            )
        if roles[name].in_clear and run.masked_with is not None:
            raise NotPublished(
                f"{name} holds personal data in clear, but this warehouse was built masked: build "
                "it with ZOOM_TARGET=prod"
            )
        if roles[name].in_clear and not wishes.in_clear:
            raise NotPublished(
                f"{name} holds personal data in clear: add --in-clear if its readers may see them"
            )
    return [role for role in roles.values() if not role.in_clear or role.name in wishes.roles]


def _key_of(settings: Settings, run: BuiltRun) -> bytes:
    """The masking key. It must be the warehouse's, so that a person has one pseudonym. Raises
    NotPublished, KeyRefused.
    """
    if (run.masked_with is None) != (settings.target == "prod"):
        raise NotPublished(
            f"the warehouse was not built for ZOOM_TARGET={settings.target}: run `zoom-analytics "
            "build`"
        )
    key = masking_key(settings)
    if run.masked_with not in (None, fingerprint(key)):
        raise NotPublished("the warehouse was masked under another key: run `zoom-analytics build`")
    return key


def _refuse_far_fewer_rows(new: Publication, old: Publication | None, least_percent: float) -> None:
    """Raises NotPublished if a table of a role has less than least_percent of the rows that it had
    in the old publication.
    """
    for role, tables in (old.tables if old else {}).items():
        for table, before in tables.items():
            now = new.tables.get(role, {}).get(table)
            if now is not None and now * 100 < before * least_percent:
                raise NotPublished(
                    f"{table} has {now:,} rows; the last publication has {before:,}. If this is "
                    "correct, give the reason: "
                    '`zoom-analytics publish --fewer-rows-since "REASON"` '
                    "(limit: publication_least_percent in dbt_project.yml)"
                )


def _variables(project: Path) -> dict[str, Any]:
    """The variables of dbt_project.yml whose names begin with publication."""
    variables = yaml.safe_load((project / PROJECT_FILE).read_text(encoding="utf-8"))["vars"]
    return {name: value for name, value in variables.items() if name.startswith("publication")}


@contextmanager
def _opened(settings: Settings) -> Iterator[tuple[duckdb.DuckDBPyConnection, str]]:
    """The warehouse opened to read, and the name of its catalog. Raises NotPublished."""
    try:
        with open_to_read(settings) as connection:
            # the name that the warehouse's views use
            (name,) = one_row(connection.execute("select current_database()"))
            yield connection, name
    except NoWarehouse as error:
        raise NotPublished(error.message) from None
