"""What a check saw: the answer that every check of this room gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How far a finding can be relied on."""

    CERTAIN = "certain"  # follows from the words and the calendar alone
    LIKELY = "likely"  # rests on a reading of the words that is nearly always right
    UNSURE = "unsure"  # a hint; the explanation says what it rests on


@dataclass(frozen=True, slots=True)
class Finding:
    """``outcome`` is one of the check's own words ("verbatim", "ended", "weekday_mismatch", ...).

    ``explanation`` is one or two sentences for an editor: what was compared with what, and why this came out.
    """

    outcome: str
    explanation: str
    certainty: Certainty = Certainty.LIKELY
