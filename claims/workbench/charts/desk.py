"""The charts of the desk's first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from claims.agreement import agreement
from claims.workbench.charts.bars import Chart, Row, bars, duration
from claims.workbench.charts.numbers import LOOKED_BACK, Numbers, numbers_for
from claims.workbench.waiting import AGES
from claims.workflow import ClaimState
from factcheck.accounts.models import User

# Of claims that nobody took up there are so many that every other bar would be a stroke: they are told in words.
NOT_TAKEN_UP = (ClaimState.DETECTED, ClaimState.DISMISSED)
STEP_LABELS = {
    "chosen": "until chosen",
    "handed_in": "until handed in",
    "decided": "until decided",
    "published": "until published",
}


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Figures:
    """``beside`` are the claims that no bar shows."""

    counted_at: datetime
    charts: tuple[Chart, ...]
    beside: tuple[Link, ...]


def figures_for(user: User) -> Figures:
    """The charts over what ``user`` sees, and when they were counted."""
    numbers = numbers_for(user)
    listing = reverse("admin:claims_claim_changelist")
    beside = tuple(
        Link(f"{numbers.states[state]} {state.label}", f"{listing}?state__exact={state}")
        for state in NOT_TAKEN_UP
        if numbers.states.get(state)
    )
    charts = [
        _states(numbers, listing),
        _ages(numbers, listing),
        _steps(numbers),
        _ratings(numbers, listing),
    ]
    if numbers.blind:
        charts.append(_agreement(numbers))
    return Figures(numbers.counted_at, tuple(charts), beside)


def _agreement(numbers: Numbers) -> Chart:
    found = agreement(numbers.blind)
    beyond_chance = f" Cohen’s kappa {found.kappa:.2f}." if found.kappa is not None else ""
    rows = [
        Row("agreed", found.agreed, str(found.agreed), look="state-approved"),
        Row("differed", found.rated - found.agreed, str(found.rated - found.agreed), look="state-returned"),
    ]
    return Chart(
        "agreement",
        "Blind second ratings",
        f"The second person, before they saw the first rating.{beyond_chance}",
        bars(rows),
        ("Outcome", "Ratings"),
        "",
    )


def _states(numbers: Numbers, listing: str) -> Chart:
    rows = [
        Row(state.label, count, str(count), f"{listing}?state__exact={state}", f"state-{state}")
        for state in ClaimState
        if state not in NOT_TAKEN_UP and (count := numbers.states.get(state, 0))
    ]
    return Chart(
        "states",
        "Claims by state",
        "Those that somebody took up.",
        bars(rows),
        ("State", "Claims"),
        "Nobody has taken up a claim yet.",
    )


def _ages(numbers: Numbers, listing: str) -> Chart:
    rows = [
        Row(age.label, count, str(count), f"{listing}?age={age.slug}", "old" if age.oldest is None else "")
        for age in AGES
        for count in [numbers.ages.get(age.slug, 0)]
    ]
    return Chart(
        "ages",
        "Age of the queue",
        "Claims in hand, by when they were found.",
        bars(rows) if any(row.value for row in rows) else (),
        ("Found", "Claims"),
        "No claim is in hand.",
    )


def _steps(numbers: Numbers) -> Chart:
    rows = [
        Row(label, seconds, duration(seconds), note=f"{count}×")
        for name, label in STEP_LABELS.items()
        if name in numbers.steps
        for count, seconds in [numbers.steps[name]]
    ]
    return Chart(
        "steps",
        "Time per step",
        f"From one to the next: median of {LOOKED_BACK.days} days, and how often.",
        bars(rows),
        ("Step", "Median"),
        "No step was taken lately.",
    )


def _ratings(numbers: Numbers, listing: str) -> Chart:
    rows = [
        Row(f"{icon} {label}", count, str(count), f"{listing}?rating={pk}", f"tone-{tone}")
        for pk, label, tone, icon, count in numbers.ratings
    ]
    return Chart(
        "ratings",
        "Published verdicts",
        "By rating, without retracted ones.",
        bars(rows),
        ("Rating", "Verdicts"),
        "Nothing is published yet.",
    )
