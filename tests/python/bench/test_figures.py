"""The ratios, pages and pictures of the benchmark, and the figures on the project's pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pytest
from click.testing import CliRunner

from benchmarks import __main__ as command
from benchmarks.demo import OMITTED, shortened
from benchmarks.forms import FORMS, write_forms
from benchmarks.landing import Size, delivery_of, files_of, generated, link
from benchmarks.page import (
    BEGIN,
    BEGIN_DEMO,
    END,
    END_DEMO,
    FIGURES,
    PAGE,
    PICTURE,
    figures_as_text,
    ladder_picture,
    pages,
    write_pages,
)
from benchmarks.process import BenchError, Measure, measure
from benchmarks.ratios import ratios_of
from benchmarks.spent import Spent, seconds_of_sql
from zoom_analytics.contract import read_contract
from zoom_analytics.settings import find_project

MACHINE = {
    "cores": 2,
    "processor": "P",
    "memory": "24 GiB",
    "system": "S",
    "python": "3.11",
    "duckdb": "2.0",
    "dbt": "1.11",
    "dbt-duckdb": "1.11",
}
LADDER = [
    {
        "participants": 10**power,
        "rows": 4 * 10**power,
        "load": power - 3.0,
        "build": 2.0 ** (power - 3),
        "peak_mib": 100 * power,
    }
    for power in (5, 6, 7)
]


# figures with a unit of time or memory, ratios of seconds, results of test runs
MEASURED = re.compile(r"\b[\d.,]*\d ?(?:s|ms|seconds|minutes|MiB)\b|\b\d+ passed\b")
LIMITS = re.compile(r"Limit: [^|]*")  # set by us, not measured


def measured(**seconds: float) -> dict[str, Measure]:
    return {
        step.replace("_", " "): Measure(step.replace("_", " "), value, 10.0)
        for step, value in seconds.items()
    }


def test_ratios_are_of_sums_and_know_their_limits() -> None:
    measures = measured(
        floor_load=10,
        floor_silver=20,
        floor_gold=6,
        floor_kpis=4,
        load=30,
        build=70,
        increment=11,
        idle=9,
        parse=2,
        trivial=5,
        bare=10,
        load_csv=14,
    )
    found = ratios_of(measures, {"trivial": Spent(by_type={"model": 1.0})})
    assert [(round(ratio.value, 2), ratio.holds) for ratio in found] == [
        (2.5, True),
        (1.4, True),
        (0.11, False),
        (3.0, True),
    ]


def test_ratios_of_steps_that_were_not_measured_are_left_out() -> None:
    assert ratios_of(measured(load=1, build=1), {}) == []


def test_seconds_of_sql_count_overlapping_statements_once(tmp_path: Path) -> None:
    log = tmp_path / "dbt.log"
    log.write_text(
        "12:00:10.000000 [debug] [Thread-1 (]: SQL status: OK in 4.000 seconds\n"
        "12:00:11.000000 [debug] [Thread-2 (]: SQL status: OK in 2.000 seconds\n"
        "12:00:20.000000 [debug] [Thread-2 (]: SQL status: OK in 1.000 seconds\n"
        "something else\n"
    )
    assert seconds_of_sql(log) == 6.0


def test_a_process_is_measured_and_a_failure_says_what_it_said(tmp_path: Path) -> None:
    took = measure("version", "platform", [], {}, tmp_path / "logs" / "version.log")
    assert took.seconds > 0 and took.peak_mib > 1
    with pytest.raises(BenchError, match=r"nonsense failed with exit code(.|\n)*no_such_module"):
        measure("nonsense", "no_such_module", [], {}, tmp_path / "logs" / "nonsense.log")


def test_files_know_their_delivery_and_are_linked(tmp_path: Path) -> None:
    assert [
        delivery_of(Path(name))
        for name in ("users_007_extra.csv.gz", "participants_012_03.csv", "rates_100.csv")
    ] == [7, 12, 100]
    source = tmp_path / "source" / "platform" / "users" / "users_001.csv"
    source.parent.mkdir(parents=True)
    source.write_text("user_id\n")
    link([source], tmp_path / "source", tmp_path / "target")
    assert files_of(tmp_path / "target")[0].samefile(source)


def test_a_size_becomes_users() -> None:
    assert 60_000 < Size(10_000_000).users < 80_000
    assert Size(1, days=7).users == 5


def project_with(folder: Path, figures: dict[str, object]) -> Path:
    """A folder with the pages of a project, without figures, and performance.json."""
    (folder / "docs").mkdir()
    (folder / PAGE).write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    (folder / "README.md").write_text(f"before\n{BEGIN_DEMO}\nold\n{END_DEMO}\nafter\n")
    (folder / FIGURES).write_text(json.dumps(figures))
    return folder


def test_pages_keep_the_text_outside_the_marks(tmp_path: Path) -> None:
    project = project_with(tmp_path, {"machine": MACHINE, "ladder": LADDER, "demo": ["load: 1"]})
    write_pages(project)
    once = {path: path.read_text() for path in pages(project)}
    write_pages(project)
    assert once == {path: path.read_text() for path in pages(project)}
    page, readme = once[project / PAGE], once[project / "README.md"]
    for text in (page, readme):
        assert text.startswith("before\n") and text.endswith("after\n") and "old" not in text
    assert page.count("The ladder") == 1
    assert "load: 1" in readme.splitlines()
    assert (project / "docs" / PICTURE).is_file()


def test_the_command_writes_what_the_demo_prints_into_the_readme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = project_with(tmp_path, {"machine": MACHINE})
    monkeypatch.setattr(command, "find_project", lambda: project)
    monkeypatch.setattr(command, "run_demo", lambda *_: ["load: 7 files"])
    result = CliRunner().invoke(command.main, ["--demo"])
    assert result.exit_code == 0, result.output
    assert "load: 7 files" in (project / "README.md").read_text().splitlines()
    assert json.loads((project / FIGURES).read_text())["machine"] == MACHINE


def test_a_page_without_marks_is_refused(tmp_path: Path) -> None:
    project = project_with(tmp_path, {"machine": MACHINE})
    (project / PAGE).write_text("no marks\n")
    with pytest.raises(ValueError, match=r"performance\.md has no lines"):
        write_pages(project)


def test_the_pages_of_the_project_show_the_figures_of_performance_json() -> None:
    different = [
        path.name
        for path, text in pages(find_project()).items()
        if path.read_text(encoding="utf-8") != text
    ]
    assert not different, "`make figures` writes them"


@pytest.mark.parametrize(
    ("page", "begin", "end"), [(PAGE, BEGIN, END), (Path("README.md"), BEGIN_DEMO, END_DEMO)]
)
def test_pages_state_no_measured_figure_outside_the_marks(page: Path, begin: str, end: str) -> None:
    text = (find_project() / page).read_text(encoding="utf-8")
    by_hand = text.partition(begin)[0] + text.partition(end)[2]
    assert MEASURED.findall(LIMITS.sub("", by_hand)) == []


def test_measured_figures_are_found() -> None:
    text = "took 9.0 s, 20.7s and 1,787 MiB; ratio 1.22 (80.0 s / 65.8 s); 715 passed in 7 minutes"
    assert len(MEASURED.findall(text)) == 7


def test_the_demo_is_shortened_to_its_first_feeds_and_its_totals() -> None:
    head = ["load: 3 files", "Delivered rows", "", " feed  rows", " ───"]
    feeds = [f" platform/feed_{number}  {number}" for number in range(5)]
    rest = [
        " all  5",
        "",
        " gold  rows",
        " ───",
        "publish: 1 file",
        "",
        "noise",
        "The dashboard is",
    ]
    assert list(shortened([*head, *feeds, *rest])) == [
        *head,
        *feeds[:3],
        OMITTED,
        " all  5",
        OMITTED,
        "publish: 1 file",
        OMITTED,
        "The dashboard is",
    ]


def test_the_picture_is_an_svg_with_a_point_for_each_measure() -> None:
    picture = ElementTree.fromstring(ladder_picture(LADDER))
    assert len(picture.findall(".//{*}circle")) == 9


def test_each_form_of_file_has_a_line_with_its_rows_per_second() -> None:
    load = {"form": "json", "reader": "engine", "bytes": 2_000_000, "peak_mib": 300.0}
    loads = [load | {"seconds": 4.0, "cpu": 5.5}]
    text = figures_as_text({"machine": MACHINE, "forms": {"rows": 100_000, "loads": loads}})
    assert "| json | engine | 2 | 4.0 | 5.5 | 25,000 | 300 |" in text


def test_figures_without_runs_are_only_the_machine() -> None:
    assert figures_as_text({"machine": MACHINE})[0].startswith("2 cores (P), 24 GiB")


def test_a_new_rung_replaces_the_old_one_and_the_others_stay(tmp_path: Path) -> None:
    project = project_with(tmp_path, {})
    command._keep(project, {"machine": MACHINE, "ladder": LADDER})
    command._keep(project, {"machine": MACHINE, "ladder": [LADDER[1] | {"build": 77.0}]})
    kept = json.loads((project / FIGURES).read_text(encoding="utf-8"))["ladder"]
    assert [rung["build"] for rung in kept] == [4.0, 77.0, 16.0]


def test_files_of_a_size_are_generated_once(tmp_path: Path) -> None:
    size = Size(1, days=7, deliveries=1)
    made = generated(tmp_path, size)
    assert made.participants == made.rows["participants"] > 0
    times = [file.stat().st_mtime_ns for file in files_of(made.landing)]
    assert generated(tmp_path, size) == made
    assert [file.stat().st_mtime_ns for file in files_of(made.landing)] == times


def test_the_forms_hold_the_same_rows(tmp_path: Path) -> None:
    made = generated(tmp_path, Size(1, days=7, deliveries=1))
    with duckdb.connect() as connection:
        write_forms(connection, made.landing, read_contract(find_project()), tmp_path)
        found = {
            form: connection.execute(
                f"select columns(*)::varchar from '{tmp_path}/{form}/*/*/*.{form}'"
            ).fetchall()
            for form in FORMS
        }
    assert found["csv"] == found["ndjson"] == found["json"] != []
