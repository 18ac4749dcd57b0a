"""One comparison of a text's dates with each other or with the calendar, and the words to tell it."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extraction.written_dates import written_value
from claims.verification.calendar.stamps import Stamp
from claims.verification.finding import Certainty

CONSISTENT = "consistent"


@dataclass(frozen=True, slots=True)
class Relation:
    """``outcome`` is "consistent" or the kind of mismatch; ``[start, end)`` of the text is what was compared."""

    outcome: str
    why: str
    start: int
    end: int
    certainty: Certainty = Certainty.LIKELY


def told(stamp: Stamp) -> str:
    """A date as an editor writes it: "3 December 2025", "May 2019", "2019"."""
    value = f"{stamp.year or 2000:04d}"
    value += f"-{stamp.month:02d}" if stamp.month else ""
    value += f"-{stamp.day:02d}" if stamp.day else ""
    words = written_value(value) or value
    return words if stamp.year and not stamp.supposed else words.rpartition(" ")[0]
