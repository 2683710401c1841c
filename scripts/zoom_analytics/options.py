"""Types of the options of commands. A value that cannot be used is refused before anything is
touched; click's message names the option.
"""

from __future__ import annotations

import math
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from zoom_analytics.settings import why_no_path

MOST_ROWS = 100_000  # of a list in the terminal
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


class UsablePath(click.Path):
    """A path that can exist: no part too long, and no file where a folder must be."""

    def __init__(self, is_folder: bool = False, must_exist: bool = False):
        super().__init__(
            exists=must_exist, file_okay=not is_folder, dir_okay=is_folder, path_type=Path
        )
        self.is_folder = is_folder

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():
            self.fail("the path is empty", param, ctx)
        if reason := why_no_path(Path(str(value)).absolute(), self.is_folder):
            self.fail(f"{str(value)[:80]}: {reason}", param, ctx)
        return super().convert(value, param, ctx)


class Share(click.FloatRange):
    """A finite number in a range."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value} is not a number", param, ctx)
        return number


class Day(click.DateTime):
    """A date, such as 2026-06-30."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        day: datetime = super().convert(value, param, ctx)
        if not FIRST_DAY <= day.date() <= LAST_DAY:
            self.fail(f"{value} is not between {FIRST_DAY} and {LAST_DAY}", param, ctx)
        return day


class ErrorCode(click.ParamType):  # type: ignore[type-arg]
    """A code of an error, such as Z103."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        code = str(value).upper()
        if len(code) != 4 or code[0] != "Z" or not (code[1:].isascii() and code[1:].isdigit()):
            self.fail(f"{value} is not a code: expected Z and three digits, such as Z103", param)
        return code


class NodeSelection(click.ParamType):  # type: ignore[type-arg]
    """Names of nodes in dbt's syntax; nothing that dbt would take for one of its own options."""

    name = "selection"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        names = str(value).split()
        if not names or any(name.startswith("-") for name in names):
            self.fail(f"{value!r}: expected names of nodes, such as +go_agg_mrr", param, ctx)
        return " ".join(names)
