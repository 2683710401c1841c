"""Encrypted database files. They need the engine's safe crypto module, its extension httpfs."""

from __future__ import annotations

import duckdb

from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.settings import SHORTEST_KEY, Settings
from zoom_analytics.warehouse.sql import sql_text


def encryption_key(settings: Settings) -> str:
    """The key in ZOOM_ENCRYPTION_KEY. Raises NotPublished if it is missing or too short."""
    if not settings.encryption_key:
        raise NotPublished(
            "ZOOM_ENCRYPTION_KEY is not set: make a key with `openssl rand -hex 32` and keep it; "
            "the files do not open without it"
        )
    if len(settings.encryption_key) < SHORTEST_KEY:
        raise NotPublished(
            f"ZOOM_ENCRYPTION_KEY is shorter than {SHORTEST_KEY} characters: make one with "
            "`openssl rand -hex 32`"
        )
    return settings.encryption_key


def load_crypto_module(connection: duckdb.DuckDBPyConnection) -> None:
    """Loads the crypto module. Raises NotPublished if it is not installed.

    The engine's alternative, force_mbedtls_unsafe, is insecure by its own account and is not used.
    """
    try:
        connection.execute("load httpfs")
    except duckdb.Error as error:
        raise NotPublished(
            "--encrypt needs the engine's safe crypto module, the extension httpfs of DuckDB "
            f"{duckdb.__version__}, which cannot be loaded ({str(error).splitlines()[0]}). Install "
            "it with `INSTALL httpfs`, which needs a network. Or publish to an encrypted volume "
            "without --encrypt, or use --archive (docs/publication.md, Encryption)"
        ) from None


def attach_options(key: str | None) -> list[str]:
    """The options of ATTACH for a file encrypted under the key; an empty list for None."""
    return [f"encryption_key {sql_text(key)}", "encryption_cipher 'GCM'"] if key else []
