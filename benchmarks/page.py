"""The figures as text: the generated part of docs/performance.md, written from
docs/performance.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.edit_loop import LIMIT
from benchmarks.plot import plot
from benchmarks.steps import STEPS

BEGIN, END = "<!-- figures: written by make bench -->", "<!-- end of figures -->"
PICTURE = "performance-ladder.svg"


def write_page(page: Path, figures: dict[str, Any]) -> None:
    """Puts the figures between the marks of the page; the rest of it stays. The ladder's picture
    comes beside it.
    """
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    written = "\n".join(figures_as_text(figures))
    page.write_text(f"{before}{BEGIN}\n\n{written}\n{END}{after}", encoding="utf-8")
    if len(figures.get("ladder", [])) > 1:
        (page.parent / PICTURE).write_text(ladder_picture(figures["ladder"]), encoding="utf-8")


def figures_as_text(figures: dict[str, Any]) -> list[str]:
    """Markdown, line by line."""
    lines = [_machine_line(figures["machine"]), ""]
    for run in figures.get("runs", {}).values():
        lines += _run(run)
    if loop := figures.get("edit_loop"):
        lines += _edit_loop(loop)
    if ladder := figures.get("ladder"):
        lines += _ladder(ladder)
    return lines


def table(head: Sequence[str], rows: Iterable[Sequence[object]], right: int = 1) -> list[str]:
    """A table; columns from number `right` on are numbers."""
    rules = ["---" if place < right else "---:" for place in range(len(head))]
    return [f"| {' | '.join(map(str, row))} |" for row in (head, rules, *rows)] + [""]


def _machine_line(machine: dict[str, Any]) -> str:
    return (
        f"{machine['cores']} cores ({machine['processor']}), {machine['memory']}, {machine['system']}, Python {machine['python']}, "
        f"DuckDB {machine['duckdb']}, dbt {machine['dbt']} with dbt-duckdb {machine['dbt-duckdb']}."
    )


def _run(run: dict[str, Any]) -> list[str]:
    gigabytes = run["bytes"] / 1e9
    lines = [
        f"## {run['participants']:,} participant rows, {run['rows']:,} rows in all, {gigabytes:.1f} GB of files",
        "",
        f"{run['deliveries']} deliveries, {run['threads']} threads, memory limit {run['memory_limit']}.",
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
    lines = [f"### Where the {step} spends its time", "", _beyond_sql(spent), ""]
    lines += table(
        ("dearest nodes", "s"),
        ((f"`{name}`", f"{seconds:.2f}") for name, seconds in spent["dearest"]),
    )
    return lines


def _beyond_sql(spent: dict[str, Any]) -> str:
    kinds = ", ".join(
        f"{seconds:.1f} s in {spent['counts'][kind]} {kind}s"
        for kind, seconds in spent["by_type"].items()
    )
    return f"dbt ran nodes for {spent['elapsed']:.1f} s, in {spent['sql']:.1f} s of which a statement ran. Summed over threads: {kinds}."


def _edit_loop(loop: dict[str, Any]) -> list[str]:
    seconds = {measure["step"]: measure["seconds"] for measure in loop["measures"]}
    verdict = "kept" if seconds["build"] <= LIMIT else "**missed**"
    lines = [
        "## The edit loop",
        "",
        f"dbt build of the small demo ({loop['rows']:,} rows), all tests included: {seconds['build']:.1f} s, "
        f"limit {LIMIT:.0f} s: {verdict}.",
        f"`dbt parse` alone takes {seconds['parse cold']:.1f} s without partial parsing and {seconds['parse']:.1f} s with it.",
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
    return plot([("seconds", times), ("MiB", memory)], "participant rows")
