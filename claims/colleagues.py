"""Who works at the desk of an article, and how much each of them has to do."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from claims.models import Article, Claim, Recusal, put_on
from claims.permissions import ALLOWED
from claims.workflow import CLOSED_STATES
from factcheck.accounts.models import Membership, User


def people_who_may(action: str, article: Article) -> QuerySet[User]:
    """The active people who may do ``action`` on ``article`` and its claims, by name."""
    roles = ALLOWED[action]
    members = Membership.objects.filter(desk=article.desk_id, desk__is_active=True, role__in=roles)
    people = User.objects.filter(Q(role__in=roles) | Q(pk__in=members.values("user")), is_active=True)
    return people.order_by("byline", "first_name", "username")


def people_who_may_work_on(claim: Claim) -> QuerySet[User]:
    """The people to whom ``claim`` may be given: those who research at its desk and have no conflict of interest."""
    recused = Recusal.objects.filter(put_on(claim), ended_at__isnull=True)
    return people_who_may("research", claim.article).exclude(pk__in=recused.values("person"))


def with_load(people: QuerySet[User]) -> QuerySet[User]:
    """``people`` with ``load``, the number of claims assigned to them that still need work, at whatever desk."""
    still_open = ~Q(assigned_claims__state__in=CLOSED_STATES)
    return people.annotate(load=Count("assigned_claims", filter=still_open))
