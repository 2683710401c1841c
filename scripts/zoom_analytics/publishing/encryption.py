"""Encrypted database files, written only where the engine has a safe crypto module, its
extension httpfs.
"""

from __future__ import annotations

import duckdb

from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.settings import Settings
from zoom_analytics.warehouse.sql import sql_text

SHORTEST = 16  # characters of a key


def encryption_key(settings: Settings) -> str:
    """What ZOOM_ENCRYPTION_KEY holds. Raises NotPublished where it is none."""
    if not settings.encryption_key:
        raise NotPublished(
            "ZOOM_ENCRYPTION_KEY is not set: make a key with `openssl rand -hex 32` and keep it; "
            "without it nothing opens"
        )
    if len(settings.encryption_key) < SHORTEST:
        raise NotPublished(
            f"ZOOM_ENCRYPTION_KEY is shorter than {SHORTEST} characters: make one with `openssl "
            "rand -hex 32`"
        )
    return settings.encryption_key


def load_crypto_module(connection: duckdb.DuckDBPyConnection) -> None:
    """Loads what the engine needs to encrypt safely. Raises NotPublished where it is not there.

    The engine would also encrypt with force_mbedtls_unsafe, insecurely by its own words; that is
    never used.
    """
    try:
        connection.execute("load httpfs")
    except duckdb.Error as error:
        raise NotPublished(
            f"--encrypt needs the extension httpfs of DuckDB {duckdb.__version__}, the engine's "
            "safe crypto module, and it cannot be "
            f"loaded ({str(error).splitlines()[0]}). Put it in place with `INSTALL httpfs` "
            "where there is a network; else publish "
            "without --encrypt onto an encrypted volume, or use --archive (docs/publication.md, "
            "Encryption)"
        ) from None


def attach_options(key: str | None) -> list[str]:
    """The options of ATTACH for a file that is encrypted under the key; none for None."""
    return [f"encryption_key {sql_text(key)}", "encryption_cipher 'GCM'"] if key else []
