"""The command zoom-analytics. Each subcommand is imported only when it is called."""

from __future__ import annotations

import importlib
from typing import Any

import click

from zoom_analytics.printing import guarded_output
from zoom_analytics.settings import SettingsError
from zoom_analytics.warehouse.errors import Refused
from zoom_analytics.warehouse.modes import keep_private

COMMANDS = {
    "generate": "zoom_analytics.demo.command:generate",
    "load": "zoom_analytics.loaders.command:load",
    "build": "zoom_analytics.building.command:build",
    "publish": "zoom_analytics.publishing.command:publish_command",
    "status": "zoom_analytics.reporting.commands:status",
    "errors": "zoom_analytics.reporting.commands:errors",
    "kpis": "zoom_analytics.kpis.command:kpis",
    "forget": "zoom_analytics.erasing.command:forget_command",
    "retain": "zoom_analytics.erasing.command:retain_command",
    "dashboard": "zoom_analytics.dashboard.command:dashboard",
}


SETTINGS = {
    "help_option_names": ["-h", "--help"],
    "color": True,  # else click removes escape sequences instead of leaving them to the filter
}


class LazyGroup(click.Group):
    """A group whose commands are given as 'module:function' and imported on use."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Runs a command; nothing it prints, refusals included, goes around the filter."""
        with guarded_output():
            return super().main(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Refuses a command whose settings are not valid."""
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            raise Refused(str(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=LazyGroup, context_settings=SETTINGS)
@click.version_option(package_name="zoom-analytics")
def main() -> None:
    """Load, build, publish and query the Zoom analytics warehouse."""
    keep_private()


if __name__ == "__main__":
    main()
