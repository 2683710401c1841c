"""Reads archives that version 1.0 wrote: a tar file in pieces, each sealed with AES-256-GCM.

The header is MAGIC, the salt of scrypt and the prefix of the nonces. The nonce of a piece is the
prefix, its number and whether it is the last; the header is associated data.
"""

from __future__ import annotations

import io

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from zoom_analytics.publishing.outcome import Damaged

MAGIC = b"zoom-analytics archive 1\n"
SALT, NONCE, TAG = 16, 7, 16  # bytes
PIECE = 1 << 20  # bytes


def has_form_1_0(file: io.BufferedIOBase) -> bool:
    """True if version 1.0 wrote the archive. The file is at its beginning, and stays there."""
    begin = file.read(len(MAGIC))
    file.seek(0)
    return begin == MAGIC


class Opening(io.RawIOBase):
    """The tar file, for reading. Raises Damaged at the first piece that does not open."""

    def __init__(self, file: io.BufferedIOBase, key: str):
        header = file.read(len(MAGIC) + SALT + NONCE)
        salt = header[len(MAGIC) : len(MAGIC) + SALT]
        self._cipher = AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(key.encode()))
        self._header, self._nonce, self._number = header, header[-NONCE:], 0
        self._file, self._left = file, b""
        self._next = file.read(PIECE + TAG)

    def read(self, size: int = -1) -> bytes:
        while self._next and (size < 0 or len(self._left) < size):
            sealed, self._next = self._next, self._file.read(PIECE + TAG)
            self._left += self._open(sealed, is_last=not self._next)
        data, self._left = (self._left, b"") if size < 0 else (self._left[:size], self._left[size:])
        return data

    def _open(self, sealed: bytes, is_last: bool) -> bytes:
        nonce = self._nonce + self._number.to_bytes(4, "big") + bytes([is_last])
        self._number += 1
        try:
            return self._cipher.decrypt(nonce, sealed, self._header)
        except InvalidTag:
            raise Damaged(f"piece {self._number} is not authentic") from None
