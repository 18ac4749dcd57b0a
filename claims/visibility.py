"""Which articles and claims a person sees: those of their desks, or all with a role in the house."""

from __future__ import annotations

from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from claims.models import Article, Claim
from claims.permissions import ALLOWED
from factcheck.accounts.models import Desk, User

M = TypeVar("M", bound=Model)


def articles_seen_by(user: User | AnonymousUser) -> QuerySet[Article]:
    """The articles that ``user`` may look at; nothing for somebody without any role."""
    if sees_the_house(user):
        return Article.objects.all()
    return Article.objects.filter(desk__in=_desk_ids(user, "view"))


def claims_seen_by(user: User | AnonymousUser) -> QuerySet[Claim]:
    """The claims that ``user`` may look at; nothing for somebody without any role."""
    if sees_the_house(user):
        return Claim.objects.all()
    return Claim.objects.filter(article__desk__in=_desk_ids(user, "view"))


def seen_by(rows: QuerySet[M], user: User | AnonymousUser, claim: str) -> QuerySet[M]:
    """``rows`` of the claims that ``user`` may look at; ``claim`` names the relation that leads to the claim."""
    if sees_the_house(user):
        return rows
    return rows.filter(**{f"{claim}__article__desk__in": _desk_ids(user, "view")})


def sees_the_house(user: User | AnonymousUser) -> bool:
    """Whether no list has to be narrowed for ``user``."""
    return isinstance(user, User) and user.is_active and user.house_role in ALLOWED["view"]


def desks_where(user: User | AnonymousUser, action: str) -> QuerySet[Desk]:
    """The open desks at which ``user`` may do ``action``."""
    open_desks = Desk.objects.filter(is_active=True)
    if isinstance(user, User) and user.is_active and user.house_role in ALLOWED[action]:
        return open_desks
    return open_desks.filter(pk__in=_desk_ids(user, action))


def _desk_ids(user: User | AnonymousUser, action: str) -> list[int]:
    if not isinstance(user, User) or not user.is_active:
        return []
    return [desk_id for desk_id, role in user.desk_roles.items() if role in ALLOWED[action]]
