"""A chart of horizontal bars, each in a row with its words and its number: the table says what the bars show. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# A bar that is not nought is to be seen, however long the longest is.
LEAST_WIDTH = 1.5


@dataclass(frozen=True, slots=True)
class Row:
    """``value`` draws the bar, ``shown`` says it; ``url`` leads to what was counted, "" to nothing.

    ``look`` is a CSS class that colours the bar; the words never depend on it.
    """

    label: str
    value: float
    shown: str
    url: str = ""
    look: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    row: Row
    width: str  # of 100, as the SVG takes it

    @property
    def is_nought(self) -> bool:
        return self.row.value <= 0


@dataclass(frozen=True, slots=True)
class Chart:
    """``empty`` is said where there is nothing to draw."""

    slug: str
    title: str
    about: str
    bars: tuple[Bar, ...]
    columns: tuple[str, str]
    empty: str


def bars(rows: Sequence[Row]) -> tuple[Bar, ...]:
    """The rows with the length of their bars, the longest being 100."""
    longest = max((row.value for row in rows), default=0)
    return tuple(Bar(row, _width(row.value, longest)) for row in rows)


def duration(seconds: float) -> str:
    """A length of time as people say it, in the unit that leaves a small number: “40 min”, “5.5 h”, “3 days”."""
    for unit, size, least in (("day", 86_400, 1.5), ("h", 3_600, 1.0), ("min", 60, 0.0)):
        amount = seconds / size
        if amount >= least:
            rounded = f"{amount:.1f}".removesuffix(".0") if amount < 10 and unit != "min" else f"{amount:.0f}"
            return f"{rounded} {unit}{'s' if unit == 'day' and rounded != '1' else ''}"
    raise ValueError("A step takes no negative time.")


def _width(value: float, longest: float) -> str:
    if value <= 0 or longest <= 0:
        return "0"
    return f"{max(value / longest * 100, LEAST_WIDTH):.1f}"
