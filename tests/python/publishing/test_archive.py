"""An archive opens unchanged with its key, by any tool of the age format, or not at all."""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from support.publishing.age_reading import decrypted
from support.publishing.archives_of_1_0 import sealed
from support.publishing.published import one
from zoom_analytics.publishing.archive import open_archive, write_archive
from zoom_analytics.publishing.archive_1_0 import MAGIC, NONCE, PIECE, SALT, TAG
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.publishing.store import Store
from zoom_analytics.settings import Settings, load_settings

IDENTITY = Identity.generate()
CHUNK = (1 << 16) + 16  # bytes of a chunk in the age format
HEADER_1_0 = len(MAGIC) + SALT + NONCE


@pytest.fixture(scope="module")
def settings(published: Path) -> Settings:
    """The settings of the machine that archives. They have the public key alone."""
    others = Identity.generate().to_public()
    return Settings(
        published,
        published,
        published,
        published,
        archive_recipients=f"{others}, {IDENTITY.to_public()}",
    )


@pytest.fixture(scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "archive.key"
    path.write_text(f"# public key: {IDENTITY.to_public()}\n{IDENTITY}\n")
    return path


@pytest.fixture(scope="module")
def archive(published: Path, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "publication.tar.age"
    write_archive(Store(published), settings, path)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def contents_of_tar(plain: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        return {
            Path(member.name).name: tar.extractfile(member).read()
            for member in tar
            if member.isfile()
        }


def test_an_archive_opens_as_it_was_and_tells_nothing_without_its_key(
    published: Path, settings: Settings, key_file: Path, archive: Path, tmp_path: Path
) -> None:
    assert archive.stat().st_mode & 0o777 == 0o600 and b"zoom_bi" not in archive.read_bytes()
    name = open_archive(settings, archive, tmp_path / "opened", key_file)
    assert contents(tmp_path / "opened") == contents(published / "publications" / name)
    assert (tmp_path / "opened" / "zoom_bi_restricted.duckdb").stat().st_mode & 0o777 == 0o600
    assert (
        one(
            tmp_path / "opened" / "zoom_bi_analyst.duckdb",
            "select distinct publication from meta_publication",
        )
        == name
    )


def test_an_archive_is_a_tar_file_in_the_age_format(published: Path, archive: Path) -> None:
    plain = decrypted(archive.read_bytes(), str(IDENTITY))
    assert contents_of_tar(plain) == contents(published / "current")


@pytest.mark.skipif(shutil.which("age") is None, reason="the program age is not installed")
def test_the_program_age_opens_an_archive(published: Path, key_file: Path, archive: Path) -> None:
    opened = subprocess.run(
        ["age", "--decrypt", "--identity", key_file, archive], capture_output=True, check=True
    )
    assert contents_of_tar(opened.stdout) == contents(published / "current")


def test_an_archive_that_was_changed_or_has_another_key_leaves_nothing(
    settings: Settings, key_file: Path, archive: Path, tmp_path: Path
) -> None:
    whole = archive.read_bytes()
    header = whole.index(b"\n", whole.index(b"\n---") + 1) + 1
    second, third = (header + 16 + number * CHUNK for number in (1, 2))
    assert len(whole) > third
    touched = {
        "cut between chunks": whole[:third],
        "cut within a chunk": whole[:-1],
        "longer": whole + b"x",
        "one bit": whole[: second + 5] + bytes([whole[second + 5] ^ 1]) + whole[second + 6 :],
        "a chunk left out": whole[:second] + whole[third:],
        "another header": whole[: header - 2]
        + bytes([whole[header - 2] ^ 4])
        + whole[header - 1 :],
        "no archive": b"x" * 100,
        "empty": b"",
    }
    path, into = tmp_path / "touched", tmp_path / "opened"
    for name, content in touched.items():
        path.write_bytes(content)
        with pytest.raises(NotPublished, match="does not open"):
            open_archive(settings, path, into, key_file)
        assert [left.name for left in tmp_path.iterdir()] == ["touched"], name
    other = tmp_path / "other.key"
    other.write_text(f"{Identity.generate()}\n")
    with pytest.raises(NotPublished, match=r"does not open .No matching keys found"):
        open_archive(settings, archive, into, other)
    assert not into.exists()


@pytest.mark.parametrize(
    ("recipients", "message"),
    [
        (None, "ZOOM_ARCHIVE_RECIPIENTS is not set: make a pair of keys with `age-keygen"),
        ("age1abc", "ZOOM_ARCHIVE_RECIPIENTS: age1abc is not a public key"),
        (str(IDENTITY), "ZOOM_ARCHIVE_RECIPIENTS: an entry is not a public key"),
    ],
    ids=["not set", "not a key", "a secret key"],  # the same on every worker
)
def test_nothing_is_archived_without_a_public_key(
    published: Path, settings: Settings, tmp_path: Path, recipients: str | None, message: str
) -> None:
    without = replace(settings, archive_recipients=recipients)
    with pytest.raises(NotPublished, match=message) as caught:
        write_archive(Store(published), without, tmp_path / "archive")
    assert str(IDENTITY) not in str(caught.value) + repr(without)
    assert list(tmp_path.iterdir()) == []


def test_the_public_keys_are_those_of_the_environment() -> None:
    assert load_settings({"ZOOM_ARCHIVE_RECIPIENTS": "age1x"}).archive_recipients == "age1x"


def test_a_file_without_a_secret_key_is_refused(
    settings: Settings, archive: Path, tmp_path: Path
) -> None:
    with pytest.raises(NotPublished, match="--identity KEYFILE is missing"):
        open_archive(settings, archive, tmp_path / "opened", None)
    wrong = tmp_path / "wrong.key"
    for content in ("", "# a comment\n", f"{IDENTITY.to_public()}\n"):
        wrong.write_text(content)
        with pytest.raises(NotPublished, match=r"wrong.key: not a file of secret keys"):
            open_archive(settings, archive, tmp_path / "opened", wrong)


def test_an_archive_that_cannot_be_written_or_unpacked_says_why(
    published: Path, settings: Settings, key_file: Path, archive: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "missing"
    with pytest.raises(NotPublished, match="archive: the archive cannot be written: No such file"):
        write_archive(Store(published), settings, missing / "archive")
    with pytest.raises(NotPublished, match=r"cannot be unpacked to .*: No such file"):
        open_archive(settings, archive, missing / "opened", key_file)


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Files cannot grow beyond 64 KiB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("small_disk")
def test_a_full_disk_is_named_and_leaves_nothing(
    published: Path, settings: Settings, key_file: Path, archive: Path, tmp_path: Path
) -> None:
    with pytest.raises(NotPublished, match=r"cannot be written: .*File too large"):
        write_archive(Store(published), settings, tmp_path / "archive")
    with pytest.raises(NotPublished, match=r"cannot be unpacked to .*: File too large"):
        open_archive(settings, archive, tmp_path / "opened", key_file)
    assert list(tmp_path.iterdir()) == []


def test_an_archive_of_version_1_0_opens_with_the_encryption_key(
    settings: Settings, tmp_path: Path
) -> None:
    content = b"x" * (2 * PIECE + 1)
    with io.BytesIO() as plain:
        with tarfile.open(fileobj=plain, mode="w") as tar:
            member = tarfile.TarInfo("a publication/publication.json")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
        whole = sealed(plain.getvalue(), "an encryption key")
    settings = replace(settings, encryption_key="an encryption key")
    path, into = tmp_path / "publication.archive", tmp_path / "opened"
    cut = HEADER_1_0 + 2 * (PIECE + TAG)
    for touched in (whole[:cut], whole[:-1], whole[:cut] + b"x" + whole[cut + 1 :]):
        path.write_bytes(touched)
        with pytest.raises(NotPublished, match=r"does not open .piece . is not authentic"):
            open_archive(settings, path, into, None)
        assert [left.name for left in tmp_path.iterdir()] == ["publication.archive"]
    path.write_bytes(whole)
    with pytest.raises(NotPublished, match="ZOOM_ENCRYPTION_KEY is not set"):
        open_archive(replace(settings, encryption_key=None), path, into, None)
    assert open_archive(settings, path, into, None) == "a publication"
    assert contents(into) == {"publication.json": content}
