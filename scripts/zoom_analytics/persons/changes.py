"""Changes to the records of a delivered file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Change:
    """The change to one record.

    values       new values by column
    unknown_too  also empty the columns that are not in the contract
    raw          the new text of an unreadable record
    gone         delete the record
    """

    values: Mapping[str, str] = field(default_factory=dict)
    unknown_too: bool = False
    raw: str | None = None
    gone: bool = False


Changes = Mapping[int, Change]  # by the record's ordinal
