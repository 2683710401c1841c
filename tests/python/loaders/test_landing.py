"""The landing zone: names are data, links to the outside are refused, unsettled files are left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.loaders.landing_desk import HEADER, Desk
from zoom_analytics.loaders import preparing
from zoom_analytics.loaders.landing import LandedFile
from zoom_analytics.loaders.readers.intake import check_settled

ONE = HEADER + "1,Ann,2,x\n"


@pytest.mark.parametrize(
    "name",
    [
        "a b.csv",
        "a'b.csv",
        'a"b.csv',
        "a;drop table x;--.csv",
        "..a..csv",
        "*.csv",
        "[ab].csv",
        "a?.csv",
        "é😀.csv",
        "%s{}.csv",
        "a\\b.csv",
    ],
)
@pytest.mark.parametrize("tail", ["", "broken\n"])
def test_a_name_is_data(desk: Desk, name: str, tail: str) -> None:
    if name.startswith("."):
        name = "x" + name
    desk.put("other.csv", HEADER + "9,Z,,\n")
    desk.put(name, ONE + tail)
    desk.load()
    assert desk.ask("select rows_read from audit.load_ledger where source_file <> 'other.csv'") == [
        (2 if tail else 1,)
    ]
    files = [
        file for (file,) in desk.ask("select source_file from audit.load_ledger order by load_id")
    ]
    assert sorted(files) == sorted(["other.csv", name])


def test_a_warehouse_in_a_folder_with_a_pattern_s_name(desk: Desk) -> None:
    desk.warehouse = desk.folder / "w [a]*" / "w.duckdb"
    assert desk.load_one("a.csv", ONE).reader == "engine"
    assert desk.load_one("b.csv", ONE + "broken\n").rows_read == 2


def test_a_name_that_is_no_text_is_shown_escaped(desk: Desk) -> None:
    path = os.fsencode(desk.put("a.csv", ONE).parent) + b"/\xff\n.csv"
    with open(path, "wb") as file:
        file.write(ONE.encode() + b"2,B,,\n")
    assert [file.name for file in desk.load().files] == ["a.csv", "\\xff\\n.csv"]
    assert desk.ask("select source_file from audit.load_ledger where load_id = 2") == [
        ("\\xff\\n.csv",)
    ]


def test_dot_files_subfolders_and_files_beside_the_feeds_are_not_read(desk: Desk) -> None:
    desk.put(".hidden.csv", ONE)
    desk.put("old/inner.csv", ONE)
    desk.put("readme.txt", "x", "platform")
    desk.put(".DS_Store", "x", ".")
    (desk.landing / "platform" / "people" / "folder.csv").mkdir()
    report = desk.load()
    assert report.files == [] and report.exit_code == 0
    assert report.notes == ["platform/readme.txt: ignored: not inside a feed folder"]


def test_an_unknown_folder_is_an_error_that_names_the_known_ones_and_the_rest_is_loaded(
    desk: Desk,
) -> None:
    desk.put("a.csv", ONE, "platform/poeple")
    desk.put("a.csv", ONE, "plattform/people")
    desk.put("a.csv", ONE)
    report = desk.load()
    assert [file.status for file in report.files] == ["loaded"]
    assert report.errors == [
        "unknown feed folder 'platform/poeple': expected one of others, people",
        "unknown source folder 'plattform': expected one of platform, reference, zoom_api",
    ]
    assert report.exit_code == 1


def test_a_link_out_of_landing_is_refused_unread_and_one_within_is_followed(desk: Desk) -> None:
    secret = desk.folder / "secret.csv"
    secret.write_text(ONE)
    inside = desk.put("deep/real.csv", ONE)
    folder = desk.landing / "platform" / "people"
    (folder / "inside.csv").symlink_to(inside)
    (folder / "outside.csv").symlink_to(secret)
    (folder / "up.csv").symlink_to("../../../secret.csv")
    (folder / "folder.csv").symlink_to(desk.folder)
    (folder / "dangling.csv").symlink_to(folder / "nothing.csv")
    os.mkfifo(folder / "pipe.csv")
    assert [(file.name, file.status) for file in desk.load().files] == [
        ("dangling.csv", "left"),
        ("folder.csv", "refused"),
        ("inside.csv", "loaded"),
        ("outside.csv", "refused"),
        ("pipe.csv", "refused"),
        ("up.csv", "refused"),
    ]
    assert desk.findings() == [("Z001", None)] * 4
    assert len(desk.rows()) == 1


@pytest.mark.parametrize("link", ["platform", "platform/people"])
def test_a_folder_that_leads_outside_is_an_error(desk: Desk, link: str) -> None:
    outside = desk.folder / "elsewhere"
    (outside / "people").mkdir(parents=True)
    (outside / "people" / "a.csv").write_text(ONE)
    (desk.landing / link).parent.mkdir(exist_ok=True)
    (desk.landing / link).symlink_to(outside if link == "platform" else outside / "people")
    report = desk.load()
    assert report.files == [] and "the folder is outside the landing zone" in report.errors[0]


@pytest.mark.parametrize("moment", ["listed", "hashed", "read"])
@pytest.mark.parametrize("change", ["grow", "gone"])
@pytest.mark.parametrize("tail", ["", "broken\n"])
def test_a_file_that_changes_or_goes_before_it_is_in_is_left_for_the_next_load(
    desk: Desk, moment: str, change: str, tail: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.put("a.csv", ONE + tail)

    def disturb() -> None:
        if change == "gone":
            path.unlink(missing_ok=True)
        else:
            path.write_text(ONE + tail + "2,Bob,3,y\n")

    spoil(monkeypatch, moment, disturb)
    report = desk.load()
    assert [(file.status, bool(file.note)) for file in report.files] == [("left", True)]
    assert desk.rows() == [] and desk.ask("select count(*) from audit.load_ledger") == [(0,)]
    monkeypatch.undo()
    assert [file.status for file in desk.load().files] == (["loaded"] if change == "grow" else [])


def spoil(monkeypatch: pytest.MonkeyPatch, moment: str, disturb: object) -> None:
    """Calls disturb() once at the given moment of the load of a file."""
    if moment == "listed":
        original = preparing.Preparer.prepare

        def prepare(self: preparing.Preparer, *arguments: object) -> object:
            disturb()
            return original(self, *arguments)

        monkeypatch.setattr(preparing.Preparer, "prepare", prepare)
    elif moment == "hashed":
        original_read = preparing.Intake.read

        def read(self: preparing.Intake) -> object:
            delivery = original_read(self)
            disturb()
            return delivery

        monkeypatch.setattr(preparing.Intake, "read", read)
    else:
        calls = []

        def check(file: LandedFile) -> None:
            calls.append(file)
            if len(calls) == 1:  # after the head was read, before the rest
                check_settled(file)
                disturb()
            else:
                check_settled(file)

        monkeypatch.setattr(preparing, "check_settled", check)


def test_a_file_without_permission_is_an_error_and_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("a.csv", ONE)
    desk.put("b.csv", ONE + "2,B,,\n")
    real_open = os.open

    def refuse(path: object, *arguments: int) -> int:
        if str(path).endswith("a.csv"):
            raise PermissionError(13, "Permission denied", str(path))
        return real_open(path, *arguments)

    monkeypatch.setattr("zoom_analytics.loaders.readers.intake.os.open", refuse)
    report = desk.load()
    assert [(file.name, file.status) for file in report.files] == [
        ("a.csv", "left"),
        ("b.csv", "loaded"),
    ]
    assert report.exit_code == 1 and "platform/people/a.csv" in report.errors[0]


def test_nothing_in_landing_is_changed(desk: Desk) -> None:
    for name in ("a.csv", "b.json", "c.txt"):
        desk.put(name, ONE)
    before = {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in Path(desk.landing).rglob("*.*")
    }
    desk.load()
    assert {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in Path(desk.landing).rglob("*.*")
    } == before
