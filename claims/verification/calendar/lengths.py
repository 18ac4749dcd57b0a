"""Lengths of time as a text writes them, and whether two dates are so far apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon
from claims.verification.calendar.stamps import Stamp

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.436875, "year": 365.2425}
_LARGER = {"fortnight": (14, "day"), "decade": (10, "year"), "century": (100, "year"), "quarter-century": (25, "year")}
_UNIT = re.compile(r"day|week|month|year|decade|centur|fortnight", re.IGNORECASE)
_FOREVER = float("inf")


@dataclass(frozen=True, slots=True)
class Length:
    """``count`` units ("day", "week", "month", "year"); ``about`` is what qualifies it ("nearly"), or nothing.

    ``rounded``: named in decades or centuries, which are rarely exact.
    """

    start: int
    end: int
    count: float
    unit: str
    about: str = ""
    rounded: bool = False

    @property
    def days(self) -> float:
        return self.count * _DAYS[self.unit]

    def fits(self, one: Stamp, two: Stamp, *, inclusive: bool = False) -> bool:
        """Whether it can lie between two dates; ``inclusive``: both days may be counted in."""
        least = (two.first - one.last).days / _DAYS[self.unit]
        most = (two.last - one.first).days / _DAYS[self.unit]
        low, high = self._bounds(inclusive=inclusive, by_year=one.month is None or two.month is None)
        return least <= high and low <= most

    def _bounds(self, *, inclusive: bool, by_year: bool) -> tuple[float, float]:
        """The least and the most that the words can stand for, in units.

        A plain number may be rounded, and may leave out what was begun ("three years" for three and a half), but a
        number of days is exact. ``by_year``: of a date only the year is known, which is room enough.
        """
        count, slack = self.count, max(0.5, 0.08 * self.count)
        if self.unit == "day" and self.count < 60:
            slack = 0.0
        extra = 1.0 if inclusive and self.unit == "day" else 0.0
        near = 0.03 if self.unit != "day" else 0.0
        if self.about == "nearly":
            return count - max(slack, 1.0 if self.unit == "day" else 0.5) - extra, count + near
        if self.about == "over":
            return count - extra - near, _FOREVER
        if self.about == "under":
            return 0.0, count + near
        if self.about == "about":
            wide = max(0.75, 0.2 * count, slack)
            return count - wide - extra, count + wide
        if self.rounded:
            return count * 0.8, count * 1.25
        if self.unit == "day":
            return count - slack - extra, count + slack
        if by_year and self.unit == "year":
            return count - 0.05, count + 0.75
        return count - slack, count + max(0.95, slack)


@cache
def _pattern() -> re.Pattern[str]:
    cardinals = sorted(lexicon.table("dates")["cardinals"], key=len, reverse=True)
    small = "|".join(cardinals)
    number = rf"(?:\d{{1,3}}(?:\.\d)?|(?:{small})(?:[- ](?:{small}))?(?:\s+hundred)?|an?\s+hundred|half\s+an?|an?)"
    return re.compile(
        r"(?<![\w.,–-])(?<!age )(?<!aged )(?<!ages )"
        r"(?:(?P<about>just over|just under|more than|less than|fewer than|no more than|no less than|at least"
        r"|at most|up to|nearly|almost|close to|not quite|over|under|about|around|roughly|some|approximately"
        r"|barely|well over)\s+)?(?:the\s+)?(?:(?:exactly|just|only|fully|a\s+full)\s+)?"
        rf"(?:(?P<quarter>(?:a\s+)?quarter(?:\s+of\s+a)?[- ]century)|(?P<half>half\s+a[- ]century)"
        rf"|(?P<number>{number})(?P<and_half>\s+and\s+a\s+half)?[\s-]"
        r"(?:(?:consecutive|straight|full|whole|long|more|calendar)\s+)?"
        r"(?P<unit>days?|weeks?|months?|years?|decades?|centur(?:y|ies)|fortnights?)"
        r"(?P<half_more>\s+and\s+a\s+half)?"
        r"|(?P<long>decade|century)-(?:long|old))(?![^\W_])(?!['’]s)(?!-old)",
        re.IGNORECASE,
    )


_ABOUT = {
    "just over": "over", "more than": "over", "no less than": "over", "at least": "over", "over": "over",
    "well over": "over", "just under": "nearly", "nearly": "nearly", "almost": "nearly", "close to": "nearly",
    "not quite": "nearly", "less than": "under", "fewer than": "under", "no more than": "under", "at most": "under",
    "up to": "under", "under": "under", "barely": "about", "about": "about", "around": "about", "roughly": "about",
    "some": "about", "approximately": "about",
}  # fmt: skip


def find_lengths(text: str, start: int, end: int) -> list[Length]:
    """The lengths of time of ``text[start:end]`` in order; no ages. Linear in the length."""
    if not _UNIT.search(text, start, end):
        return []
    return [_length(match) for match in _pattern().finditer(text, start, end) if not _is_age(text, match)]


def _is_age(text: str, match: re.Match[str]) -> bool:
    return re.match(r"[- ]old\b|\s+of\s+age\b", text[match.end() : match.end() + 8]) is not None


def _length(match: re.Match[str]) -> Length:
    about = _ABOUT.get((match["about"] or "").lower(), "")
    if match["quarter"]:
        return Length(*match.span(), 25.0, "year", about, rounded=True)
    if match["half"]:
        return Length(*match.span(), 50.0, "year", about, rounded=True)
    if match["long"]:
        return Length(*match.span(), 10.0 if match["long"].lower() == "decade" else 100.0, "year", about, rounded=True)
    unit = match["unit"].lower().removesuffix("s").replace("centurie", "century")
    count = count_of(match["number"]) + (0.5 if match["and_half"] or match["half_more"] else 0.0)
    factor, unit = _LARGER.get(unit, (1, unit))
    return Length(*match.span(), count * factor, unit, about, rounded=factor in (10, 100))


def count_of(written: str) -> float:
    """The number that figures or words of the pattern name."""
    words = written.lower().replace("-", " ").split()
    if words[0][0].isdigit():
        return float(words[0])
    if words[0] == "half":
        return 0.5
    cardinals: dict[str, int] = lexicon.table("dates")["cardinals"]
    total = sum(cardinals.get(word, 0) for word in words) or 1
    return float(total * 100 if "hundred" in words else total)


def written(length: Length, text: str) -> str:
    """The length as the text has it."""
    return " ".join(text[length.start : length.end].split())
