"""The second person's own rating: a different one sends the verdict back, and how often two agree is kept."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from claims.actions.gates import policy_of
from claims.actions.guards import actor_is_not_author, actor_takes_part, content_is_as_submitted, open_version
from claims.actions.reviews import return_verdict
from claims.models import Claim, Rating, SecondRating, VerdictVersion
from claims.permissions import require
from claims.workflow import ClaimState
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, TransitionNotAllowed


@transaction.atomic
def rate_second(
    *, claim: Claim, actor: User, rating: Rating | None, note: str = "", expected_revision: int | None = None
) -> SecondRating:
    """Rate what is in review oneself. A rating other than the first sends the verdict back, saying both.

    At a desk with a blind second verdict this is what shows the reviewer the first one. Raises ``NotPermitted`` for
    somebody who wrote in it or takes no part, ``InvalidInput`` without a rating of the same scale, and
    ``TransitionNotAllowed`` unless it is in review, or when this person rated exactly this already.
    """
    require(actor, "review", claim)
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.state != ClaimState.IN_REVIEW:
        raise TransitionNotAllowed(
            "transition_not_allowed", f"The claim is {ClaimState(claim.state).label}; only what is in review is rated."
        )
    for guard in (actor_is_not_author, actor_takes_part, content_is_as_submitted):
        guard(claim, actor)
    version = open_version(claim)
    first = version.rating
    assert first is not None, "only a rated verdict is handed in"
    if rating is None or rating.scale_id != first.scale_id:
        raise InvalidInput("rating_missing", "Choose the rating that you come to, on the scale of this verdict.")
    if version.second_rating_by(actor.pk) is not None:
        raise TransitionNotAllowed("rated_already", "You have rated this; your first answer counts.")
    given = SecondRating.objects.create(
        version=version,
        author=version.author,
        reviewer=actor,
        rating=rating,
        first_rating=first,
        note=note.strip(),
        blind=policy_of(claim).blind_review,
        content_sha256=version.content_sha256,
    )
    record(
        actor=actor,
        action="verdict.rated_second",
        obj=claim,
        version=version.number,
        rating=rating.label,
        first_rating=first.label,
        blind=given.blind,
    )
    if not given.agrees:
        words = f"A second person comes to “{rating.label}”, not “{first.label}”."
        return_verdict(
            claim=claim,
            actor=actor,
            reason=f"{words} {given.note}".strip(),
            expected_revision=expected_revision,
        )
    return given


def is_hidden_from(version: VerdictVersion, user: User) -> bool:
    """Whether ``user`` would lose a blind second look by seeing what the version says.

    At a desk with a blind second verdict: what is in review is shown to those who wrote it, and to everybody else
    once they have rated it themselves. No query where all this is loaded.
    """
    claim = version.verdict.claim
    if version.published_at is not None or claim.state != ClaimState.IN_REVIEW or not policy_of(claim).blind_review:
        return False
    return not version.is_written_by(user.pk) and version.second_rating_by(user.pk) is None


def first_hidden(versions: QuerySet[VerdictVersion], user: User) -> VerdictVersion | None:
    """The first of ``versions`` that is hidden from ``user``, None where there is none; three queries."""
    in_review = versions.filter(verdict__claim__state=ClaimState.IN_REVIEW, published_at__isnull=True)
    loaded = in_review.select_related("verdict__claim__article__desk__policy")
    loaded = loaded.prefetch_related("writers", "second_ratings")
    return next((version for version in loaded if is_hidden_from(version, user)), None)
