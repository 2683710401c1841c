"""What can stand in the way of every command."""

from __future__ import annotations

import click


class WarehouseError(Exception):
    """What was asked for cannot be done; the message says what to do. The warehouse was not
    touched.
    """


class Refused(click.ClickException):
    """A command ends: the message says what was not done, and what to do about it."""

    exit_code = 2


class NoWarehouse(Refused):
    """There is nothing to read."""
