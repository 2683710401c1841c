"""A series of values as lines of text, each with a bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zoom_analytics.kpis.reading import Point

WIDTH = 40  # characters of the longest bar
EIGHTHS = " ▏▎▍▌▋▊▉"
STILL_RUNS = "still runs"


def bar(value: float, largest: float, width: int = WIDTH, is_complete: bool = True) -> str:
    """A bar as long as the value's share of the largest one, to an eighth of a character.

    Negative values, and those of periods that still run, have shades of their own.
    """
    if not largest:
        return ""
    eighths = round(abs(value) / largest * width * 8)
    if value < 0:
        return "░" * max(1, eighths // 8)
    if value and not is_complete:
        return "▒" * max(1, eighths // 8)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (EIGHTHS[rest] if rest else "")


def number(value: float | None) -> str:
    """A value as people read it; what was divided by nothing has none."""
    if value is None:
        return "-"
    if abs(value) >= 1e15:
        return f"{value:,.4g}"
    text = f"{value:,.2f}"
    return text.removesuffix(".00")


def plot(points: Sequence[Point]) -> Iterable[str]:
    """One line per value: period, figure, bar, whether the period still runs. All bars are drawn
    to one scale.
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
