"""What must be true before a claim may take a step. Each guard raises with a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from claims.actions.content_hash import content_sha256
from claims.actions.gates import policy_of, unmet_gates
from claims.citations import cited_numbers, numbers_of
from claims.models import Claim, Evidence, Hold, Recusal, Review, VerdictVersion, put_on
from factcheck.accounts.models import User
from factcheck.errors import EvidenceIncomplete, NotPermitted, TransitionNotAllowed


def open_version(claim: Claim) -> VerdictVersion:
    """The verdict version being worked on; raises ``EvidenceIncomplete`` when there is none."""
    version = (
        VerdictVersion.objects.filter(verdict__claim=claim, published_at__isnull=True)
        .select_related("rating__scale", "author", "verdict")
        .first()
    )
    if version is None:
        raise EvidenceIncomplete("verdict_missing", "There is no verdict draft yet: write one first.")
    return version


def verdict_is_complete(claim: Claim, actor: User) -> None:
    version = open_version(claim)
    missing = [
        label
        for label, value in (
            ("a rating", version.rating),
            ("a headline that states the finding", version.headline),
            ("what was claimed", version.claimed),
            ("what we found", version.found),
            ("a rationale", version.rationale),
        )
        if not value
    ]
    if version.number > 1 and not version.correction_note:
        missing.append("a note on what changed since the published version, and why")
    if missing:
        raise EvidenceIncomplete("verdict_incomplete", f"The verdict still needs {', '.join(missing)}.")
    _cites_what_stands(claim, version)


def _cites_what_stands(claim: Claim, version: VerdictVersion) -> None:
    cited = cited_numbers(version.rationale)
    if not cited:
        return
    attached = list(Evidence.objects.filter(claim=claim).order_by("pk").values_list("pk", "withdrawn_at"))
    numbers = numbers_of(pk for pk, _ in attached)
    gone = sorted(cited - {numbers[pk] for pk, withdrawn_at in attached if withdrawn_at is None})
    if gone:
        raise EvidenceIncomplete(
            "citation_without_evidence",
            f"The rationale cites evidence {', '.join(map(str, gone))}, which is not attached; take the citation out.",
        )


def gates_are_met(claim: Claim, actor: User) -> None:
    """What the desk asks of a verdict (``DeskPolicy``), but for written exceptions."""
    unmet = unmet_gates(claim)
    if unmet:
        raise EvidenceIncomplete(
            "evidence_incomplete",
            f"{' '.join(gate.sentence for gate in unmet)} A publisher may make a written exception, which the verdict "
            "page prints.",
            gates=[gate.gate.value for gate in unmet],
        )


def no_open_attention(claim: Claim, actor: User) -> None:
    if claim.attention:
        raise EvidenceIncomplete("attention_open", f"Somebody must look at this claim first: {claim.attention}")


def actor_is_not_author(claim: Claim, actor: User) -> None:
    if open_version(claim).is_written_by(actor.pk):
        raise NotPermitted("second_person_required", "You wrote in this verdict; a second person has to decide on it.")


def actor_is_author(claim: Claim, actor: User) -> None:
    if not open_version(claim).is_written_by(actor.pk):
        raise NotPermitted("not_yours", "Only somebody who wrote in this verdict can take it back from review.")


def actor_takes_part(claim: Claim, actor: User) -> None:
    recused = Recusal.objects.filter(put_on(claim), person=actor, ended_at__isnull=True).first()
    if recused is not None:
        raise NotPermitted("recused", f"You take no part in this because of a conflict of interest: {recused.reason}")


def second_rating_is_given(claim: Claim, actor: User) -> None:
    if not policy_of(claim).blind_review:
        return
    given = open_version(claim).second_rating_by(actor.pk)
    if given is None or not given.blind or not given.agrees:
        raise EvidenceIncomplete(
            "second_rating_missing", "This desk has a second person rate before seeing the first rating: rate it first."
        )


def content_is_as_submitted(claim: Claim, actor: User) -> None:
    version = open_version(claim)
    if not version.content_sha256 or content_sha256(version) != version.content_sha256:
        raise TransitionNotAllowed(
            "content_changed",
            "The verdict is not what was handed in; send it back and have it submitted again.",
        )


def content_is_as_approved(claim: Claim, actor: User) -> None:
    version = open_version(claim)
    approved = Review.objects.filter(
        version=version,
        decision=Review.Decision.APPROVED,
        voided_at__isnull=True,
        content_sha256=content_sha256(version),
    ).exists()
    if not approved:
        raise TransitionNotAllowed(
            "not_approved_as_is",
            "What stands here is not what the second person approved; reopen and resubmit it.",
        )


def not_held(claim: Claim, actor: User) -> None:
    standing = Hold.objects.filter(put_on(claim), lifted_at__isnull=True)
    for hold in standing.select_related("placed_by"):
        if hold.kind == Hold.Kind.LEGAL:
            raise TransitionNotAllowed(
                "held", f"{hold.placed_by.public_name} put this on legal hold: {hold.reason}. A publisher can lift it."
            )
        if hold.until is not None and hold.until > timezone.now():
            until = timezone.localtime(hold.until)
            raise TransitionNotAllowed("embargoed", f"Under embargo until {until:%-d %B %Y, %H:%M %Z}: {hold.reason}")


def first_publication(claim: Claim, actor: User) -> None:
    if was_published(claim):
        raise TransitionNotAllowed("was_published", "A verdict on this claim was published: publish the correction.")


def later_publication(claim: Claim, actor: User) -> None:
    if not was_published(claim):
        raise TransitionNotAllowed("not_published", "No verdict on this claim was published yet: publish it.")


def was_published(claim: Claim) -> bool:
    """Whether any version of the verdict on ``claim`` was ever public."""
    return VerdictVersion.objects.filter(verdict__claim=claim, published_at__isnull=False).exists()


def never_published(claim: Claim, actor: User) -> None:
    if was_published(claim):
        raise TransitionNotAllowed(
            "was_published",
            "A verdict on this claim was published; publish a correction or retract it instead of dismissing.",
        )


GUARDS: dict[str, Callable[[Claim, User], None]] = {
    guard.__name__: guard
    for guard in (
        verdict_is_complete,
        gates_are_met,
        no_open_attention,
        actor_is_author,
        actor_is_not_author,
        actor_takes_part,
        content_is_as_submitted,
        second_rating_is_given,
        content_is_as_approved,
        not_held,
        first_publication,
        later_publication,
        never_published,
    )
}
