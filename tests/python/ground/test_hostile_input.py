"""No option of a command and no variable of the environment can take a value that fails later: it
is refused with exit code 2, by name, and nothing is written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import zoom_analytics
from zoom_analytics.cli import COMMANDS, main
from zoom_analytics.erasing.retain import years_of
from zoom_analytics.settings import find_project, load_settings

REQUIRED = {
    "forget": ["--email", "ann@x.example"],
    "errors take": ["abc", "--by", "Ann"],
}
TOO_LARGE = str(10**30)
LONG_NAME, LONG_PATH = "a" * 300, "b/" * 5000
NUMBERS = ("-1", TOO_LARGE, f"-{TOO_LARGE}", "nan", "inf", "1e999", "0x10", "x", "", " ", "\x1b[2J")
DATES = ("0001-01-01", "9999-12-31", "2024-02-30", "2024-01-01T00:00", "x", "", "-1")
PATHS = ("", LONG_NAME, LONG_PATH, "/dev/null/x", "/dev/null/x/y", "a\0b")
OF_TYPE = {
    click.types.IntParamType: NUMBERS,
    click.types.FloatParamType: NUMBERS,
    click.DateTime: DATES,
    click.Path: PATHS,
    click.Choice: ("x", "", "all;", "\x1b[2J"),
}
OF_TEXT = {
    "errors --code": ("x", "", "Z1", "Z1000", "'; drop table", "\x1b[2J", "Z\u0661\u0661\u0661"),
    "build --select": ("", " ", "--full-refresh", "a --profiles-dir=/x", "-x"),
    "forget --email": ("", "x", "@", "a b@x.example", "ann@x", "\x1b[2J"),
}
# of which any text is good: it is a reason or a name
FREE_TEXT = {
    "build --fewer-rows-since", "publish --fewer-rows-since", "publish --role", "kpis --slice",
    "forget --by", "forget --reason", "retain --reason", "errors take --by",
}  # fmt: skip
OF_VARIABLE = {
    "ZOOM_PROJECT": (LONG_NAME, LONG_PATH, "/dev/null", "nowhere", "~nobody-here/x"),
    "ZOOM_LANDING": (LONG_NAME, LONG_PATH, "/dev/null", "/dev/null/x", "~nobody-here/x"),
    "ZOOM_WAREHOUSE": (LONG_NAME, LONG_PATH, "/", "/dev/null/x", "~nobody-here/x"),
    "ZOOM_BI": (LONG_NAME, LONG_PATH, "/dev/null", "/dev/null/x"),
    "ZOOM_TEMP": (LONG_NAME, LONG_PATH, "/dev/null", "/dev/null/x"),
    "ZOOM_TARGET": ("x", "DEV", " dev", "\x1b[2J"),
    "ZOOM_ACTOR": ("a" * 300, "\x1b[2J", "a\nb"),
    "ZOOM_MEMORY_LIMIT": ("x", "4", "-4GB", "0GB", "1KB", f"{TOO_LARGE}GB", "\u0664GB", "4GB;"),
    "ZOOM_UNPACKED_LIMIT": ("x", "4", "-4GB", "0GB", f"{TOO_LARGE}GB", "\u0664GB"),
    "ZOOM_UNPACKED_RATIO": ("x", "0", "-1", "1.5", TOO_LARGE, "\u0662"),
    "ZOOM_THREADS": ("x", "0", "-1", "1.5", "257", TOO_LARGE, "\u0662", " 2"),
    "ZOOM_MASKING_KEY": ("short",),
    "ZOOM_ENCRYPTION_KEY": ("short",),
    "DBT_TARGET_PATH": (LONG_NAME, "/dev/null"),
    "DBT_LOG_PATH": (LONG_NAME, "/dev/null"),
}
READ_BY_ONE_COMMAND = {"ZOOM_ARCHIVE_RECIPIENTS"}  # publish --archive, before it writes


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            for inner, subcommand in command.commands.items():
                yield f"{name} {inner}", subcommand


def cases() -> Iterator[tuple[str, str, str]]:
    """Command, option and hostile value, from the commands themselves."""
    for name, command in commands():
        for option in command.params:
            if not isinstance(option, click.Option) or option.is_flag or option.flag_value:
                continue
            key = f"{name} {option.opts[0]}"
            values = OF_TEXT.get(key)
            for kind, of_kind in OF_TYPE.items():
                if isinstance(option.type, kind):
                    values = of_kind
            if values is None:
                assert key in FREE_TEXT, f"{key}: say which values it refuses"
            for value in values or ():
                yield name, option.opts[0], value


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that all settings lead to."""
    for variable in OF_VARIABLE:
        monkeypatch.delenv(variable, raising=False)
    for variable in ("ZOOM_LANDING", "ZOOM_BI", "ZOOM_TEMP"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.setenv("ZOOM_WAREHOUSE", str(tmp_path / "warehouse" / "w.duckdb"))
    monkeypatch.setenv("ZOOM_PROJECT", str(find_project()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(arguments: list[str], folder: Path) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 2, result.output
    assert "\x1b" not in result.output
    assert list(folder.iterdir()) == []
    return result


@pytest.mark.parametrize(
    ("name", "option", "value"), list(cases()), ids=lambda value: ascii(value)[:30].strip("'")
)
def test_an_option_refuses_a_hostile_value(
    name: str, option: str, value: str, folder: Path
) -> None:
    arguments = [*name.split(), *REQUIRED.get(name, [])]
    result = refused([*arguments, f"{option}={value}"], folder)
    assert f"'{option}'" in result.output


@pytest.mark.parametrize("name", [name for name, _ in commands()])
@pytest.mark.parametrize(
    ("variable", "value"),
    [(variable, value) for variable, values in OF_VARIABLE.items() for value in values],
    ids=lambda value: ascii(value)[:30].strip("'"),
)
def test_a_variable_is_refused_before_anything_is_touched(
    name: str, variable: str, value: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    result = refused([*name.split(), *REQUIRED.get(name, [])], folder)
    assert variable in result.output
    assert "KEY" not in variable or f"={value}" not in result.output


def test_every_variable_of_the_settings_is_tried() -> None:
    text = (Path(zoom_analytics.__file__).parent / "settings.py").read_text(encoding="utf-8")
    named = set(re.findall(r"\bZOOM_[A-Z_]+\b", text))
    assert named - READ_BY_ONE_COMMAND == {name for name in OF_VARIABLE if name.startswith("ZOOM_")}


@pytest.mark.parametrize(
    ("variable", "value"),
    [("ZOOM_THREADS", "256"), ("ZOOM_MEMORY_LIMIT", "1.5 GiB"), ("ZOOM_MEMORY_LIMIT", "300MB"),
     ("ZOOM_ACTOR", "Ann Lée"), ("ZOOM_LANDING", "not there yet")],
)  # fmt: skip
def test_good_values_are_taken(variable: str, value: str) -> None:
    assert load_settings({**os.environ, variable: value})


def test_keeping_records_for_less_than_the_policy_needs_a_reason(folder: Path) -> None:
    policy = years_of(load_settings())
    result = refused(["retain", "--years", str(policy - 1)], folder)
    assert "--reason" in result.output and f"({policy})" in result.output
    for arguments in (
        ["--years", str(policy - 1), "--reason", "the contract of May"],
        ["--years", str(policy)],
    ):
        assert "no such warehouse" in refused(["retain", *arguments], folder).output
