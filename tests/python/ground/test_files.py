"""A file is replaced as a whole or stays unchanged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zoom_analytics.warehouse.files import remove_leftovers, replace_link, replaced_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "registry.json"
    path.write_text("before")
    path.chmod(0o644)
    return path


def test_the_new_content_takes_the_place_of_the_old_with_its_mode(path: Path) -> None:
    with replaced_file(path, mode=0o600) as fresh:
        assert fresh.stat().st_mode & 0o777 == 0o600 and path.read_text() == "before"
        fresh.write_text("after")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("after", 0o600)
    assert list(path.parent.iterdir()) == [path]


def test_a_file_for_readers_alone_can_be_written(path: Path) -> None:
    with replaced_file(path, mode=0o444) as fresh:
        assert fresh.stat().st_mode & 0o200
        fresh.write_text("after")
    assert path.stat().st_mode & 0o777 == 0o444


def test_an_error_leaves_the_old_content_and_nothing_else(path: Path) -> None:
    with pytest.raises(RuntimeError), replaced_file(path) as fresh:
        fresh.write_text("half")
        raise RuntimeError
    assert path.read_text() == "before" and list(path.parent.iterdir()) == [path]


def test_what_exists_is_kept_where_that_is_asked_for(path: Path) -> None:
    with pytest.raises(FileExistsError), replaced_file(path, keep_existing=True) as fresh:
        fresh.write_text("after")
    assert path.read_text() == "before" and list(path.parent.iterdir()) == [path]


def test_content_is_on_the_disk_before_the_rename_and_the_name_after_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []
    fsync, replace = os.fsync, os.replace

    def note_fsync(descriptor: int) -> None:
        steps.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")))
        fsync(descriptor)

    def note_replace(source: Path, target: Path) -> None:
        steps.append("rename")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(os, "replace", note_replace)
    with replaced_file(path) as fresh:
        fresh.write_text("after")
    assert steps == [fresh, "rename", path.parent]


def test_leftovers_of_one_file_are_removed_and_those_of_others_stay(path: Path) -> None:
    left = path.with_name(f".fresh-0123ab-{path.name}")
    others = [
        path.with_name(".fresh-0123ab-other.json"),
        path.with_name(f".fresh-mine-{path.name}"),
    ]
    for each in (left, left.with_name(f"{left.name}.wal"), *others):
        each.touch()
    remove_leftovers(path)
    assert set(path.parent.iterdir()) == {path, *others}


def test_a_link_is_pointed_elsewhere(path: Path) -> None:
    link = path.with_name("current")
    link.symlink_to("nowhere")
    replace_link(link, Path(path.name))
    assert link.read_text() == "before" and set(path.parent.iterdir()) == {path, link}
