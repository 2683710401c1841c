"""The key that turns personal data into pseudonyms, and the keyed hash that makes them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path

from zoom_analytics.settings import SHORTEST_KEY, Settings, SettingsError
from zoom_analytics.warehouse.files import replaced_file

_BLOCK = 64  # bytes, of SHA-256


class KeyRefused(SettingsError):
    """A required key is missing or invalid; the message names the variable."""


def masking_key(settings: Settings) -> bytes:
    """The key that masks personal data: ZOOM_MASKING_KEY. If it is not set, a random key, except
    in production.

    The random key is made once and stored beside the warehouse in a file of mode 0600. Raises
    KeyRefused.
    """
    if settings.masking_key is not None:
        if len(settings.masking_key) < SHORTEST_KEY:
            raise KeyRefused(
                f"ZOOM_MASKING_KEY is shorter than {SHORTEST_KEY} characters:"
                " make one with `openssl rand -hex 32`"
            )
        return settings.masking_key.encode()
    if settings.target == "prod":
        raise KeyRefused(
            "ZOOM_MASKING_KEY is not set: production requires a masking key of your own."
            " Make one with `openssl rand -hex 32`, store it, and set it wherever this runs"
        )
    return _key_of_project(key_file(settings))


def key_file(settings: Settings) -> Path:
    """The file of the random masking key, beside the warehouse."""
    return settings.warehouse.with_name(f"{settings.warehouse.name}.masking-key")


def forgetting_key_file(settings: Settings) -> Path:
    """The file of the key that hashes erased persons, beside the warehouse."""
    return settings.warehouse.with_name(f"{settings.warehouse.name}.forgetting-key")


def forgetting_key(settings: Settings) -> bytes:
    """The key that hashes erased persons: random, made once, for any target. Raises KeyRefused."""
    return _key_of_project(forgetting_key_file(settings))


def keyed_hash(key: bytes, text: str) -> str:
    """HMAC-SHA256 of the text, as 64 hexadecimal digits."""
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def fingerprint(key: bytes) -> str:
    """Identifies a key without revealing it."""
    return keyed_hash(key, "which key is this")[:16]


def padded_key(key: bytes) -> tuple[bytes, bytes]:
    """The inner and the outer padded key of HMAC (RFC 2104).

    keyed_hash equals sha256(outer || sha256(inner || text)), which an engine computes in SQL.
    """
    block = (hashlib.sha256(key).digest() if len(key) > _BLOCK else key).ljust(_BLOCK, b"\0")
    return bytes(byte ^ 0x36 for byte in block), bytes(byte ^ 0x5C for byte in block)


def _key_of_project(path: Path) -> bytes:
    """The key in the file. A missing file is created with a random key, in one step."""
    if not path.exists():
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            with replaced_file(path, mode=0o600, keep_existing=True) as fresh:
                fresh.write_text(secrets.token_hex(32) + "\n", encoding="ascii")
        except FileExistsError:
            pass  # another process created it first: that key is used
        except OSError as error:
            raise KeyRefused(
                f"{path}: the key cannot be stored ({error.strerror}): set ZOOM_MASKING_KEY"
            ) from None
    try:
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise KeyRefused(
            f"{path}: the key cannot be read ({error}): repair the file or set ZOOM_MASKING_KEY"
        ) from None
    if len(key) < SHORTEST_KEY:
        raise KeyRefused(f"{path}: the file has no key: remove the file to make a new key")
    return key.encode()
