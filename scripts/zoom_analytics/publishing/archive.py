"""Archives of publications: a tar file in the age format (https://age-encryption.org/v1).

Writing needs public keys alone. `age --decrypt -i KEYFILE FILE | tar x` opens an archive, too.
"""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from io import BufferedIOBase, BufferedReader, BufferedWriter, FileIO
from pathlib import Path

import pyrage

from zoom_analytics.publishing.archive_1_0 import Opening, has_form_1_0
from zoom_analytics.publishing.archive_keys import identities_in, recipients
from zoom_analytics.publishing.encryption import encryption_key
from zoom_analytics.publishing.outcome import Damaged, NotPublished
from zoom_analytics.publishing.store import Store
from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.files import replaced_file

PIECE = 1 << 20  # bytes


def write_archive(store: Store, settings: Settings, path: Path) -> str:
    """Writes the current publication to a file that only its owner can read. Returns the name of
    the publication. Raises NotPublished.
    """
    readers = recipients(settings)
    current = store.current()
    if current is None:
        raise NotPublished(
            f"nothing is published in {settings.bi} yet: run `zoom-analytics publish`"
        )
    try:
        with replaced_file(path, mode=0o600) as fresh, open(fresh, "wb") as file:
            with _piped(True, lambda plain: pyrage.encrypt_io(plain, file, readers)) as sink:
                with tarfile.open(fileobj=sink, mode="w|") as tar:
                    tar.add(store.publications / current.name, arcname=current.name)
    except (OSError, pyrage.EncryptError) as error:
        reason = getattr(error, "strerror", None) or error
        raise NotPublished(f"{path}: the archive cannot be written: {reason}") from None
    return current.name


def open_archive(settings: Settings, path: Path, into: Path, key_file: Path | None) -> str:
    """Unpacks an archive to a new folder after all of it was verified. Returns the name of the
    publication. Raises NotPublished.

    key_file: the secret keys; not needed for an archive of version 1.0
    """
    if into.exists():
        raise NotPublished(f"{into} already exists: name a new folder")
    fresh = into.with_name(f".{into.name}.{os.getpid()}")
    try:
        with open(path, "rb") as file, _opened(file, settings, key_file) as plain:
            fresh.mkdir(mode=0o700)
            with tarfile.open(fileobj=plain, mode="r|") as tar:
                tar.extractall(fresh, filter="data")
            while plain.read(PIECE):
                pass  # verifies what follows the last file
        (name,) = (folder.name for folder in fresh.iterdir())
        os.rename(fresh / name, into)
    except (Damaged, tarfile.TarError, ValueError) as error:
        raise NotPublished(
            f"{path} does not open ({error}): it is not an archive of a publication, is damaged, "
            "or was made for another key"
        ) from None
    except OSError as error:
        raise NotPublished(
            f"{path}: the archive cannot be unpacked to {into}: {error.strerror}"
        ) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return name


def _opened(
    file: BufferedIOBase, settings: Settings, key_file: Path | None
) -> AbstractContextManager[BufferedIOBase | Opening]:
    """The tar file in the archive. Reading raises Damaged if the archive does not open; so does
    the end of the block.
    """
    if has_form_1_0(file):
        return Opening(file, encryption_key(settings))
    identities = identities_in(key_file)

    def decrypt(plain: BufferedIOBase) -> None:
        try:
            pyrage.decrypt_io(file, plain, identities)
        except (pyrage.DecryptError, OSError) as error:  # OSError is how it reports a damaged piece
            raise Damaged(str(error)) from None

    return _piped(False, decrypt)


@contextmanager
def _piped(writes: bool, work: Callable[[BufferedIOBase], object]) -> Iterator[BufferedIOBase]:
    """The end of a pipe to write to or read from; `work` runs on the other end in a thread.

    The block ends when the work has ended. An error of the block or of the work is raised,
    whichever came first.
    """
    reading, writing = os.pipe()
    readable, writable = BufferedReader(FileIO(reading)), BufferedWriter(FileIO(writing, "w"))
    ours, theirs = (writable, readable) if writes else (readable, writable)
    failures: list[Exception] = []

    def run() -> None:
        with theirs:
            try:
                work(theirs)
            except Exception as error:
                failures.append(error)  # before the block sees that the pipe is closed

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run)
        try:
            yield ours
            ours.close()
        except Exception:
            if failures:
                raise failures[0] from None
            raise
        finally:
            with suppress(OSError):
                ours.close()
    if failures:
        raise failures[0]
