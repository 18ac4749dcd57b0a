"""Making and changing rating scales. A scale that a verdict was rated on is fixed: the page quotes its words."""

from __future__ import annotations

from django.db import transaction

from claims.models import Rating, RatingScale, VerdictVersion
from claims.permissions import require
from factcheck.accounts.models import User
from factcheck.audit.record import record


def is_in_use(scale: RatingScale) -> bool:
    """Whether any version of a verdict was rated on it."""
    return VerdictVersion.objects.filter(rating__scale=scale).exists()


def record_scale(*, scale: RatingScale, actor: User) -> None:
    """Write down what the scale looks like now, in the transaction of its change."""
    require(actor, "manage_scales")
    ratings = Rating.objects.filter(scale=scale).order_by("position").values_list("label", flat=True)
    record(actor=actor, action="scale.saved", obj=scale, active=scale.is_active, ratings=list(ratings))


@transaction.atomic
def copy_scale(*, scale: RatingScale, actor: User) -> RatingScale:
    """The scale's next version, with the same ratings, not yet offered; raises ``NotPermitted``."""
    require(actor, "manage_scales")
    newest = RatingScale.objects.filter(slug=scale.slug).order_by("-version").values_list("version", flat=True)[0]
    copy = RatingScale.objects.create(
        slug=scale.slug,
        version=newest + 1,
        language=scale.language,
        name=scale.name,
        description=scale.description,
        is_active=False,
    )
    copy.desks.set(scale.desks.all())
    for rating in scale.ratings.order_by("position"):
        rating.pk = None
        rating._state.adding = True
        rating.scale = copy
        rating.save()
    record_scale(scale=copy, actor=actor)
    return copy
