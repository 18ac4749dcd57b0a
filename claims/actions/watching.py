"""Who is told of a claim or an article from now on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.models import Article, Claim, Watch
from claims.permissions import require
from factcheck.accounts.models import User
from factcheck.audit.record import record

Subject = Claim | Article


def let_join(people: Iterable[User], about: Subject) -> None:
    """Have ``people`` watch from now on, because they take part. Whoever stopped watching stays out."""
    Watch.objects.bulk_create([Watch(person=person, **place_of(about)) for person in people], ignore_conflicts=True)


@transaction.atomic
def watch(*, about: Subject, actor: User) -> None:
    """Be told what happens to ``about`` from now on."""
    require(actor, "view", about)
    row, made = Watch.objects.get_or_create(person=actor, **place_of(about))
    resumed = not made and Watch.objects.filter(pk=row.pk, stopped_at__isnull=False).update(
        stopped_at=None, since=timezone.now()
    )
    if made or resumed:
        record(actor=actor, action="watch.started", obj=about)


@transaction.atomic
def stop_watching(*, about: Subject, actor: User) -> None:
    """Be told no more, except of what is addressed to oneself: a mention, an assignment."""
    require(actor, "view", about)
    stopped = Watch.objects.filter(person=actor, stopped_at=None, **place_of(about)).update(stopped_at=timezone.now())
    if stopped:
        record(actor=actor, action="watch.stopped", obj=about)


def place_of(about: Subject) -> dict[str, Any]:
    """The columns with which watches, comments and notices name what they are about."""
    if isinstance(about, Claim):
        return {"article_id": about.article_id, "claim_id": about.pk}
    return {"article_id": about.pk, "claim_id": None}
