"""The plan of a demo: the arguments of `generate`, checked once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

DEFAULT_END = date(2026, 6, 30)
MIN_USERS, MIN_DAYS = 5, 7
MAX_USERS, MAX_DAYS, MAX_DELIVERIES = 1_000_000, 3_650, 999
MAX_DIRTY, MAX_SEED = 0.5, 2**31 - 1


class PlanError(ValueError):
    """An argument is out of range; the message names it."""


@dataclass(frozen=True)
class DemoPlan:
    """The size, span and cleanliness of a demo platform.

    users: people ever registered. days: length of the period, `end` its last day (UTC).
    deliveries: number of deliveries in the period. dirty: share of faulty rows, 0 to 0.5.
    seed: another seed gives another platform.
    """

    users: int = 200
    days: int = 90
    deliveries: int = 3
    dirty: float = 0.02
    seed: int = 7
    end: date = DEFAULT_END

    def __post_init__(self) -> None:
        """Raises PlanError, which names the first argument that is out of range."""
        for name, low, high in (
            ("users", MIN_USERS, MAX_USERS),
            ("days", MIN_DAYS, MAX_DAYS),
            ("deliveries", 1, MAX_DELIVERIES),
            ("dirty", 0, MAX_DIRTY),
            ("seed", 0, MAX_SEED),
        ):
            if not low <= getattr(self, name) <= high:
                raise PlanError(
                    f"{name} must lie between {low} and {high}, not {getattr(self, name)}"
                )
        if self.deliveries > self.days:
            raise PlanError(
                f"{self.deliveries} deliveries need at least as many days, not {self.days}"
            )

    @property
    def start(self) -> date:
        """The first day of the period."""
        return self.end - timedelta(days=self.days - 1)

    @property
    def horizon(self) -> date:
        """The day after the last: nothing has happened at or after its midnight."""
        return self.end + timedelta(days=1)

    @property
    def accounts(self) -> int:
        """Companies, each with at least one user."""
        return max(4, self.users // 15)
