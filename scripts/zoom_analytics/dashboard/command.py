"""The command `zoom-analytics dashboard`."""

from __future__ import annotations

from pathlib import Path

import click

from zoom_analytics.dashboard.figures import read_figures
from zoom_analytics.dashboard.page import write_page
from zoom_analytics.dashboard.published import opened
from zoom_analytics.dashboard.state import read_state
from zoom_analytics.options import UsablePath
from zoom_analytics.settings import load_settings
from zoom_analytics.warehouse.errors import Refused
from zoom_analytics.warehouse.files import replaced_file
from zoom_analytics.warehouse.modes import SHARED_FILE

PUBLISHED = "zoom_bi_analyst.duckdb"
PAGE = "dashboard.html"


@click.command("dashboard")
@click.option(
    "--out",
    type=UsablePath(),
    help=f"File to write; default: {PAGE} beside the published files.",
)
def dashboard(out: Path | None) -> None:
    """Write the dashboard as one HTML file.

    It shows the published analyst file, opens from disk in any browser and needs no network.
    """
    settings = load_settings()
    page = (out or settings.bi / PAGE).absolute()
    size = write_dashboard(settings.bi / PUBLISHED, page)
    click.echo(f"The dashboard is {page} ({size / 1e6:.1f} MB): open it in a browser")


def write_dashboard(published_file: Path, page: Path) -> int:
    """Writes the page and returns its size in bytes. Readers see the old or the new page."""
    with opened(published_file) as published:
        text = write_page(read_state(published), read_figures(published))
    content = text.encode()
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        with replaced_file(page, mode=SHARED_FILE) as fresh:
            fresh.write_bytes(content)
    except OSError as error:
        raise Refused(f"{page}: the dashboard cannot be written: {error.strerror}") from None
    return len(content)
