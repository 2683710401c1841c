"""Erasing records and values from the delivered files. A file is replaced in one step, and the
ledger knows its content before and after.

Each file is read as the loader reads it, whether its content was loaded or not. The file itself
shows what to erase. So an interrupted erasure continues where it stopped, and a file that was
delivered again later is included.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Protocol

import duckdb

from zoom_analytics.contract import Contract, RawTable
from zoom_analytics.erasing.rewriting import rewrite
from zoom_analytics.loaders.landing import LandedFile, Mark, list_landing
from zoom_analytics.loaders.ledger import Ledger
from zoom_analytics.loaders.outcome import LeftForLater, Refused
from zoom_analytics.loaders.preparing import Places
from zoom_analytics.loaders.readers.careful import read_carefully
from zoom_analytics.loaders.readers.intake import Delivery, Intake, hash_of
from zoom_analytics.persons.changes import Changes
from zoom_analytics.persons.file_names import FileNames
from zoom_analytics.persons.mentions import spellings
from zoom_analytics.warehouse.errors import WarehouseError
from zoom_analytics.warehouse.files import LEFTOVERS, replaced_file, to_disk


class Rule(Protocol):
    """Finds the changes to the records of a file, given as a table of values and _row_number."""

    def changes(self, table: RawTable, relation: str, columns: Sequence[str]) -> Changes: ...


@dataclass
class Outcome:
    """The files that changed, by name.

    emptied  files removed because all their records were deleted
    removed  refused files that named the person
    unsure   entries that no load reads: a user has to check them
    """

    rewritten: list[str] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


class LandingFiles:
    """The delivered files of a landing zone.

    address  an unreadable file must not contain it; if empty, it may contain anything
    names    gives files new names without erased persons; None: they keep theirs
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        root: Path,
        contract: Contract,
        work: Path,
        address: str = "",
        names: FileNames | None = None,
    ):
        self._connection = connection
        self._root = root
        self._contract = contract
        self._places = Places.numbered(work, 0)
        self._spellings = _bytes_of(spellings(address)) if address else []
        self._names = names
        self._ledger = Ledger(connection)

    def apply(self, rule: Rule) -> Outcome:
        """Applies the rule to all files. Raises WarehouseError if a file is not settled."""
        outcome = Outcome()
        for left in self._root.rglob(LEFTOVERS):  # the loader ignores such names
            left.unlink()
        found = list_landing(self._root, self._contract)
        for file in found.files:
            name = f"{file.table.source}/{file.table.feed}/{self._new_name(file.name)}"
            try:
                self._apply_to(file, name, rule, outcome)
            except LeftForLater as reason:
                raise WarehouseError(
                    f"{file.path}: {reason}: once it is settled, run this again"
                ) from None
            except PermissionError as error:
                raise WarehouseError(
                    f"{file.path}: {error.strerror}: make it readable and writable,"
                    " then run this again"
                ) from None
            finally:
                self._places.clear()
            self._rename(file.path)
        outcome.unsure += self._foreign_files({file.path for file in found.files})
        return outcome

    def _apply_to(self, file: LandedFile, name: str, rule: Rule, outcome: Outcome) -> None:
        if file.refusal or file.mark is None:
            outcome.unsure.append(name)
            return
        try:
            delivery = Intake(file, self._places.plain).read()
            rows = read_carefully(delivery, self._places.snapshot, self._places.spool)
        except Refused:
            if self._may_name(file.path, self._places.plain):
                file.path.unlink()
                outcome.removed.append(name)
            return
        names = [name for name, _ in rows.values]
        self._connection.execute(f"create or replace temp table delivered_rows as {rows.query()}")
        changes = rule.changes(file.table, "delivered_rows", names)
        if (
            changes
            and len(changes) == rows.count
            and all(change.gone for change in changes.values())
        ):
            file.path.unlink()
            outcome.emptied.append(name)
        elif changes:
            self._replace(file, delivery, changes)
            outcome.rewritten.append(name)

    def _replace(self, file: LandedFile, delivery: Delivery, changes: Changes) -> None:
        """The ledger records the new content first, so neither content can be loaded twice."""
        path = file.path.resolve()
        with replaced_file(path, mode=stat.S_IMODE(path.stat().st_mode)) as fresh:
            rewrite(delivery, changes, fresh, self._places.snapshot)
            to_disk(fresh)
            look = LandedFile(file.table, fresh, Mark.of(fresh.stat()))
            self._ledger.note_rewriting(
                file, delivery.content_hash, hash_of(look), fresh.stat().st_size
            )

    def _rename(self, path: Path) -> None:
        """The ledger knows the content, so the file is not loaded again under the new name."""
        name = self._new_name(path.name)
        if name != path.name and path.exists():
            free = path.with_name(name)
            for number in count(2):
                if not free.exists():
                    break
                free = path.with_name(f"{number}_{name}")
            path.rename(free)
            to_disk(path.parent)

    def _new_name(self, name: str) -> str:
        return self._names.blanked(name) if self._names else name

    def _may_name(self, *paths: Path) -> bool:
        """True if an unreadable file contains the address, as delivered or as far as it could be
        unpacked.
        """
        return bool(self._spellings) and any(
            _holds(path, self._spellings) for path in paths if path.is_file()
        )

    def _foreign_files(self, known: set[Path]) -> Iterator[str]:
        """The files outside the feeds that contain the address, in content or name."""
        if not self._spellings:
            return
        for path in sorted(self._root.rglob("*")):
            if (
                path not in known
                and path.is_file()
                and not path.is_symlink()
                and (_holds(path, self._spellings) or self._new_name(path.name) != path.name)
            ):
                yield str(path.relative_to(self._root))


def _bytes_of(texts: list[str]) -> list[bytes]:
    return [text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le")]


def _holds(path: Path, wanted: list[bytes]) -> bool:
    """True if the file contains one of the texts, which are in lower case, in any case."""
    longest, tail = max(map(len, wanted)), b""
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            window = (tail + block).lower()
            if any(each in window for each in wanted):
                return True
            tail = window[-longest:]
    return False
