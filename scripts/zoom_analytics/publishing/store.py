"""The folder of published files: the publications, one of which is the current one.

publications/<name>/   zoom_bi_<role>.duckdb and publication.json of one publication
current                link to publications/<name>
zoom_bi_<role>.duckdb  link to current/zoom_bi_<role>.duckdb, which readers open

One rename, of `current`, replaces all files at once. A process that has a file open keeps the old
one.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.warehouse.files import replace_link, to_disk
from zoom_analytics.warehouse.modes import SHARED_FILE, SHARED_FOLDER, make_shared_folder

UNFINISHED = ".unfinished-"  # prefix of a folder that is being written or removed
WITHDRAWN = "withdrawn"  # file in the folder of a withdrawn publication


@dataclass(frozen=True)
class Publication:
    """A publication, as described by its publication.json.

    tables: row counts by role and 'schema.table'. withdrawn: True if it was rolled back.
    """

    name: str
    run_id: str
    published_at: str
    data_until: str | None
    tables: dict[str, dict[str, int]]
    withdrawn: bool = False


def file_name(role: str) -> str:
    """The name of a role's file."""
    return f"zoom_bi_{role}.duckdb"


class Store:
    """The published files of one folder. Changes need the lock (see `locked`)."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.publications = folder / "publications"
        self.link = folder / "current"

    def file_of(self, role: str) -> Path:
        """The file that the readers of a role open."""
        return self.folder / file_name(role)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Locks the folder against other processes, and removes what a killed process left. Raises
        NotPublished.
        """
        descriptor = self._lock()
        try:
            for left in self.publications.glob(f"{UNFINISHED}*"):
                shutil.rmtree(left)
            if self.link.is_symlink():
                self._link_files()
            yield
        except OSError as error:
            where = error.filename or self.folder
            raise NotPublished(
                f"{where}: {error.strerror or error}; the current publication is unchanged "
                "(ZOOM_BI)"
            ) from error
        finally:
            os.close(descriptor)

    def check_folder(self) -> None:
        """Raises NotPublished if the folder cannot be created or written to."""
        nearest = next(
            folder for folder in (self.publications, *self.publications.parents) if folder.exists()
        )
        if not nearest.is_dir() or not os.access(nearest, os.W_OK):
            raise NotPublished(
                f"{nearest}: cannot publish there, it is not a folder or is read-only (ZOOM_BI)"
            )

    def _lock(self) -> int:
        """A descriptor that holds the lock until it is closed or the process ends."""
        try:
            make_shared_folder(self.publications)
            descriptor = os.open(self.publications, os.O_RDONLY)
        except OSError as error:
            raise NotPublished(
                f"{self.publications}: cannot publish there: {error.strerror} (ZOOM_BI)"
            ) from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise NotPublished(
                f"another process is publishing to {self.folder}: publish again when it is done"
            ) from None
        return descriptor

    def all(self) -> list[Publication]:
        """All publications, oldest first."""
        found = (
            sorted(self.publications.glob("[!.]*/publication.json"))
            if self.publications.is_dir()
            else []
        )
        return [
            replace(
                Publication(**json.loads(path.read_text(encoding="utf-8"))),
                withdrawn=path.with_name(WITHDRAWN).exists(),
            )
            for path in found
        ]

    def current(self) -> Publication | None:
        """The publication that readers see."""
        name = Path(os.readlink(self.link)).name if self.link.is_symlink() else None
        return next((publication for publication in self.all() if publication.name == name), None)

    @contextmanager
    def new_folder(self, name: str) -> Iterator[Path]:
        """A folder to write a publication to, accessible by its owner alone. It is removed unless
        `keep` is called.
        """
        folder = self.publications / f"{UNFINISHED}{name}"
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, folder: Path, publication: Publication) -> None:
        """Turns a written folder into the current publication. It is on disk when this returns."""
        described: dict[str, Any] = asdict(publication)
        description = folder / "publication.json"
        description.write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
        description.chmod(SHARED_FILE)
        for path in folder.iterdir():
            to_disk(path)
        to_disk(folder)
        folder.chmod(SHARED_FOLDER)
        os.rename(folder, self.publications / publication.name)
        to_disk(self.publications)
        self.switch_to(publication)

    def switch_to(self, publication: Publication) -> None:
        """Makes a publication the current one, in one step."""
        replace_link(self.link, Path("publications") / publication.name)
        self._link_files()

    def go_back(self) -> Publication:
        """Withdraws the current publication and returns the one before it, now current. Raises
        NotPublished if there is no earlier one.
        """
        current = self.current()
        before = [
            publication
            for publication in self.all()
            if current and publication.name < current.name and not publication.withdrawn
        ]
        if not current or not before:
            raise NotPublished(
                f"{self.folder} has no publication before the current one to go back to"
            )
        (self.publications / current.name / WITHDRAWN).touch()
        self.switch_to(before[-1])
        return before[-1]

    def forget_all_but(self, newest: int) -> None:
        """Removes all but the newest publications. The current one is kept and counts."""
        publications, current = self.all(), self.current()
        surplus = [publication for publication in publications if publication != current][
            : max(0, len(publications) - newest)
        ]
        for publication in surplus:
            unfinished = self.publications / f"{UNFINISHED}{publication.name}"
            os.rename(self.publications / publication.name, unfinished)
            shutil.rmtree(unfinished)

    def _link_files(self) -> None:
        """Links each file of the current publication, and removes links to files that it lacks."""
        there = {path.name for path in self.link.glob("zoom_bi_*.duckdb")}
        for path in self.folder.glob("zoom_bi_*.duckdb"):
            if path.name not in there:
                path.unlink()
        for name in sorted(there):
            if not (self.folder / name).is_symlink():
                replace_link(self.folder / name, Path(self.link.name) / name)
        to_disk(self.folder)
