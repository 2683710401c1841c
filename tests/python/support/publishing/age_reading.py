"""Opens a file in the age format by its specification (https://age-encryption.org/v1), without the
library that writes archives.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from contextlib import suppress
from itertools import pairwise

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
CHUNK = (1 << 16) + 16  # 64 KiB and the tag


def decrypted(archive: bytes, secret_key: str) -> bytes:
    """The content for the holder of an X25519 key (AGE-SECRET-KEY-1...)."""
    end = archive.index(b"\n---") + len(b"\n---")
    header, mac = archive[:end], archive[end + 1 : archive.index(b"\n", end)]
    payload = archive[end + len(mac) + 2 :]
    file_key = _file_key(
        header.decode().splitlines(),
        X25519PrivateKey.from_private_bytes(_bech32_payload(secret_key)),
    )
    expected = hmac.digest(_derived(file_key, b"", b"header"), header, hashlib.sha256)
    assert expected == _from_base64(mac.decode()), "the header is not authentic"
    cipher = ChaCha20Poly1305(_derived(file_key, payload[:16], b"payload"))
    chunks = [payload[at : at + CHUNK] for at in range(16, len(payload), CHUNK)]
    return b"".join(
        cipher.decrypt(number.to_bytes(11, "big") + bytes([number == len(chunks) - 1]), chunk, None)
        for number, chunk in enumerate(chunks)
    )


def _file_key(lines: list[str], identity: X25519PrivateKey) -> bytes:
    """The key in the one entry of a recipient that the identity opens."""
    assert lines[0] == "age-encryption.org/v1"
    for entry, wrapped in pairwise(lines):
        if entry.startswith("-> X25519 "):
            share = _from_base64(entry.split()[2])
            salt = share + identity.public_key().public_bytes_raw()
            shared = identity.exchange(X25519PublicKey.from_public_bytes(share))
            wrapping = ChaCha20Poly1305(_derived(shared, salt, b"age-encryption.org/v1/X25519"))
            with suppress(InvalidTag):
                return wrapping.decrypt(bytes(12), _from_base64(wrapped), None)
    raise AssertionError("no entry is for this key")


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(hashes.SHA256(), length=32, salt=salt, info=info).derive(key)


def _from_base64(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))


def _bech32_payload(text: str) -> bytes:
    data = text.lower().rpartition("1")[2][:-6]  # without the checksum
    bits = "".join(f"{BECH32.index(letter):05b}" for letter in data)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))
