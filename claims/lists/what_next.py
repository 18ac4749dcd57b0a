"""What to do next: the order in which open claims ask for work.

    score = (0.1 + 0.9 · check-worthiness) · weight(priority) · urgency(due date)

| priority | weight |   | due                     | urgency |
|----------|--------|---|-------------------------|---------|
| low      | 0.5    |   | today, or overdue       | 4       |
| normal   | 1      |   | within two days         | 3       |
| high     | 2      |   | within a week           | 2       |
| urgent   | 4      |   | later, or nobody said   | 1       |

A claim that nobody has to do anything about any more stands behind all others. The tenth keeps a claim with a
deadline in sight although the engine thought little of it. The weights are a convention of this desk, not a
measurement: doubling is the least difference that moves a claim past others of ordinary worth.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Case, Expression, F, FloatField, Value, When

from claims.models.claim import Priority
from claims.workflow import CLOSED_STATES

WEIGHTS = {Priority.LOW: 0.5, Priority.NORMAL: 1.0, Priority.HIGH: 2.0, Priority.URGENT: 4.0}
# Days left, at most, and the urgency that they make.
URGENCIES = ((0, 4.0), (2, 3.0), (7, 2.0))
# Takes a finished claim below every open one, whatever the other factors are.
FINISHED = 1000.0


def score(*, worthiness: float, priority: int, due_on: date | None, state: str, today: date) -> float:
    """How much a claim asks for work on the day ``today``; the larger comes first."""
    urgency = 1.0
    if due_on is not None:
        urgency = next((factor for days, factor in URGENCIES if (due_on - today).days <= days), 1.0)
    value = (0.1 + 0.9 * worthiness) * WEIGHTS[Priority(priority)] * urgency
    return value - FINISHED if state in CLOSED_STATES else value


def score_in_sql(today: date) -> Expression:
    """``score`` as an expression over claims, computed from the columns of ``claims_claim_list`` alone.

    What holds for most claims is asked first: the expression is computed for every claim of a list.
    """
    likeliest_first = sorted(WEIGHTS, key=lambda priority: priority != Priority.NORMAL)
    weight = _case([When(priority=priority, then=Value(WEIGHTS[priority])) for priority in likeliest_first])
    days = [(today + timedelta(days=most), factor) for most, factor in URGENCIES]
    urgency = _case(
        [
            When(due_on__isnull=True, then=Value(1.0)),
            *(When(due_on__lte=day, then=Value(factor)) for day, factor in days),
        ]
    )
    finished = Case(When(state__in=sorted(CLOSED_STATES), then=Value(FINISHED)), default=Value(0.0))
    worth: Expression = (Value(0.1) + Value(0.9) * F("check_worthiness")) * weight * urgency - finished
    return worth


def _case(branches: list[When]) -> Case:
    return Case(*branches, default=Value(1.0), output_field=FloatField())
