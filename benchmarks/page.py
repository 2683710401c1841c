"""The figures as text: the generated parts of docs/performance.md and of the README, written from
docs/performance.json.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.edit_loop import LIMIT
from benchmarks.plot import plot
from benchmarks.steps import STEPS

BEGIN, END = "<!-- figures: written by make bench -->", "<!-- end of figures -->"
BEGIN_DEMO, END_DEMO = "<!-- demo: written by make figures -->", "<!-- end of demo -->"
FIGURES, PAGE = Path("docs", "performance.json"), Path("docs", "performance.md")
PICTURE = "performance-ladder.svg"
COLUMNS = 120


def write_pages(project: Path) -> None:
    """Writes the figures of docs/performance.json into the pages and the picture of the ladder."""
    for path, text in pages(project).items():
        path.write_text(text, encoding="utf-8")


def pages(project: Path) -> dict[Path, str]:
    """The text of each page with the figures of docs/performance.json, by its path."""
    figures = json.loads((project / FIGURES).read_text(encoding="utf-8"))
    page, readme = project / PAGE, project / "README.md"
    written = {page: _filled(page, BEGIN, END, figures_as_text(figures))}
    if demo := figures.get("demo"):
        written[readme] = _filled(readme, BEGIN_DEMO, END_DEMO, demo_as_text(demo))
    if len(figures.get("ladder", [])) > 1:
        written[page.with_name(PICTURE)] = ladder_picture(figures["ladder"])
    return written


def _filled(page: Path, begin: str, end: str, lines: Iterable[str]) -> str:
    """The text of a page, with lines between its marks."""
    before, found, rest = page.read_text(encoding="utf-8").partition(begin)
    _, found_end, after = rest.partition(end)
    if not (found and found_end):
        raise ValueError(f"{page.name} has no lines {begin} and {end}")
    return "\n".join([f"{before}{begin}", "", *lines, f"{end}{after}"])


def demo_as_text(lines: Iterable[str]) -> list[str]:
    """The shortened output of `make run`."""
    return [
        "```",
        "$ make run     # set up, make demo data if landing/ is empty, load, build, publish",
        *lines,
        "",
        "$ make test    # lint, run the Python tests, build a small warehouse with every dbt test",
        "```",
        "",
    ]


def figures_as_text(figures: dict[str, Any]) -> list[str]:
    """Markdown, line by line."""
    lines = [*_wrapped(_machine_line(figures["machine"])), ""]
    for run in figures.get("runs", {}).values():
        lines += _run(run)
    if forms := figures.get("forms"):
        lines += _forms(forms)
    if loop := figures.get("edit_loop"):
        lines += _edit_loop(loop)
    if ladder := figures.get("ladder"):
        lines += _ladder(ladder)
    if trials := figures.get("trials"):
        lines += _trials(trials)
    return lines


def table(head: Sequence[str], rows: Iterable[Sequence[object]], right: int = 1) -> list[str]:
    """A table. From column `right` on, the columns are aligned right."""
    rules = ["---" if place < right else "---:" for place in range(len(head))]
    return [f"| {' | '.join(map(str, row))} |" for row in (head, rules, *rows)] + [""]


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, COLUMNS, break_long_words=False, break_on_hyphens=False)


def _machine_line(machine: dict[str, Any]) -> str:
    return (
        f"{machine['cores']} cores ({machine['processor']}), {machine['memory']},"
        f" {machine['system']}, Python {machine['python']}, DuckDB {machine['duckdb']},"
        f" dbt {machine['dbt']} with dbt-duckdb {machine['dbt-duckdb']}."
    )


def _run(run: dict[str, Any]) -> list[str]:
    gigabytes = run["bytes"] / 1e9
    lines = [
        f"## {run['participants']:,} participant rows, {run['rows']:,} rows in all,"
        f" {gigabytes:.1f} GB of files",
        "",
        f"{run['deliveries']} deliveries, {run['threads']} threads,"
        f" memory limit {run['memory_limit']}.",
        "",
    ]
    lines += table(("ratio", "value", "limit", ""), (_ratio(ratio) for ratio in run["ratios"]))
    lines += table(
        ("step", "what", "s", "peak MiB"),
        (_measure(measure) for measure in run["measures"]),
        right=2,
    )
    for step, spent in run["spent"].items():
        if step in ("build", "increment"):
            lines += _spent(step, spent)
    return lines


def _ratio(ratio: dict[str, Any]) -> tuple[str, ...]:
    bound = "at least" if ratio["at_least"] else "at most"
    value = f"{ratio['value']:.2f} ({ratio['seconds']:.1f} s / {ratio['against']:.1f} s)"
    return (
        ratio["name"],
        value,
        f"{bound} {ratio['limit']:g}",
        "kept" if ratio["holds"] else "**missed**",
    )


def _measure(measure: dict[str, Any]) -> tuple[str, ...]:
    what = STEPS.get(measure["step"], STEPS.get(measure["step"].split()[0], ""))
    return measure["step"], what, f"{measure['seconds']:.1f}", f"{measure['peak_mib']:,.0f}"


def _spent(step: str, spent: dict[str, Any]) -> list[str]:
    lines = [f"### Where the {step} spends its time", "", *_wrapped(_beyond_sql(spent)), ""]
    lines += table(
        ("slowest nodes", "s"),
        ((f"`{name}`", f"{seconds:.2f}") for name, seconds in spent["slowest"]),
    )
    return lines


def _beyond_sql(spent: dict[str, Any]) -> str:
    kinds = ", ".join(
        f"{seconds:.1f} s in {spent['counts'][kind]} {kind}s"
        for kind, seconds in spent["by_type"].items()
    )
    return (
        f"dbt ran nodes for {spent['elapsed']:.1f} s; a statement ran in {spent['sql']:.1f} s of"
        f" them. Summed over threads: {kinds}."
    )


def _forms(forms: dict[str, Any]) -> list[str]:
    loads = (
        (
            load["form"],
            load["reader"],
            f"{load['bytes'] / 1e6:,.0f}",
            f"{load['seconds']:.1f}",
            f"{load['cpu']:.1f}",
            f"{forms['rows'] / load['seconds']:,.0f}",
            f"{load['peak_mib']:,.0f}",
        )
        for load in forms["loads"]
    )
    return [
        "## Load by form of file",
        "",
        f"The same {forms['rows']:,} participant rows as one file of each form.",
        "",
        *table(
            ("form", "reader", "MB of file", "s", "CPU s", "rows per s", "peak MiB"),
            loads,
            right=2,
        ),
    ]


def _edit_loop(loop: dict[str, Any]) -> list[str]:
    seconds = {measure["step"]: measure["seconds"] for measure in loop["measures"]}
    verdict = "kept" if seconds["build"] <= LIMIT else "**missed**"
    lines = [
        "## The edit loop",
        "",
        f"dbt build of the small demo ({loop['rows']:,} rows), all tests included:"
        f" {seconds['build']:.1f} s, limit {LIMIT:.0f} s: {verdict}.",
        f"`dbt parse` takes {seconds['parse cold']:.1f} s cold, without a saved state,"
        f" and {seconds['parse']:.1f} s warm, with partial parsing.",
        "",
    ]
    return lines + _spent("build", loop["spent"]["build"])


def _ladder(ladder: list[dict[str, Any]]) -> list[str]:
    lines = ["## The ladder", ""]
    rows = []
    for rung in ladder:
        million = rung["participants"] / 1e6
        rows.append(
            (
                f"{rung['participants']:,}",
                f"{rung['load']:.1f}",
                f"{rung['build']:.1f}",
                f"{(rung['load'] + rung['build']) / million:.1f}",
                f"{rung['peak_mib']:,.0f}",
            )
        )
    lines += table(
        ("participant rows", "load, s", "build with tests, s", "s per million rows", "peak MiB"),
        rows,
        right=0,
    )
    if len(ladder) > 1:
        lines += [f"![Time and memory over rows]({PICTURE})", ""]
    return lines


def _trials(trials: list[dict[str, Any]]) -> list[str]:
    rows = (
        (
            trial["trial"],
            "; ".join(f"{what}: {seconds:.1f}" for what, seconds in trial["seconds"].items()),
            f"`{trial['command']}`",
        )
        for trial in trials
    )
    return [
        "## Single trials",
        "",
        "Options are those of `python -m benchmarks`.",
        "",
        *table(("trial", "s", "repeat with"), rows, right=3),
    ]


def ladder_picture(ladder: list[dict[str, Any]]) -> str:
    """Time and memory over participant rows."""
    rows = [rung["participants"] for rung in ladder]
    times = {
        "load": list(zip(rows, (rung["load"] for rung in ladder), strict=True)),
        "dbt build with tests": list(zip(rows, (rung["build"] for rung in ladder), strict=True)),
    }
    memory = {
        "peak resident memory": list(zip(rows, (rung["peak_mib"] for rung in ladder), strict=True))
    }
    return plot(
        [("Time, seconds", times), ("Peak resident memory, MiB", memory)], "participant rows"
    )
