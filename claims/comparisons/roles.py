"""A role on the days that count: those that its sentence names, else the day of publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from claims.verification.finding import Finding
from claims.verification.role_tenure import check_role

FRESH = timedelta(days=31)
"""How long after the day it was read a source still answers for "in office"."""


def check_on_days(
    person: str,
    role: str,
    organisation: str,
    days: Sequence[date],
    holdings: Sequence[Mapping[str, Any]],
    *,
    qualifier: str,
) -> Finding:
    """The role on the first of ``days``, unless it was held on one of the others: one day held is enough.

    ``qualifier`` is that of the claim, "" for none: a clause may say that a post is to come where the title does not.

    ``holdings`` are as ``PositionHeld.as_data()`` gives them; without a day nothing is known but the holdings.
    """
    answers = [
        check_role(
            person,
            role,
            organisation or None,
            day,
            [_as_of(holding, day) for holding in holdings],
            to_come=qualifier == "designate",
        )
        for day in days or (None,)
    ]
    return next((one for one in answers if one.outcome == "held"), answers[0])


def day_of(value: str) -> date | None:
    """The day that a TIMEX3 value or an ISO date names; None for what is no single day."""
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None


def _as_of(holding: Mapping[str, Any], day: date | None) -> dict[str, Any]:
    """The holding as ``check_role`` takes it: "in office" counts up to the day on which a source said so."""
    read_on = day_of(holding.get("in_office_on") or "")
    return {
        "person": holding["person"],
        "position": holding["position"],
        "organisation": holding.get("organisation") or None,
        "start": holding.get("start") or None,
        "end": holding.get("end") or None,
        "current": read_on is not None and (day is None or day <= read_on + FRESH),
    }
