"""A series of values as lines of text, each with a bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.bar import Bar

from zoom_analytics.kpis.reading import Point
from zoom_analytics.printing import Console

WIDTH = 40  # characters of the longest bar
STILL_RUNS = "still runs"
NEGATIVE, INCOMPLETE = "░", "▒"


def bar(value: float, largest: float, width: int = WIDTH, is_complete: bool = True) -> str:
    """A bar whose length is the value's share of the largest one, to an eighth of a character.

    Negative values and those of incomplete periods have shades of their own, in whole characters.
    """
    if not largest:
        return ""
    segments = Console(width=width).render(Bar(largest, 0, abs(value), width=width))
    drawn = "".join(segment.text for segment in segments).rstrip()
    if value < 0:
        return NEGATIVE * len(drawn)
    return drawn if is_complete else INCOMPLETE * len(drawn)


def number(value: float | None) -> str:
    """A value with thousands separators and up to two decimal places; "-" for None."""
    if value is None:
        return "-"
    if abs(value) >= 1e15:
        return f"{value:,.4g}"
    text = f"{value:,.2f}"
    return text.removesuffix(".00")


def plot(points: Sequence[Point]) -> Iterable[str]:
    """One line per value: period, figure, bar, and a note if the period still runs. All bars have
    one scale.
    """
    largest = max((abs(point.value) for point in points if point.value is not None), default=0.0)
    figures = [number(point.value) for point in points]
    width = max(map(len, figures), default=0)
    for point, figure in zip(points, figures, strict=True):
        drawn = (
            "" if point.value is None else bar(point.value, largest, is_complete=point.is_complete)
        )
        line = f"{point.period_start}  {figure:>{width}}  {drawn}".rstrip()
        yield line if point.is_complete else f"{line}  {STILL_RUNS}"
