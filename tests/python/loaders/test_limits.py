"""Limits on unpacked archives and on single values: the file or record is refused, the rest is
loaded, and memory stays bounded.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
import zstandard

from support.loaders.landing_desk import HEADER, Desk
from zoom_analytics.settings import SettingsError, load_settings

PACKERS = {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}
MOST_MEMORY = 700 << 10  # KiB of the process that loads a bomb
BOMB = 1 << 30  # bytes unpacked; 1 MB as gzip
LOAD = r"""
import re, sys
from pathlib import Path
from zoom_analytics.contract import read_contract
from zoom_analytics.loaders import load
from zoom_analytics.settings import Settings
folder, landing, warehouse = map(Path, sys.argv[1:])
settings = Settings(folder, landing, warehouse, folder / "bi", memory_limit="500MB")
for file in load(settings, read_contract(folder)).files:
    print(file.name, file.status, *(finding.detail for finding in file.findings))
# not ru_maxrss, which counts what the parent had when it forked
print(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.parametrize("packing", PACKERS)
@pytest.mark.parametrize("ends", [".csv", ".ndjson"])
def test_an_archive_beyond_a_limit_is_refused_and_the_others_are_loaded(
    desk: Desk, packing: str, ends: str
) -> None:
    row = json.dumps({"person_id": "1", "full_name": "Ann"}) + "\n"
    text = HEADER + "1,Ann,2,x\n" * 20_000 if ends == ".csv" else row * 20_000
    content = PACKERS[packing](text.encode())
    for limits, what in (
        ({"unpacked_limit": len(text) - 1}, "ZOOM_UNPACKED_LIMIT"),
        ({"unpacked_ratio": len(text) // len(content)}, "ZOOM_UNPACKED_RATIO"),
        ({"unpacked_limit": len(text), "unpacked_ratio": len(text) // len(content) + 1}, ""),
    ):
        before = desk.settings
        desk.settings = replace(before, **limits)
        desk.limits = replace(desk.limits, ratio_from=0)
        desk.put("plain.csv", HEADER + "2,Ben,3,y\n")
        result = desk.load_one(f"packed{ends}{packing}", content)
        desk.settings = before
        assert [finding.code for finding in result.findings] == (["Z001"] if what else [])
        assert all(what in finding.detail for finding in result.findings)
        assert result.status == ("refused" if what else "loaded")
        assert desk.ask("select count(*) from raw.bz_platform__people where person_id = '2'") == [
            (1,)
        ]
    assert desk.ask("select count(*) from raw.bz_platform__people") == [(20_001,)]


def test_a_long_value_is_refused_by_name_of_the_limit(desk: Desk) -> None:
    desk.limits = replace(desk.limits, value=100_000, window=10_000, whole_object=50_000)
    good = {"person_id": "2", "full_name": "Ben"}
    for value in ("x" * 200_000, [1] * 100_000, {"a": ["b"] * 100_000}):
        long = {"person_id": "1", "full_name": value}
        for content in ([long, good], [good, long], {"people": [long]}, long):
            result = desk.load_one("a.json", json.dumps(content))
            assert [finding.code for finding in result.findings] == ["Z001"]
            assert "the limit of 100000 characters" in result.findings[0].detail
    assert desk.rows() == []
    long["full_name"] = "x" * (5 << 20)  # longer than what is read at a time
    desk.load_one("a.ndjson", json.dumps(long) + "\n" + json.dumps(good) + "\n")
    first, second = desk.rows("full_name")
    assert "the limit is 100000" in first[1] and second == (2, None, "Ben")


@pytest.mark.parametrize("packing", PACKERS)
def test_a_value_below_the_limit_is_loaded(desk: Desk, packing: str) -> None:
    note = "é" * (20 << 20)
    rows = [{"person_id": "1", "full_name": "Ann", "note": note}]
    result = desk.load_one(f"a.json{packing}", PACKERS[packing](json.dumps(rows).encode()))
    assert result.status == "refused"  # as escapes the value has six times the characters
    text = json.dumps(rows, ensure_ascii=False).encode()
    desk.load_one("a.json", text)
    assert desk.ask("select length(note) from raw.bz_platform__people") == [(20 << 20,)]


def _bomb(path: Path, before: bytes, piece: bytes) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    with open(path, "wb") as file:
        file.write(packer.compress(before))
        for _ in range(BOMB // len(piece)):
            file.write(packer.compress(piece))
        file.write(packer.flush())


def test_small_archives_of_a_gigabyte_take_little_memory(desk: Desk) -> None:
    desk.put("a.csv", HEADER + "1,Ann,2,x\n")
    folder = desk.landing / "platform" / "people"
    _bomb(folder / "b.csv.gz", HEADER.encode(), bytes(1 << 20))
    _bomb(folder / "c.json.gz", b'[{"person_id": [1', b",1" * (1 << 19))
    packer = zstandard.ZstdCompressor().compressobj()
    zeros = [packer.compress(bytes(1 << 20)) for _ in range(BOMB >> 20)]
    desk.put("d.csv.zst", b"".join(zeros) + packer.flush())
    (folder / "e.json").write_bytes(b'[{"person_id": [1' + b",1" * (100 << 20))
    assert all(path.stat().st_size < 2 << 20 for path in folder.glob("*.*.*"))
    paths = [desk.folder, desk.landing, desk.warehouse]
    child = subprocess.run(
        [sys.executable, "-c", LOAD, *map(str, paths)], check=True, capture_output=True, text=True
    )
    *files, peak = child.stdout.splitlines()
    assert [line.split()[:2] for line in files] == [
        ["a.csv", "loaded"],
        ["b.csv.gz", "refused"],
        ["c.json.gz", "refused"],
        ["d.csv.zst", "refused"],
        ["e.json", "refused"],
    ]
    assert all("ZOOM_UNPACKED_RATIO" in line for line in files[1:4])
    assert "characters" in files[4]
    assert int(peak) < MOST_MEMORY


@pytest.mark.parametrize(
    ("variable", "value"),
    [("ZOOM_UNPACKED_LIMIT", "much"), ("ZOOM_UNPACKED_RATIO", "0"), ("ZOOM_UNPACKED_RATIO", "x")],
)
def test_a_wrong_limit_is_refused(desk: Desk, variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=variable):
        load_settings({"ZOOM_PROJECT": str(desk.folder), variable: value})


def test_limits_are_read_with_their_units(desk: Desk) -> None:
    environment = {"ZOOM_PROJECT": str(desk.folder), "ZOOM_UNPACKED_LIMIT": "1.5 GB"}
    assert load_settings(environment).unpacked_limit == 1_500_000_000
    environment["ZOOM_UNPACKED_LIMIT"] = "2KiB"
    assert load_settings(environment).unpacked_limit == 2048
