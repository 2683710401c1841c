"""An archive opens unchanged under its key, or not at all."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from support.publishing.published import one
from zoom_analytics.publishing.archive import (
    MAGIC,
    NONCE,
    PIECE,
    SALT,
    TAG,
    Opening,
    Sealing,
    open_archive,
    write_archive,
)
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.publishing.store import Store
from zoom_analytics.settings import Settings

HEADER = len(MAGIC) + SALT + NONCE


@pytest.fixture(scope="module")
def settings(published: Path) -> Settings:
    return Settings(published, published, published, published, encryption_key="an encryption key")


@pytest.fixture(scope="module")
def archive(published: Path, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "publication.archive"
    write_archive(Store(published), settings, path)
    return path


def test_an_archive_opens_as_it_was_and_tells_nothing_without_its_key(
    published: Path, settings: Settings, archive: Path, tmp_path: Path
) -> None:
    assert archive.stat().st_mode & 0o777 == 0o600 and b"zoom_bi" not in archive.read_bytes()
    name = open_archive(settings, archive, tmp_path / "opened")
    originals = sorted((published / "publications" / name).iterdir())
    assert [path.read_bytes() for path in sorted((tmp_path / "opened").iterdir())] == [
        path.read_bytes() for path in originals
    ]
    assert (tmp_path / "opened" / "zoom_bi_restricted.duckdb").stat().st_mode & 0o777 == 0o600
    assert (
        one(
            tmp_path / "opened" / "zoom_bi_analyst.duckdb",
            "select distinct publication from meta_publication",
        )
        == name
    )


def test_an_archive_that_was_changed_or_has_another_key_leaves_nothing(
    settings: Settings, archive: Path, tmp_path: Path
) -> None:
    whole = archive.read_bytes()
    second, third = (HEADER + number * (PIECE + TAG) for number in (1, 2))
    touched = {
        "cut between pieces": whole[:third],
        "cut within a piece": whole[:-1],
        "longer": whole + b"x",
        "one bit": whole[: second + 5] + bytes([whole[second + 5] ^ 1]) + whole[second + 6 :],
        "another order": whole[:HEADER]
        + whole[second:third]
        + whole[HEADER:second]
        + whole[third:],
        "a piece left out": whole[:second] + whole[third:],
        "another header": whole[: HEADER - 1] + bytes([whole[HEADER - 1] ^ 1]) + whole[HEADER:],
        "no archive": b"x" * 100,
        "empty": b"",
    }
    for name, content in touched.items():
        path = tmp_path / "touched"
        path.write_bytes(content)
        with pytest.raises(NotPublished, match="does not open"):
            open_archive(settings, path, tmp_path / "opened")
        assert [left.name for left in tmp_path.iterdir()] == ["touched"], name
    with pytest.raises(NotPublished, match="does not open"):
        open_archive(
            replace(settings, encryption_key="another encryption key"), archive, tmp_path / "opened"
        )
    with pytest.raises(NotPublished, match="ZOOM_ENCRYPTION_KEY is not set"):
        open_archive(replace(settings, encryption_key=None), archive, tmp_path / "opened")


def test_what_is_cut_off_between_two_pieces_is_noticed(tmp_path: Path) -> None:
    sealed, key = tmp_path / "sealed", "an encryption key"
    with sealed.open("wb") as file, Sealing(file, key) as sealing:
        sealing.write(b"x" * (2 * PIECE + 1))
    whole = sealed.read_bytes()
    assert Opening(io.BytesIO(whole), key).read() == b"x" * (2 * PIECE + 1)
    with pytest.raises(InvalidTag):
        Opening(io.BytesIO(whole[: HEADER + 2 * (PIECE + TAG)]), key).read()
