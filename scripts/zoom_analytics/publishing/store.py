"""The folder of published files: whole publications side by side, one of them the current one.

publications/<name>/zoom_bi_<role>.duckdb, publication.json    what was published, each in a folder
of its own current -> publications/<name>                                 which of them holds
zoom_bi_<role>.duckdb -> current/zoom_bi_<role>.duckdb         what readers open

One rename, of `current`, replaces all files at once. A process that has a file open keeps it as
it was.
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

UNFINISHED = ".unfinished-"  # in front of the name of a folder that is written, or removed
WITHDRAWN = "withdrawn"  # a file in the folder of a publication that somebody went back from


@dataclass(frozen=True)
class Publication:
    """A publication, as its publication.json tells it.

    tables     by role: rows by table, as 'schema.table'
    withdrawn  did somebody go back from it to the one before
    """

    name: str
    run_id: str
    published_at: str
    data_until: str | None
    tables: dict[str, dict[str, int]]
    withdrawn: bool = False


def file_name(role: str) -> str:
    """How the file of a role is called."""
    return f"zoom_bi_{role}.duckdb"


class Store:
    """The published files of one folder. Whatever changes them holds the lock (see `locked`)."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.publications = folder / "publications"
        self.link = folder / "current"

    def file_of(self, role: str) -> Path:
        """What the readers of a role open."""
        return self.folder / file_name(role)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps others from publishing meanwhile, and clears away what a killed publication
        left. Raises NotPublished.
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
                f"{where}: {error.strerror or error}; what readers see stays as it was (ZOOM_BI)"
            ) from error
        finally:
            os.close(descriptor)

    def check_folder(self) -> None:
        """Raises NotPublished where the folder cannot be written to, or not be made."""
        nearest = next(
            folder for folder in (self.publications, *self.publications.parents) if folder.exists()
        )
        if not nearest.is_dir() or not os.access(nearest, os.W_OK):
            raise NotPublished(
                f"{nearest}: nothing can be published there, it is no folder or read-only (ZOOM_BI)"
            )

    def _lock(self) -> int:
        """A descriptor that holds the lock until it is closed, by whatever means."""
        try:
            self.publications.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.publications, os.O_RDONLY)
        except OSError as error:
            raise NotPublished(
                f"{self.publications}: nothing can be published there: {error.strerror} (ZOOM_BI)"
            ) from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise NotPublished(
                f"another process is publishing to {self.folder}: wait for it, then publish again"
            ) from None
        return descriptor

    def all(self) -> list[Publication]:
        """What is there, the oldest first."""
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
        """The one that readers see."""
        name = Path(os.readlink(self.link)).name if self.link.is_symlink() else None
        return next((publication for publication in self.all() if publication.name == name), None)

    @contextmanager
    def new_folder(self, name: str) -> Iterator[Path]:
        """A folder to write a publication to, for its owner alone. It is gone unless `keep` was
        called.
        """
        folder = self.publications / f"{UNFINISHED}{name}"
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, folder: Path, publication: Publication) -> None:
        """Makes a folder that was written a publication and the current one; from then on it
        survives a loss of power.
        """
        described: dict[str, Any] = asdict(publication)
        (folder / "publication.json").write_text(
            json.dumps(described, indent=1) + "\n", encoding="utf-8"
        )
        for path in folder.iterdir():
            to_disk(path)
        to_disk(folder)
        folder.chmod(0o755)
        os.rename(folder, self.publications / publication.name)
        to_disk(self.publications)
        self.switch_to(publication)

    def switch_to(self, publication: Publication) -> None:
        """Makes it the current one, in one step."""
        replace_link(self.link, Path("publications") / publication.name)
        self._link_files()

    def go_back(self) -> Publication:
        """Withdraws the current publication for the one before it, which is returned. Raises
        NotPublished where there is none.
        """
        current = self.current()
        before = [
            publication
            for publication in self.all()
            if current and publication.name < current.name and not publication.withdrawn
        ]
        if not current or not before:
            raise NotPublished(
                f"there is no publication before the current one in {self.folder}: nothing to go "
                "back to"
            )
        (self.publications / current.name / WITHDRAWN).touch()
        self.switch_to(before[-1])
        return before[-1]

    def forget_all_but(self, newest: int) -> None:
        """Removes publications but for so many, the current one among them."""
        publications, current = self.all(), self.current()
        surplus = [publication for publication in publications if publication != current][
            : max(0, len(publications) - newest)
        ]
        for publication in surplus:
            unfinished = self.publications / f"{UNFINISHED}{publication.name}"
            os.rename(self.publications / publication.name, unfinished)
            shutil.rmtree(unfinished)

    def _link_files(self) -> None:
        """Gives each file of the current publication its name, and takes the names of files that
        it has not.
        """
        there = {path.name for path in self.link.glob("zoom_bi_*.duckdb")}
        for path in self.folder.glob("zoom_bi_*.duckdb"):
            if path.name not in there:
                path.unlink()
        for name in sorted(there):
            if not (self.folder / name).is_symlink():
                replace_link(self.folder / name, Path(self.link.name) / name)
        to_disk(self.folder)
