"""Writes archives as version 1.0 did."""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from zoom_analytics.publishing.archive_1_0 import MAGIC, NONCE, PIECE, SALT


def sealed(plain: bytes, key: str) -> bytes:
    header = MAGIC + secrets.token_bytes(SALT + NONCE)
    salt, nonce = header[len(MAGIC) : -NONCE], header[-NONCE:]
    cipher = AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(key.encode()))
    pieces = [plain[at : at + PIECE] for at in range(0, len(plain), PIECE)]
    return header + b"".join(
        cipher.encrypt(
            nonce + number.to_bytes(4, "big") + bytes([number == len(pieces) - 1]), piece, header
        )
        for number, piece in enumerate(pieces)
    )
