"""What a list of claims can be narrowed by, and how many claims stand behind every choice.

A few columns have few values: one grouped query brings the claims as cells of those that are alike in all of them,
and the numbers of those facets, and of the claims listed, are sums over the cells. Who has a claim and when it is due
have many values, but few claims have either: they are counted among those. All of it is answered from the index
``claims_claim_list``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from claims.models import Claim, Priority
from claims.models.claim import KIND_CHOICES, NATURE_CHOICES, STATE_CHOICES
from claims.workflow import CLOSED_STATES

WEEK = timedelta(days=7)
OPEN = ~Q(state__in=sorted(CLOSED_STATES))


@dataclass(frozen=True, slots=True)
class Cell:
    """``count`` claims that are alike."""

    state: str
    kind: str
    nature: str
    priority: int
    attention: str
    is_nobodys: bool
    count: int


def cells(claims: QuerySet[Claim]) -> list[Cell]:
    """The claims as cells; one query."""
    nobodys = ExpressionWrapper(Q(assigned_to=None), BooleanField())
    alike = ("state", "kind", "nature", "priority", "attention", "nobodys")
    grouped = claims.order_by().annotate(nobodys=nobodys).values_list(*alike)
    return [Cell(*row) for row in grouped.annotate(count=Count("pk"))]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the list to claims with a value.

    ``values`` are the values of a cell; ``conditions`` says for every value there is what it asks of the database.
    """

    name: str
    values: Callable[[Cell], Sequence[str]]
    conditions: Mapping[str, Q]


@dataclass(frozen=True, slots=True)
class Counts:
    """``total`` claims are listed; ``by_facet`` says how many would be under each value of a facet, the other
    facets left as they are.
    """

    total: int
    by_facet: Mapping[str, Counter[str]]


def count(found: Iterable[Cell], facets: Sequence[Facet], chosen: Mapping[str, str]) -> Counts:
    """Count the cells for every facet under the values ``chosen``, by the name of the facet."""
    total = 0
    by_facet: dict[str, Counter[str]] = {facet.name: Counter() for facet in facets}
    for cell in found:
        values = {facet.name: facet.values(cell) for facet in facets}
        missed = [name for name, value in chosen.items() if value not in values[name]]
        if not missed:
            total += cell.count
        if len(missed) > 1:
            continue
        for name in missed or by_facet:
            for value in values[name]:
                by_facet[name][value] += cell.count
    return Counts(total, by_facet)


def _column(name: str, column: str, known: Sequence[tuple[str | int, object]]) -> Facet:
    conditions = {str(value): Q(**{column: value}) for value, _ in known}
    return Facet(name, lambda cell: (str(getattr(cell, column)),), conditions)


def _work_of(cell: Cell) -> list[str]:
    is_open = cell.state not in CLOSED_STATES
    found = {"open": is_open, "free": is_open and cell.is_nobodys, "attention": cell.attention != ""}
    return [value for value, holds in found.items() if holds]


WORK = Facet("work", _work_of, {"open": OPEN, "free": OPEN & Q(assigned_to=None), "attention": ~Q(attention="")})
STATE = _column("state__exact", "state", STATE_CHOICES)
KIND = _column("kind__exact", "kind", KIND_CHOICES)
NATURE = _column("nature", "nature", NATURE_CHOICES)
PRIORITY = _column("priority", "priority", Priority.choices)
CELL_FACETS = (WORK, STATE, PRIORITY, KIND, NATURE)


# --- who has it, and when it is due ---------------------------------------------------------------------------


def by_assignee(claims: QuerySet[Claim]) -> Counter[int]:
    """How many of the claims each person has, by the person's id; one query."""
    rows = claims.filter(assigned_to__isnull=False).order_by().values_list("assigned_to_id")
    return Counter(dict(rows.annotate(count=Count("pk"))))


def due_conditions(today: date) -> dict[str, Q]:
    """The stretches of days that a list can be narrowed to; no claim is in two of them."""
    return {
        "overdue": Q(due_on__lt=today),
        "today": Q(due_on=today),
        "week": Q(due_on__gt=today, due_on__lte=today + WEEK),
        "later": Q(due_on__gt=today + WEEK),
        "none": Q(due_on=None),
    }


def by_due(claims: QuerySet[Claim], today: date) -> Counter[str]:
    """How many of the claims with a due date are in each stretch; one query."""
    counted: Counter[str] = Counter()
    rows = claims.filter(due_on__isnull=False).order_by().values_list("due_on")
    for due_on, number in rows.annotate(count=Count("pk")):
        counted[stretch_of(due_on, today)] += number
    return counted


def stretch_of(due_on: date, today: date) -> str:
    """The name of the stretch that a due date is in."""
    if due_on <= today:
        return "today" if due_on == today else "overdue"
    return "week" if due_on <= today + WEEK else "later"
