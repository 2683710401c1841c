"""Loads the CSV files of a landing folder with dlt: python dlt_script.py rows|arrow LANDING
FOLDER. Runs in dlt's own environment.
"""

from __future__ import annotations

import csv
import gzip
import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import dlt
import pyarrow
import pyarrow.csv
import zstandard

BATCH = 10_000


def opened(file: Path) -> io.BufferedIOBase:
    """The bytes of a file, unpacked."""
    if file.suffix == ".gz":
        return gzip.open(file)
    return zstandard.open(file) if file.suffix == ".zst" else file.open("rb")


def as_rows(files: list[Path]) -> Iterator[list[dict[str, str]]]:
    """Lists of dictionaries, as dlt's row mode takes them."""
    for file in files:
        with opened(file) as stream:
            text: TextIO = io.TextIOWrapper(stream, encoding="utf-8", newline="")
            rows: list[dict[str, str]] = []
            for row in csv.DictReader(text):
                rows.append(row)
                if len(rows) == BATCH:
                    yield rows
                    rows = []
            yield rows


def as_arrow(files: list[Path]) -> Iterator[pyarrow.Table]:
    """Arrow tables of text."""
    for file in files:
        with opened(file) as stream:
            names = (
                io.TextIOWrapper(stream, encoding="utf-8", newline="").readline().strip().split(",")
            )
        options = pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pyarrow.string()), strings_can_be_null=True
        )
        with opened(file) as stream:
            for batch in pyarrow.csv.open_csv(stream, convert_options=options):
                yield pyarrow.Table.from_batches([batch])


def main(mode: str, landing: Path, folder: Path) -> None:
    """One pipeline with a resource for each feed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    read = as_rows if mode == "rows" else as_arrow
    resources = []
    for feed in sorted(place for place in landing.glob("*/*") if place.is_dir()):
        if files := sorted(feed.glob("*.csv*")):
            resources.append(dlt.resource(read(files), name=feed.name, max_table_nesting=0))
    destination = dlt.destinations.duckdb(str(folder / "dlt.duckdb"))
    pipeline = dlt.pipeline(
        "bench",
        pipelines_dir=str(folder / "pipelines"),
        destination=destination,
        dataset_name="raw",
    )
    print(pipeline.run(resources))
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
