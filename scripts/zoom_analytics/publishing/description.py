"""The description of a publication: publication.json in its folder."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from zoom_analytics.warehouse.modes import SHARED_FILE

WITHDRAWN = "withdrawn"  # file in the folder of a withdrawn publication
DESCRIPTION = "publication.json"  # file in the folder of each publication
DESCRIBED = ("name", "run_id", "published_at", "data_until", "tables")


@dataclass(frozen=True)
class Publication:
    """A publication, as described by its publication.json.

    tables: row counts by role and 'schema.table'. withdrawn: True if it was rolled back.
    damage: what is wrong with publication.json; empty: nothing. Of a damaged publication only the
    name is known.
    """

    name: str
    run_id: str
    published_at: str
    data_until: str | None
    tables: dict[str, dict[str, int]]
    withdrawn: bool = False
    damage: str = ""


def describe(publication: Publication, folder: Path) -> None:
    """Writes the description to the folder."""
    said = {name: value for name, value in asdict(publication).items() if name != "damage"}
    path = folder / DESCRIPTION
    path.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    path.chmod(SHARED_FILE)


def described(folder: Path) -> Publication:
    """The publication in the folder, as publication.json describes it."""
    withdrawn = os.path.lexists(folder / WITHDRAWN)
    try:
        text = (folder / DESCRIPTION).read_text(encoding="utf-8")
        said = json.loads(text) if text.strip() else None
        if said is None:
            damage = "is empty"
        elif _describes(said, folder.name):
            return Publication(**{name: said[name] for name in DESCRIBED}, withdrawn=withdrawn)
        else:
            damage = "does not describe this publication"
    except OSError as error:
        damage = f"cannot be read ({error.strerror})"
    except (ValueError, RecursionError):
        damage = "is damaged"
    return Publication(folder.name, "", "", None, {}, withdrawn, damage)


def _describes(said: Any, name: str) -> bool:
    """True if the values have the names and types of a publication of this name."""
    if not isinstance(said, dict) or not said.keys() >= set(DESCRIBED) or said["name"] != name:
        return False
    until, tables = said["data_until"], said["tables"]
    return (
        all(isinstance(said[key], str) for key in ("run_id", "published_at"))
        and (until is None or isinstance(until, str))
        and isinstance(tables, dict)
        and all(isinstance(counts, dict) for counts in tables.values())
        and all(type(count) is int for counts in tables.values() for count in counts.values())
    )
