"""The erased persons, as keyed hashes of their addresses and identities, so that a later delivery
does not bring them back.

audit.forgotten             one row per person: who asked, when and why, and when it was done
audit.forgotten_identities  one row per address or user identity of the person

The hashes have a key of their own, stored beside the warehouse, which never changes. Masking keys
may change, and a masking key does not allow a search for addresses among the hashes. A JSON copy
beside the warehouse keeps the hashes for a warehouse that is rebuilt from landing.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from zoom_analytics.contract import BLANKS
from zoom_analytics.persons.keys import fingerprint, forgetting_key, forgetting_key_file, keyed_hash
from zoom_analytics.persons.masking import prepare_masking
from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.clock import utc_now
from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.files import replaced_file
from zoom_analytics.warehouse.sql import one_row

KEPT = ("person", "email_hash", "key_fingerprint", "asked_by", "asked_at", "reason", "finished_at")


@dataclass(frozen=True)
class Request:
    """A request to erase a person. email: as given; it is not stored."""

    email: str
    asked_by: str
    reason: str = ""


def normalized(value: str) -> str:
    """The form in which addresses and identities are compared."""
    return value.strip(BLANKS).lower()


class Remembered:
    """The erased persons of a warehouse. Raises WarehouseError if their hashes were made with
    another key.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, settings: Settings):
        self._connection = connection
        self._settings = settings
        self._fetch()
        kept = connection.execute("select distinct key_fingerprint from audit.forgotten").fetchall()
        self.anyone = bool(kept)
        if not self.anyone:
            return
        path = forgetting_key_file(settings)
        if not path.exists() or kept != [(fingerprint(forgetting_key(settings)),)]:
            raise WarehouseError(
                f"{path}: not the key that hashed the erased persons, so a delivery could bring"
                " them back: restore the file that was beside the warehouse"
            )
        prepare_masking(connection, forgetting_key(settings))

    def person(self, request: Request) -> str:
        """The mark of a person, whose hash is stored. The mark is random, so it does not lead to
        the address.
        """
        key = forgetting_key(self._settings)
        prepare_masking(self._connection, key)
        address = keyed_hash(key, normalized(request.email))
        known = self._connection.execute(
            "select person from audit.forgotten_identities where identity_hash = ?", [address]
        ).fetchone()
        if known:
            return str(known[0])
        person = secrets.token_hex(8)
        self._connection.begin()
        self._connection.execute(
            "insert into audit.forgotten"
            " (person, email_hash, key_fingerprint, asked_by, asked_at, reason)"
            " values (?, ?, ?, ?, ?, ?)",
            [
                person,
                address,
                fingerprint(key),
                request.asked_by,
                utc_now(),
                request.reason or None,
            ],
        )
        self._connection.execute(
            "insert into audit.forgotten_identities (person, identity_hash) values (?, ?)",
            [person, address],
        )
        self._connection.commit()
        self.anyone = True
        return person

    def learn(self, person: str, identities: Iterable[str]) -> None:
        """Stores further identities and addresses of a person."""
        self._connection.execute(
            "insert or ignore into audit.forgotten_identities (person, identity_hash)"
            " select ?, masking.keyed_hash(identity)"
            " from (select distinct unnest(?::varchar[]) as identity)",
            [person, sorted({normalized(identity) for identity in identities} - {""})],
        )
        self._keep()

    def note_work(self, person: str, files: int, rows: int) -> None:
        """Adds to the counts of a person."""
        self._connection.execute(
            "update audit.forgotten"
            " set files_rewritten = files_rewritten + ?, rows_changed = rows_changed + ?"
            " where person = ?",
            [files, rows, person],
        )

    def is_done(self, person: str) -> bool:
        (done,) = one_row(
            self._connection.execute(
                "select finished_at is not null from audit.forgotten where person = ?", [person]
            )
        )
        return bool(done)

    def note_end(self, person: str) -> None:
        """Records that the person is erased everywhere."""
        self._connection.execute(
            "update audit.forgotten set finished_at = ? where person = ? and finished_at is null",
            [utc_now(), person],
        )
        self._keep()

    @property
    def _beside(self) -> Path:
        """The JSON copy beside the warehouse."""
        return self._settings.warehouse.with_name(f"{self._settings.warehouse.name}.forgotten.json")

    def _keep(self) -> None:
        """Writes the JSON copy in one step, readable by the owner alone."""
        people = self._connection.execute(
            f"select {', '.join(KEPT)} from audit.forgotten order by asked_at, person"
        ).fetchall()
        identities = self._connection.execute(
            "select person, identity_hash from audit.forgotten_identities order by all"
        ).fetchall()
        text = json.dumps({"forgotten": people, "identities": identities}, default=str, indent=1)
        with replaced_file(self._beside, mode=0o600) as fresh:
            fresh.write_text(text + "\n", encoding="utf-8")

    def _fetch(self) -> None:
        """Reads the JSON copy into a warehouse without erased persons."""
        if (
            not self._beside.exists()
            or self._connection.execute("select 1 from audit.forgotten limit 1").fetchone()
        ):
            return
        try:
            kept = json.loads(self._beside.read_text(encoding="utf-8"))
            people, identities = kept["forgotten"], kept["identities"]
        except (ValueError, KeyError, TypeError) as error:
            raise WarehouseError(
                f"{self._beside}: the list of erased persons cannot be read: restore an intact copy"
            ) from error
        if people and identities:
            self._connection.begin()
            marks = ", ".join("?" * len(KEPT))
            self._connection.executemany(
                f"insert into audit.forgotten ({', '.join(KEPT)}) values ({marks})", people
            )
            self._connection.executemany(
                "insert into audit.forgotten_identities (person, identity_hash) values (?, ?)",
                identities,
            )
            self._connection.commit()
