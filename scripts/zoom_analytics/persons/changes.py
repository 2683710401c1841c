"""What becomes of the records of a delivered file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Change:
    """What becomes of a record: other values of some columns; nothing of the columns that nobody
    knows; another raw text; or it is gone.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    unknown_too: bool = False
    raw: str | None = None
    gone: bool = False


Changes = Mapping[int, Change]  # by the record's ordinal
