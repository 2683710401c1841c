"""Errors that every command can raise."""

from __future__ import annotations

import click


class WarehouseError(Exception):
    """The command cannot run; the message says what to do. The warehouse was not changed."""


class Refused(click.ClickException):
    """Ends a command: the message says what was not done and what to do."""

    exit_code = 2


class NoWarehouse(Refused):
    """There is no warehouse to read."""
