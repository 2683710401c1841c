"""The masking key: its sources, its protection, and how it masks a text."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from zoom_analytics.persons.keys import (
    KeyRefused,
    fingerprint,
    key_file,
    keyed_hash,
    masking_key,
    padded_key,
)
from zoom_analytics.settings import Settings, load_settings

GIVEN = "a key made elsewhere"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path, tmp_path, tmp_path / "w" / "zoom_analytics.duckdb", tmp_path / "bi")


def test_a_random_key_is_made_once_and_is_for_its_owner_alone(settings: Settings) -> None:
    key = masking_key(settings)
    assert masking_key(settings) == key and len(key) == 64
    assert key_file(settings).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in settings.warehouse.parent.iterdir()] == [key_file(settings).name]
    elsewhere = replace(settings, warehouse=settings.warehouse.with_name("other.duckdb"))
    assert masking_key(elsewhere) != key


def test_a_key_that_is_given_holds_and_is_shown_nowhere(settings: Settings) -> None:
    given = replace(settings, masking_key=GIVEN, encryption_key=GIVEN)
    assert masking_key(given) == GIVEN.encode() and GIVEN not in repr(given)
    assert not key_file(given).exists()
    assert load_settings({"ZOOM_MASKING_KEY": GIVEN}).masking_key == GIVEN


def test_production_takes_no_key_but_the_one_given(settings: Settings) -> None:
    masking_key(settings)
    with pytest.raises(KeyRefused, match="ZOOM_MASKING_KEY is not set"):
        masking_key(replace(settings, target="prod"))
    with pytest.raises(KeyRefused, match="shorter than 16 characters"):
        masking_key(replace(settings, masking_key="short"))


@pytest.mark.parametrize("key", [b"k", b"k" * 64, b"k" * 65])
def test_the_keyed_hash_is_hmac_in_python_and_in_the_engine(key: bytes) -> None:
    expected = hmac.new(key, "Zoë".encode(), hashlib.sha256).hexdigest()
    assert keyed_hash(key, "Zoë") == expected
    with duckdb.connect() as connection:
        computed = connection.execute(
            "select sha256($outer || unhex(sha256($inner || encode('Zoë'))))",
            dict(zip(("inner", "outer"), padded_key(key), strict=True)),
        )
        assert computed.fetchone() == (expected,)
    assert fingerprint(key) != fingerprint(key + b"x") and fingerprint(key) not in expected
