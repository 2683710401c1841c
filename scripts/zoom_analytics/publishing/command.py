"""The command `zoom-analytics publish`."""

from __future__ import annotations

import time
from pathlib import Path

import click

from zoom_analytics.options import UsablePath
from zoom_analytics.printing import Console, make_console
from zoom_analytics.publishing.archive import open_archive, write_archive
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.publishing.run import Wishes, publish
from zoom_analytics.publishing.show import print_damages, print_list, print_publication
from zoom_analytics.publishing.store import Store
from zoom_analytics.settings import Settings, SettingsError, load_settings
from zoom_analytics.warehouse.errors import Refused, WarehouseError
from zoom_analytics.warehouse.lock import WAIT, lock_for_command

FEWER_ROWS = click.option(
    "--fewer-rows-since",
    metavar="REASON",
    default="",
    help="Publish although tables have far fewer rows than before, for this reason.",
)
EXISTING = UsablePath(must_exist=True)


@click.command("publish")
@click.option(
    "--role",
    "roles",
    multiple=True,
    help="Also publish this role, such as restricted; may be repeated.",
)
@click.option(
    "--in-clear",
    is_flag=True,
    help="Confirm that personal data may be published in clear, for the file's owner alone.",
)
@click.option("--encrypt", is_flag=True, help="Encrypt the files under ZOOM_ENCRYPTION_KEY.")
@FEWER_ROWS
@click.option("--list", "action", flag_value="list", help="List the publications that are kept.")
@click.option(
    "--rollback",
    "action",
    flag_value="rollback",
    help="Go back to the previous publication.",
)
@click.option(
    "--archive",
    type=UsablePath(),
    help="Write the current publication to this file, encrypted with age for the public keys in "
    "ZOOM_ARCHIVE_RECIPIENTS.",
)
@click.option(
    "--open-archive",
    "archived",
    type=EXISTING,
    help="Unpack such a file to the new folder given by --into, with the key given by --identity.",
)
@click.option("--into", type=UsablePath(is_folder=True), help="New folder for --open-archive.")
@click.option("--identity", type=EXISTING, help="File with the secret key for --open-archive.")
@WAIT
def publish_command(
    action: str | None,
    archive: Path | None,
    archived: Path | None,
    into: Path | None,
    identity: Path | None,
    wait: bool,
    **wishes: object,
) -> None:
    """Publish one file per role for BI tools.

    The files are in the folder ZOOM_BI and are replaced in one step. `zoom-analytics build`
    publishes, too. Publishing is refused if a test failed, a run was interrupted or only a part was
    built.
    """
    console = make_console()
    if archived and not into:
        raise click.UsageError("--open-archive needs --into FOLDER")
    if not archived and (into or identity):
        raise click.UsageError("--into and --identity need --open-archive FILE")
    try:
        settings = load_settings()
        store = Store(settings.bi)
        if action == "list":
            print_list(console, store)
        elif action == "rollback":
            lock_for_command(settings, "publish --rollback", wait)
            with store.locked():
                console.print(
                    f"publish: went back to {store.go_back().name}; new connections see it"
                )
        elif archive:
            console.print(
                f"publish: {write_archive(store, settings, archive)} is archived in {archive}",
                soft_wrap=True,
            )
        elif archived and into:
            name = open_archive(settings, archived, into, identity)
            console.print(f"publish: {name} is in {into}", soft_wrap=True)
        else:
            lock_for_command(settings, "publish", wait)
            publish_and_say(console, settings, Wishes(**wishes))  # type: ignore[arg-type]
    except (NotPublished, SettingsError, WarehouseError) as error:
        raise Refused(str(error)) from error


def publish_and_say(console: Console, settings: Settings, wishes: Wishes) -> None:
    """Publishes, then prints what was published. Raises NotPublished, KeyRefused."""
    began, store = time.monotonic(), Store(settings.bi)
    print_damages(console, store.damages())
    publication = publish(settings, wishes)
    if publication is None:
        console.print("publish: already up to date")
    else:
        print_publication(console, store, publication, time.monotonic() - began)
