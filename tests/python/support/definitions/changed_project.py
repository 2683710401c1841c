"""A copy of the project that a test may change as its users do."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from support.warehouse import PROJECT_FILES, PROJECT_FOLDERS, contract_of, project_folder

WHITEBOARD_COLUMNS = {
    "board_id": "{type: uuid, need: key}",
    "user_id": "{type: uuid, need: required, ref: users}",
    "opened_at": "{type: timestamp, need: required, event_time: true}",
}


class Project:
    """The copy in a folder. Without unit tests, which take long to parse and would have to
    follow each change.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        ours = project_folder()
        for part in PROJECT_FOLDERS:
            shutil.copytree(
                ours / part, folder / part, ignore=shutil.ignore_patterns("_unit_tests*")
            )
        for name in PROJECT_FILES:
            shutil.copyfile(ours / name, folder / name)

    def replace(self, path: str, old: str, new: str) -> None:
        """Replaces a text that stands in a file once."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path}: {text.count(old)} times: {old}"
        self.write(path, text.replace(old, new))

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")
        contract_of.cache_clear()

    def rename(self, path: str, name: str) -> None:
        (self.folder / path).rename((self.folder / path).with_name(name))

    def remove(self, path: str) -> None:
        target = self.folder / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        contract_of.cache_clear()

    def remove_column(self, path: str, name: str) -> None:
        """Removes a column from a contract, and from the lists that repeat it by alias."""
        text = (self.folder / path).read_text(encoding="utf-8")
        entry = re.compile(rf"      - &{name}\n(        .*\n)+")
        assert len(entry.findall(text)) == 1, f"{path}: no column {name}"
        self.write(path, entry.sub("", text).replace(f" *{name},", ""))

    def add_feed_of_whiteboards(self) -> None:
        """The recipe of docs/architecture.md for a new feed."""
        columns = "\n".join(
            f"      - {{name: {name}, config: {{meta: {meta}}}}}"
            for name, meta in WHITEBOARD_COLUMNS.items()
        )
        meta = "{feed: whiteboards, classification: Internal}"
        self.write(
            "models/silver/si_whiteboards.yml",
            f"models:\n  - name: si_whiteboards\n    config: {{meta: {meta}}}\n    "
            f"columns:\n{columns}\n",
        )
        self.write("models/silver/si_whiteboards.sql", "{{ accepted_rows('whiteboards') }}\n")
        delivered = "with delivered as ({{ delivered_rows('whiteboards') }}),\n"
        validated = "{{ validate('whiteboards', from='delivered', references=['users']) }}\n"
        self.write("models/silver/validated/validated_whiteboards.sql", delivered + validated)
        delivered = "with delivered as (select * from {{ source('platform', 'whiteboards') }}),\n"
        self.write(
            "models/staging/platform/stg_platform__whiteboards.sql",
            delivered + "{{ typed_rows('whiteboards', from='delivered') }}\n",
        )
        self.replace(
            "models/staging/platform/_platform__sources.yml",
            "    tables:\n",
            f"    tables:\n{WHITEBOARDS_SOURCE}",
        )
        self.replace(
            "dbt_project.yml", "      rooms: rooms\n", f"      rooms: rooms\n{WHITEBOARDS_VARIABLE}"
        )

    def remove_feed_of_whiteboards(self) -> None:
        for path in (
            "silver/si_whiteboards.yml",
            "silver/si_whiteboards.sql",
            "silver/validated/validated_whiteboards.sql",
        ):
            self.remove(f"models/{path}")
        self.remove("models/staging/platform/stg_platform__whiteboards.sql")
        self.replace("models/staging/platform/_platform__sources.yml", WHITEBOARDS_SOURCE, "")
        self.replace("dbt_project.yml", WHITEBOARDS_VARIABLE, "")


WHITEBOARDS_SOURCE = (
    "      - {name: whiteboards, identifier: bz_platform__whiteboards,"
    " config: {meta: {contract: si_whiteboards}}}\n"
)
WHITEBOARDS_VARIABLE = "      whiteboards: whiteboards\n"
