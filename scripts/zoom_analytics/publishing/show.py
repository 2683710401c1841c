"""Prints publications to the terminal."""

from __future__ import annotations

from zoom_analytics.printing import Console
from zoom_analytics.publishing.description import Publication
from zoom_analytics.publishing.store import Store
from zoom_analytics.reporting.summary import small_table


def print_publication(
    console: Console, store: Store, publication: Publication, seconds: float
) -> None:
    """Prints the files of a publication and how to open them."""
    until = f", data until {publication.data_until}" if publication.data_until else ""
    files = len(publication.tables)
    console.print(
        f"publish: {publication.name}{until}, {files} files in {seconds:.1f} s", soft_wrap=True
    )
    for role, tables in publication.tables.items():
        path = store.file_of(role)
        size = path.stat().st_size / 1e6
        console.print(
            f"  {path}  {len(tables)} tables, {sum(tables.values()):,} rows, {size:.1f} MB",
            soft_wrap=True,
        )
    how = (
        "Open them read-only (duckdb -readonly FILE). New connections see this publication; open "
        "ones keep the one before."
    )
    console.print(f"  {how}", soft_wrap=True)


def print_list(console: Console, store: Store) -> None:
    """Prints the publications that are kept, newest first."""
    current = store.current()
    table = small_table(
        "Publications", ("publication", "data until", "roles"), ("tables", "rows"), ("",)
    )
    for publication in reversed(store.all()):
        rows = [count for tables in publication.tables.values() for count in tables.values()]
        state = ", ".join(
            word
            for word, holds in (
                ("current", publication == current),
                ("withdrawn", publication.withdrawn),
                ("damaged", publication.damage),
            )
            if holds
        )
        until, roles = publication.data_until or "", ", ".join(publication.tables)
        table.add_row(publication.name, until, roles, f"{len(rows):,}", f"{sum(rows):,}", state)
    console.print(
        table
        if store.all()
        else f"Nothing is published in {store.folder} yet: run `zoom-analytics publish`."
    )
    print_damages(console, store.damages())


def print_damages(console: Console, damages: list[str]) -> None:
    """Prints what is wrong with damaged publications."""
    for damage in damages:
        console.print(f"  {damage}", style="yellow", markup=False, soft_wrap=True)
