"""What an entry of dbt's property files may say of a feed, as strict models."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Need = Literal["key", "required", "optional"]


class Strict(BaseModel):
    """An entry with no other keys and no other types than these."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    of_dbt: ClassVar[tuple[str, ...]] = ()  # keys that are not in the meta


class Entry(Strict):
    """An entry of a property file: keys of dbt and config.meta. dbt checks its other keys."""

    of_dbt: ClassVar[tuple[str, ...]] = ("name",)
    name: str

    @model_validator(mode="before")
    @classmethod
    def _with_meta(cls, entry: object) -> object:
        if not isinstance(entry, dict):
            return entry
        meta = meta_of(entry)
        if not isinstance(meta, dict):
            raise ValueError("config.meta is not a mapping")
        return meta | {key: entry[key] for key in cls.of_dbt if key in entry}


class SourceColumn(Entry):
    """A column of a table without a contract. CONTRIBUTING.md and docs/specification/values.md
    explain the keys.
    """

    type: str = "text"
    need: Need = "optional"
    ref: str | None = None
    orphan: Literal["quarantined"] | None = None
    looked_up_in: str | None = None
    min: float | None = None
    max: float | None = None
    future_ok: bool = False
    personal: bool = False
    whose: str | None = None
    event_time: bool = False
    alias: list[str] = []
    classification: str | None = None
    masking: str | None = None


class FeedColumn(SourceColumn):
    """A column of a contract."""

    type: str
    need: Need


class Rule(Strict):
    """A condition that quarantines a row, or adds a warning to it."""

    code: str
    column: str
    when: str


class Feed(Entry):
    """The model of a feed, si_<feed>, which is its contract."""

    of_dbt: ClassVar[tuple[str, ...]] = ("name", "columns")
    columns: list[FeedColumn]
    feed: str
    classification: str
    rules: list[Rule] = []
    warnings: list[Rule] = []


class Table(Entry):
    """A table of a source; its columns are those of the contract, or its own."""

    of_dbt: ClassVar[tuple[str, ...]] = ("name", "identifier", "columns")
    identifier: str | None = None
    columns: list[SourceColumn] = []
    contract: str | None = None
    rows: str | None = None
    event_times: list[str] = []


class Source(Entry):
    """A source and its tables."""

    of_dbt: ClassVar[tuple[str, ...]] = ("name", "schema", "tables")
    schema_name: str = Field("raw", alias="schema")
    tables: list[Table] = []


def meta_of(entry: object) -> Any:
    """config.meta of an entry; an empty mapping if it has none."""
    config = entry.get("config") if isinstance(entry, dict) else None
    return (config.get("meta") if isinstance(config, dict) else None) or {}
