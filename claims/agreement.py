"""How far two people who rate the same claims agree. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """``agreed`` of ``rated`` pairs were alike; ``kappa`` is None where it is not defined."""

    rated: int
    agreed: int
    kappa: float | None


def agreement(counts: Mapping[tuple[int, int], int]) -> Agreement:
    """Agreement over (first rating, second rating) → how often.

    ``kappa`` is Cohen's: observed agreement beyond what the two people's habits would give by chance, 1 for perfect
    agreement and 0 for chance (J. Cohen, A coefficient of agreement for nominal scales, 1960). Where chance alone
    would always agree it says nothing.
    """
    rated = sum(counts.values())
    agreed = sum(count for (first, second), count in counts.items() if first == second)
    if not rated:
        return Agreement(0, 0, None)
    firsts: dict[int, int] = {}
    seconds: dict[int, int] = {}
    for (first, second), count in counts.items():
        firsts[first] = firsts.get(first, 0) + count
        seconds[second] = seconds.get(second, 0) + count
    by_chance = sum(count * seconds.get(rating, 0) for rating, count in firsts.items()) / rated**2
    kappa = None if by_chance == 1 else (agreed / rated - by_chance) / (1 - by_chance)
    return Agreement(rated, agreed, kappa)
