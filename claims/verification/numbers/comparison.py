"""What one rule saw about some figures."""

from __future__ import annotations

from dataclasses import dataclass

from claims.verification.finding import Certainty


@dataclass(frozen=True, slots=True)
class Comparison:
    """``outcome`` as in ``check_numbers``, or "consistent"; ``why``: for an editor; ``written``: the figures."""

    outcome: str
    why: str
    written: tuple[str, ...]
    certainty: Certainty = Certainty.LIKELY


def shown(value: float) -> str:
    """A number as an editor reads it: "1,250,000", "12.5"."""
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}"
