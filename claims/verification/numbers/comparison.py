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
    """A number as an editor reads it: "370 million", "1,250", "12.5"."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.4g} {word}"
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}"
