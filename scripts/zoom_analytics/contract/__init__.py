"""The contract of the feeds: the raw tables and their columns."""

from zoom_analytics.contract.feeds import (
    BLANKS,
    Column,
    Contract,
    ContractError,
    RawTable,
    column_key,
    read_contract,
)

__all__ = [
    "BLANKS",
    "Column",
    "Contract",
    "ContractError",
    "RawTable",
    "column_key",
    "read_contract",
]
