"""Values cannot control the terminal or a spreadsheet, and no code prints around the filter."""

from __future__ import annotations

import ast
import csv
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import rich.console
from click.testing import CliRunner
from rich.progress import Progress

import zoom_analytics
from zoom_analytics.cli import SETTINGS, LazyGroup, main
from zoom_analytics.exports import csv_cell, json_text
from zoom_analytics.kpis.command import written
from zoom_analytics.printing import UNSAFE, guarded_output, make_console, one_line

PACKAGE = Path(zoom_analytics.__file__).parent
PRINTING = PACKAGE / "printing.py"
MODULES = sorted(set(PACKAGE.rglob("*.py")) - {PRINTING})
HOSTILE = (
    "\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "\r", "\b", "\x7f", "\x85",
    "\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\u2028", "\u2029", "\ufeff", "\udcff",
    "\U000e0041",
)  # fmt: skip
VALUE = f"a[red]{''.join(HOSTILE)}:smile:"
SEEN = (
    r"a[red]\x1b]0;owned\x07\x1b[2J\x9b31m\x0d\x08\x7f\x85"
    r"\u202e\u2066\u2069\u200f\u061c\u2028\u2029\ufeff\udcff\U000e0041:smile:"
)
AROUND = ("rich.console", "rich.print", "rich.get_console", "logging")


@click.group(cls=LazyGroup, context_settings=SETTINGS)
def group() -> None:
    """A group as the product's, with commands that know nothing of the filter."""


@click.command()
def careless() -> None:
    make_console(soft_wrap=True).print(VALUE, style="red")
    click.echo(VALUE)
    click.secho(VALUE, err=True)
    print(VALUE)
    sys.stderr.write(VALUE)
    rich.console.Console(width=500, markup=False, emoji=False).print(VALUE)


@click.command()
def refusing() -> None:
    raise click.ClickException(VALUE)


@pytest.mark.parametrize("command", [careless, refusing], ids=["careless", "refusing"])
def test_a_command_cannot_print_unsafe_characters(
    command: click.Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LazyGroup, "get_command", lambda *_: command)
    output = CliRunner().invoke(group, ["x"]).output
    assert not UNSAFE.search(output)
    assert output.count(r"\u202e") == (6 if command is careless else 1)
    assert SEEN in output


def test_no_byte_goes_around_the_filter_in_a_stream_of_ascii(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "ascii", write_through=True))
    with guarded_output():
        click.echo("\x1b]0;owned\x07")
    assert raw.getvalue() == b"\\x1b]0;owned\\x07\n"


@pytest.mark.parametrize(
    "arguments",
    [["errors", "--limit", VALUE], [VALUE], ["load", f"--{VALUE}"], ["forget", "--email", VALUE]],
    ids=lambda arguments: arguments[0].partition("[")[0],
)
def test_usage_errors_show_what_was_given_without_harm(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert not UNSAFE.search(result.output)


def test_a_traceback_is_filtered(capsys: pytest.CaptureFixture[str]) -> None:
    with guarded_output():
        pass
    error = ValueError(VALUE)
    sys.excepthook(ValueError, error, None)
    assert SEEN in capsys.readouterr().err


def test_colours_and_bars_of_the_console_itself_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    with guarded_output():
        console = make_console()
        console.print("good \x1b[31m", style="red")
        with Progress(console=console) as progress:
            progress.add_task("work \x1b[2J", total=1)
    assert "\x1b[31mgood \\x1b[31m" in stream.getvalue()
    assert "\x1b[2J" not in stream.getvalue() and "work \\x1" in stream.getvalue()


def test_a_value_stays_in_its_line() -> None:
    assert one_line("a\nload: all is well\tb") == r"a\nload: all is well\tb"


def around_the_filter(path: Path) -> Iterator[str]:
    """Imports and names in a module that print without the filter."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Attribute):
            names = [ast.unparse(node)]
        elif isinstance(node, ast.Name):
            names = [node.id]
        else:
            continue
        for name in names:
            if (
                name in ("print", "os.write", "logging", "sys.__stdout__", "sys.__stderr__")
                or name.startswith(("sys.stdout", "sys.stderr", "rich.console.", "rich.print"))
                or name in AROUND
            ):
                yield f"{path.name}:{node.lineno}: {name}"
        if isinstance(node, ast.Name) and node.id == "Progress":
            yield from _without_console(path)


def _without_console(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) == "Progress"
            and "console" not in {keyword.arg for keyword in node.keywords}
        ):
            yield f"{path.name}:{node.lineno}: a Progress without a console"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_prints_around_the_filter(path: Path) -> None:
    assert list(around_the_filter(path)) == []


def test_what_goes_around_the_filter_is_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        "import os, sys\nfrom rich.console import Console\nprint('a')\nos.write(1, b'a')\n"
        "sys.stdout.write('a')\nProgress(transient=True)\n"
    )
    found = {line.partition(": ")[2] for line in around_the_filter(module)}
    assert {"rich.console.Console", "print", "os.write", "sys.stdout.write"} < found
    assert "a Progress without a console" in found


def test_only_one_module_writes_csv_for_users() -> None:
    """The demo writes deliveries: they hold hostile values on purpose."""
    writers = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if "csv.writer" in (text := path.read_text(encoding="utf-8"))
        or "csv.DictWriter" in text
        or "format csv" in text.lower()
    }
    assert writers - {"demo/writer.py", "demo/dirt.py"} == {"kpis/command.py"}


@pytest.mark.parametrize(
    "value",
    ["=cmd()", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1", "- agenda"],
)
def test_a_formula_is_text_in_a_spreadsheet(value: str) -> None:
    assert csv_cell(value) == f"'{value}"


@pytest.mark.parametrize("value", ["-5", "+43", "-1.5e-3", -5, -0.5, None, "", "Pro", "a=b", True])
def test_numbers_and_other_text_stay(value: object) -> None:
    assert csv_cell(value) == value


def test_an_export_has_no_formula_and_reads_back() -> None:
    rows: list[dict[str, object]] = [{"name": "=1\u202e", "value": -5}]
    (cells,) = csv.DictReader(io.StringIO(written(rows, ("name", "value"), "csv")))
    assert cells == {"name": "'=1\u202e", "value": "-5"}
    assert json.loads(written(rows, ("name", "value"), "json")) == rows
    assert not UNSAFE.search(json_text(VALUE)) and json.loads(json_text(VALUE)) == VALUE
    assert os.linesep.join(HOSTILE) not in json_text(VALUE)
