"""The key under which personal data become pseudonyms, and the keyed hash that makes them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path

from zoom_analytics.settings import Settings, SettingsError
from zoom_analytics.warehouse.files import replaced_file

SHORTEST = 16  # characters of a key that somebody gives
_BLOCK = 64  # bytes, of SHA-256


class KeyRefused(SettingsError):
    """There is no key where one must be, or it is none; the message names the variable."""


def masking_key(settings: Settings) -> bytes:
    """The key that masks personal data: ZOOM_MASKING_KEY; outside production, where it is not set,
    a random one of the project.

    The random key is made once and kept beside the warehouse in a file of mode 0600. Raises
    KeyRefused.
    """
    if settings.masking_key is not None:
        if len(settings.masking_key) < SHORTEST:
            raise KeyRefused(
                f"ZOOM_MASKING_KEY is shorter than {SHORTEST} characters: make one with `openssl rand -hex 32`"
            )
        return settings.masking_key.encode()
    if settings.target == "prod":
        raise KeyRefused(
            "ZOOM_MASKING_KEY is not set: in production personal data are masked under a key of yours only. "
            "Make one with `openssl rand -hex 32`, keep it, and set it wherever this runs"
        )
    return _key_of_project(key_file(settings))


def key_file(settings: Settings) -> Path:
    """Where the random key is kept: beside the warehouse."""
    return settings.warehouse.with_name(f"{settings.warehouse.name}.masking-key")


def forgetting_key_file(settings: Settings) -> Path:
    """Where the key is kept under which the warehouse remembers whom it forgot: beside it."""
    return settings.warehouse.with_name(f"{settings.warehouse.name}.forgetting-key")


def forgetting_key(settings: Settings) -> bytes:
    """That key: a random one, made once, whatever the target. Raises KeyRefused."""
    return _key_of_project(forgetting_key_file(settings))


def keyed_hash(key: bytes, text: str) -> str:
    """HMAC-SHA256 of the text, 64 hexadecimal digits: the same text, the same hash, and no way
    back without the key.
    """
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def fingerprint(key: bytes) -> str:
    """What tells one key from another without telling the key."""
    return keyed_hash(key, "which key is this")[:16]


def padded_key(key: bytes) -> tuple[bytes, bytes]:
    """The key as HMAC uses it (RFC 2104): what goes before the text, and what before the hash of
    that.

    With both, keyed_hash is sha256(outer || sha256(inner || text)), which an engine can compute
    row set by row set.
    """
    block = (hashlib.sha256(key).digest() if len(key) > _BLOCK else key).ljust(_BLOCK, b"\0")
    return bytes(byte ^ 0x36 for byte in block), bytes(byte ^ 0x5C for byte in block)


def _key_of_project(path: Path) -> bytes:
    """The content of the file, which is made where there is none: as a whole or not at all, and
    once.
    """
    if not path.exists():
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            with replaced_file(path, mode=0o600, keep_existing=True) as fresh:
                fresh.write_text(secrets.token_hex(32) + "\n", encoding="ascii")
        except FileExistsError:
            pass  # another process was faster: its key holds
        except OSError as error:
            raise KeyRefused(
                f"{path}: no key can be kept there ({error.strerror}): set ZOOM_MASKING_KEY"
            ) from None
    try:
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise KeyRefused(
            f"{path}: the key in it cannot be read ({error}): repair it or set ZOOM_MASKING_KEY"
        ) from None
    if len(key) < SHORTEST:
        raise KeyRefused(f"{path}: there is no key in it: remove it, and another one is made")
    return key.encode()
