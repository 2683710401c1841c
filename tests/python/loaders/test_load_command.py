"""zoom-analytics load: exit codes and output."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from support.loaders.landing_desk import HEADER, Desk
from zoom_analytics.cli import main
from zoom_analytics.loaders import command


def call(desk: Desk, *arguments: str) -> Result:
    environment = {
        "ZOOM_PROJECT": str(desk.folder),
        "ZOOM_LANDING": None,
        "ZOOM_WAREHOUSE": None,
        "ZOOM_ACTOR": "tester",
    }
    return CliRunner().invoke(main, ["load", *arguments], env=environment)


def test_what_was_loaded_and_refused_is_said_without_any_value(desk: Desk) -> None:
    desk.put("a.csv", HEADER + "1,Ann Secret,2,x\nAnn Secret\n")
    desk.put("b.csv", "note\nAnn Secret\n")
    desk.put("c.csv", "1,Ann Secret,,\n2,Ann Secret,,\n")
    desk.put("d.json", '[{"person_id": "Ann Secret"')
    result = call(desk)
    assert result.exit_code == 0, result.output
    assert "loaded  platform/people/a.csv  2 rows, 1 unreadable" in result.output
    assert (
        "platform/people                          1       0       3           2           1"
        in result.output
    )
    assert (
        "platform/people/b.csv: Z003 missing person_id, full_name; header seen: note"
        in result.output
    )
    assert "platform/people/d.json: Z001 the JSON is cut short" in result.output
    assert (
        "Deliver repaired copies" in result.output and "Next: zoom-analytics build" in result.output
    )
    assert "Secret" not in result.output
    again = call(desk)
    assert (
        "platform/people                          0       1       3           0           0"
        in again.output
    )


@pytest.mark.parametrize(("delimiter", "name"), [(";", "semicolon"), ("\t", "tab"), ("|", "pipe")])
def test_another_delimiter_is_refused_in_one_line_that_says_what_to_do(
    desk: Desk, delimiter: str, name: str
) -> None:
    lines = ["person_id,full_name,amount", "1,Ann Secret,2"]
    desk.put("a.csv", "\n".join(lines).replace(",", delimiter))
    output = call(desk).output
    header = lines[0].replace(",", "\\t" if delimiter == "\t" else delimiter)
    assert [line for line in output.splitlines() if "Z003" in line] == [
        f"{shown}a.csv{colon} Z003 the delimiter is a {name}: export the file again with commas;"
        f" header seen: {header}"
        for shown, colon in (("refused platform/people/", " "), ("  platform/people/", ":"))
    ]
    assert "Secret" not in output


def test_an_unknown_folder_ends_in_1_and_the_rest_is_loaded(desk: Desk) -> None:
    desk.put("a.csv", HEADER, "platform/poeple")
    desk.put("a.csv", HEADER + "1,A,,\n")
    result = call(
        desk, "--landing", str(desk.landing), "--warehouse", str(desk.folder / "other.duckdb")
    )
    assert result.exit_code == 1
    assert "unknown feed folder 'platform/poeple': expected one of others, people" in result.output
    assert (desk.folder / "other.duckdb").is_file()


def test_a_load_that_cannot_be_done_ends_in_2(desk: Desk) -> None:
    desk.landing.rmdir()
    result = call(desk)
    assert result.exit_code == 2
    assert result.output.startswith("load: ") and "no such landing folder" in result.output


def test_an_interrupted_load_says_that_it_may_go_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "load_landing", interrupt)
    result = call(desk)
    assert result.exit_code == 130
    assert "load again for the others" in result.output


def test_nothing_new_is_said(desk: Desk) -> None:
    assert "No new files in the landing zone." in call(desk).output
