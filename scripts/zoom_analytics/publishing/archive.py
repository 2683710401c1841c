"""Archives of publications: a tar file in pieces, each sealed with AES-256-GCM.

The header is MAGIC, the salt of scrypt and the prefix of the nonces. Each piece has PIECE bytes,
the last one at most as many. Its nonce is the prefix, its number and whether it is the last (the
construction STREAM); the header is associated data. So a piece that is changed, moved, left out
or cut off does not open.
"""

from __future__ import annotations

import io
import os
import secrets
import shutil
import tarfile
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from zoom_analytics.publishing.encryption import encryption_key
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.publishing.store import Store
from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.files import replaced_file

MAGIC = b"zoom-analytics archive 1\n"
SALT, NONCE, TAG = 16, 7, 16  # bytes
PIECE = 1 << 20  # bytes


def write_archive(store: Store, settings: Settings, path: Path) -> str:
    """Writes the current publication to a file that only its owner can read. Returns the name of
    the publication. Raises NotPublished.
    """
    key = encryption_key(settings)
    current = store.current()
    if current is None:
        raise NotPublished(
            f"nothing is published in {settings.bi} yet: run `zoom-analytics publish`"
        )
    try:
        with replaced_file(path, mode=0o600) as fresh, open(fresh, "wb") as file:
            with Sealing(file, key) as sealing, tarfile.open(fileobj=sealing, mode="w|") as tar:
                tar.add(store.publications / current.name, arcname=current.name)
    except OSError as error:
        raise NotPublished(f"{path}: the archive cannot be written: {error.strerror}") from None
    return current.name


def open_archive(settings: Settings, path: Path, into: Path) -> str:
    """Unpacks an archive to a new folder after all pieces were verified. Returns the name of the
    publication. Raises NotPublished.
    """
    key = encryption_key(settings)
    if into.exists():
        raise NotPublished(f"{into} already exists: name a new folder")
    fresh = into.with_name(f".{into.name}.{os.getpid()}")
    try:
        fresh.mkdir(mode=0o700)
        with open(path, "rb") as file:
            opening = Opening(file, key)
            with tarfile.open(fileobj=opening, mode="r|") as tar:
                tar.extractall(fresh, filter="data")
            while opening.read(PIECE):
                pass  # verifies what follows the last file
        (name,) = (folder.name for folder in fresh.iterdir())
        os.rename(fresh / name, into)
    except (InvalidTag, tarfile.TarError, ValueError):
        raise NotPublished(
            f"{path} does not open: it is not an archive of a publication, is damaged, or has "
            "another key"
        ) from None
    except OSError as error:
        raise NotPublished(
            f"{into}: the archive cannot be unpacked there: {error.strerror}"
        ) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return name


class Sealing(io.RawIOBase):
    """A file to write to, which seals what is written. The last piece is written when the block
    ends without an error.
    """

    def __init__(self, file: BinaryIO, key: str):
        header = MAGIC + secrets.token_bytes(SALT + NONCE)
        file.write(header)
        self._file, self._pieces, self._left = file, _Pieces(header, key), bytearray()

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._file.write(self._pieces.seal(bytes(self._left), is_last=True))

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._left += data
        while len(self._left) > PIECE:
            self._file.write(self._pieces.seal(bytes(self._left[:PIECE]), is_last=False))
            del self._left[:PIECE]
        return len(data)


class Opening(io.RawIOBase):
    """A file to read from, which opens what was sealed. Raises InvalidTag at the first piece that
    does not open, ValueError if the file is not an archive.
    """

    def __init__(self, file: BinaryIO, key: str):
        header = file.read(len(MAGIC) + SALT + NONCE)
        if not header.startswith(MAGIC):
            raise ValueError("not an archive")
        self._file, self._pieces, self._left = file, _Pieces(header, key), b""
        self._next = file.read(PIECE + TAG)

    def read(self, size: int = -1) -> bytes:
        while self._next and (size < 0 or len(self._left) < size):
            sealed, self._next = self._next, self._file.read(PIECE + TAG)
            self._left += self._pieces.open(sealed, is_last=not self._next)
        data, self._left = (self._left, b"") if size < 0 else (self._left[:size], self._left[size:])
        return data


class _Pieces:
    """Seals or opens the pieces of one archive, one after the other."""

    def __init__(self, header: bytes, key: str):
        salt = header[len(MAGIC) : len(MAGIC) + SALT]
        self._cipher = AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(key.encode()))
        self._header, self._nonce, self._number = header, header[-NONCE:], 0

    def seal(self, piece: bytes, is_last: bool) -> bytes:
        return self._cipher.encrypt(self._next_nonce(is_last), piece, self._header)

    def open(self, sealed: bytes, is_last: bool) -> bytes:
        return self._cipher.decrypt(self._next_nonce(is_last), sealed, self._header)

    def _next_nonce(self, is_last: bool) -> bytes:
        number, self._number = self._number, self._number + 1
        return self._nonce + number.to_bytes(4, "big") + bytes([is_last])
