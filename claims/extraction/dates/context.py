"""What relative expressions refer to: the day of publication, and the dates already spoken of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from claims.extraction.dates.scanner import Scan
from claims.extraction.dates.tense import SURELY_PAST
from claims.extraction.dates.timex import safe_date, shift

_OLD = 3  # years before the publication from which on a year is history
_FEWEST_YEARS, _TOKENS_A_YEAR = 5, 220  # of years long gone in a text that tells history


# Days within which the nearest date is meant whatever the tense nearby says, and the same where a past verb governs it.
_NEAR, _VERY_NEAR = 90, 30


@dataclass(slots=True)
class Context:
    """State while a text is read from its beginning.

    ``reference`` is the latest calendar date the text named, ``unit`` its granularity (D, W, M, Q, Y), ``day`` the
    latest that was a day, ``weekday`` the latest that was told by its name; ``day_first`` is the order of dates with
    slashes; ``narrative`` says that the text tells history: then years come from what was named before,
    not from the day of publication.
    """

    published: date | None
    narrative: bool = False
    reference: date | None = None
    unit: str = "D"
    quarter: date | None = None
    day: date | None = None
    weekday: date | None = None
    day_first: bool = False

    @property
    def reported_quarter(self) -> date | None:
        """A day of the quarter that "the latest quarter" means: the one named before if it was over, else the last
        one completed."""
        over = shift(self.quarter, "Q", 1) if self.quarter else None
        if over and (self.published is None or over <= self.published):
            return self.quarter
        return shift(self.published, "Q", -1) if self.published else None

    @property
    def now(self) -> date | None:
        """The day that "last year" counts from."""
        return self.reference if self.narrative and self.reference else self.published

    def saw(self, year: int | None, month: int | None, day: int | None) -> None:
        """Remember a calendar date that the text named."""
        if year is None:
            return
        unit = "D" if day else "M" if month else "Y"
        found = safe_date(year, month or 1, day or 1)
        if found:
            self.reference, self.unit = found, unit
            self.day = found if day else self.day

    def saw_day(self, day: date) -> None:
        """Remember a day that was told by its place: "Monday", "yesterday"."""
        self.day = day

    def year_for(self, month: int, day: int | None, tense: int) -> int | None:
        """The year of "March" or "Oct. 23": that of the narrative, else the one nearest to the publication,
        looking back or forward where the verb's tense does."""
        if self.narrative and self.reference:
            return self.reference.year
        if self.published is None:
            return None
        today = self.published
        if day is None and month == today.month:
            return today.year
        candidates = [safe_date(today.year + step, month, day or min(today.day, 28)) for step in (-1, 0, 1)]
        found = self.likeliest([found for found in candidates if found], tense)
        return found.year if found else today.year

    def likeliest(self, dates: list[date], tense: int) -> date | None:
        """Which of the dates of successive years is meant; None without a publication or dates."""
        if self.published is None:
            return None
        today = self.published

        def distance(found: date) -> int:
            return abs((found - today).days)

        nearest = min(dates, key=distance, default=None)
        if nearest is None or distance(nearest) <= (_VERY_NEAR if tense == SURELY_PAST else _NEAR):
            return nearest
        if tense < 0:
            dates = [found for found in dates if found <= today] or dates
        elif tense > 0:
            dates = [found for found in dates if found >= today] or dates
        return min(dates, key=distance)


def tells_history(scan: Scan, codes: dict[str, str], published: date | None) -> bool:
    """Whether a text narrates the past instead of reporting news: years long gone outnumber weekdays and "today".

    In a narrative "in March" belongs to the year named last; in news it is the March nearest to the publication.
    """
    if published is None:
        return codes["YEAR"] in scan.codes
    counts = Counter(scan.codes)
    news = counts[codes["WEEKDAY"]] + counts[codes["DEICTIC"]]
    if counts[codes["YEAR"]] < _FEWEST_YEARS:
        return False
    old = sum(
        1
        for word, code in zip(scan.words, scan.codes, strict=True)
        if code == codes["YEAR"] and int(word) <= published.year - _OLD
    )
    recent = counts[codes["YEAR"]] - old
    dense = old * _TOKENS_A_YEAR >= len(scan.words)
    return old >= _FEWEST_YEARS and dense and old > 8 * news and old >= 20 * recent
