"""python -m benchmarks: measures, prints, and writes docs/performance.json and the pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from benchmarks.demo import run_demo
from benchmarks.dlt_extra import run_dlt
from benchmarks.edit_loop import run_edit_loop
from benchmarks.forms import ROWS, run_forms
from benchmarks.landing import Size, generated
from benchmarks.machine import machine
from benchmarks.page import FIGURES, demo_as_text, figures_as_text, write_pages
from benchmarks.process import BenchError, Measure
from benchmarks.ratios import ratios_of
from benchmarks.steps import STEPS, Bench, Options
from zoom_analytics.settings import find_project

LADDER_DELIVERIES = 5
MILLION = 1_000_000


@click.command(
    "bench", context_settings={"help_option_names": ["-h", "--help"], "show_default": True}
)
@click.option(
    "--rows", default=10 * MILLION, help="Participant rows, roughly; the other feeds match them."
)
@click.option("--days", default=365, help="Days of activity.")
@click.option(
    "--deliveries",
    default=100,
    help="Deliveries to cut the days into; the last one is the increment.",
)
@click.option("--threads", default=2, help="Threads of dbt and of the engine.")
@click.option("--memory-limit", default="4GB", help="Memory that the engine uses before it spills.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice([step for step in STEPS if step not in ("dlt", "parse cold")]),
    help="Run only this step; may be repeated.",
)
@click.option(
    "--ladder",
    help="Load and build at each of these sizes, in million participant rows: 0.1,1,10,50.",
)
@click.option("--edit-loop", is_flag=True, help="Measure only the build of a small demo.")
@click.option("--forms", is_flag=True, help="Compare only the forms of files: CSV and JSON.")
@click.option("--demo", is_flag=True, help="Run only the demo of the README.")
@click.option("--dlt", is_flag=True, help="Compare only with dlt, in an environment of its own.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("target/bench"),
    help="Folder of generated files and warehouses.",
)
@click.option("--write/--no-write", default=True, help="Write docs/performance.json and the pages.")
def main(
    rows: int,
    days: int,
    deliveries: int,
    threads: int,
    memory_limit: str,
    only: tuple[str, ...],
    ladder: str | None,
    edit_loop: bool,
    forms: bool,
    demo: bool,
    dlt: bool,
    folder: Path,
    write: bool,
) -> None:
    """Measure load, build and increment against the floor.

    Generated files stay in the folder; warehouses are removed.
    """
    project = find_project()
    folder = (project / folder).resolve()
    options = Options(project, threads, memory_limit, only or tuple(STEPS))
    figures: dict[str, Any] = {} if demo else {"machine": machine()}
    try:
        if demo:
            figures["demo"] = run_demo(project, project / "target" / "demo")
        elif ladder:
            sizes = [
                Size(round(float(part) * MILLION), days, LADDER_DELIVERIES)
                for part in ladder.split(",")
            ]
            figures["ladder"] = [_rung(folder, size, options) for size in sizes]
        elif edit_loop:
            figures["edit_loop"] = _as_dict(run_edit_loop(folder, options, _say))
        elif forms:
            size = Size(min(rows, ROWS), days, LADDER_DELIVERIES)
            made = generated(folder / "generated", size)
            figures["forms"] = run_forms(folder, made, options, _say)
        else:
            figures["runs"] = {}
            if dlt:
                bench = run_dlt(
                    folder, Size(min(rows, MILLION // 10), days, LADDER_DELIVERIES), options, _say
                )
            else:
                bench = Bench(
                    generated(folder / "generated", Size(rows, days, deliveries)),
                    folder / "work",
                    options,
                    _say,
                )
                bench.run()
                if not only:
                    figures["forms"] = run_forms(folder, bench.generated, options, _say)
            figures["runs"][f"{'dlt ' if dlt else ''}{bench.generated.participants}"] = _as_dict(
                bench
            )
    except BenchError as error:
        raise click.ClickException(str(error)) from error
    click.echo("\n".join(demo_as_text(figures["demo"]) if demo else figures_as_text(figures)))
    if write:
        _keep(project, figures)


def _say(measure: Measure) -> None:
    click.echo(
        f"  {measure.step:<14} {measure.seconds:>9.1f} s {measure.peak_mib:>8,.0f} MiB", err=True
    )


def _as_dict(bench: Bench) -> dict[str, Any]:
    made = bench.generated
    return {
        "participants": made.participants,
        "rows": sum(made.rows.values()),
        "bytes": made.size,
        "deliveries": made.deliveries,
        "threads": bench.options.threads,
        "memory_limit": bench.options.memory_limit,
        "ratios": [ratio.as_dict() for ratio in ratios_of(bench.measures, bench.spent)],
        "measures": [measure.as_dict() for measure in bench.measures.values()],
        "spent": {step: spent.as_dict() for step, spent in bench.spent.items()},
    }


def _rung(folder: Path, size: Size, options: Options) -> dict[str, Any]:
    """Load and build with tests at one size."""
    click.echo(f"{size.rows:,} participant rows", err=True)
    chosen = Options(options.project, options.threads, options.memory_limit, ("load", "build"))
    bench = Bench(generated(folder / "generated", size), folder / "work", chosen, _say)
    bench.run()
    load, build = bench.measures["load"], bench.measures["build"]
    return {
        "participants": bench.generated.participants,
        "rows": sum(bench.generated.rows.values()),
        "load": load.seconds,
        "build": build.seconds,
        "peak_mib": max(load.peak_mib, build.peak_mib),
    }


def _keep(project: Path, figures: dict[str, Any]) -> None:
    """Adds the figures to those of earlier runs; a new figure replaces the old one."""
    path = project / FIGURES
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    runs = kept.get("runs", {}) | figures.get("runs", {})
    rungs = {
        rung["participants"]: rung for rung in [*kept.get("ladder", []), *figures.get("ladder", [])]
    }
    kept |= figures | {
        "runs": runs,
        "ladder": [rungs[participants] for participants in sorted(rungs)],
    }
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_pages(project)


if __name__ == "__main__":
    main()
