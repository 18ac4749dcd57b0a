"""Taking the demo claims as far as ``seeds.toml`` says, by the same actions that people use."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.actions.comments import add_comment
from claims.actions.evidence import attach_evidence
from claims.actions.publication import publish_verdict, retract_verdict
from claims.actions.reviews import approve_verdict, reopen_verdict, return_verdict, submit_verdict, withdraw_verdict
from claims.actions.triage import NewClaim, add_claim, dismiss_claim, select_claim
from claims.actions.verdicts import DraftContent, save_draft
from claims.demo.seeds import SeedClaim
from claims.extraction.types import ClaimKind
from claims.models import Article, Claim, ClaimAnchor, Rating
from claims.workflow import ClaimState
from factcheck.accounts.models import User
from sources.models import Snapshot


@dataclass(frozen=True, slots=True)
class Cast:
    """Who does what in the story, and with which documents (by file name)."""

    checker: User
    editor: User
    publisher: User
    documents: dict[str, Snapshot]


def play(seed: SeedClaim, article: Article, cast: Cast) -> Claim:
    """Take the claim as far as ``seed.until``; a claim that somebody already moved is left as it is."""
    claim = find_or_add(seed, article, cast.checker)
    if claim.state != ClaimState.DETECTED:
        return claim
    if seed.until == "dismissed":
        return dismiss_claim(claim=claim, actor=cast.checker, reason=seed.reason)
    claim = select_claim(claim=claim, actor=cast.checker)
    for evidence in seed.evidence:
        attach_evidence(
            claim=claim,
            actor=cast.checker,
            snapshot=cast.documents[evidence.document],
            excerpt=evidence.excerpt,
            stance=evidence.stance,
            note=evidence.note,
        )
        claim.refresh_from_db()
    if seed.verdict:
        save_draft(claim=claim, actor=cast.checker, content=_content(seed), expected_revision=None)
        claim.refresh_from_db()
    if seed.until in ("selected", "in_research"):
        return claim
    claim = submit_verdict(claim=claim, actor=cast.checker)
    if seed.until == "in_review":
        return claim
    if seed.until == "withdrawn":
        return withdraw_verdict(claim=claim, actor=cast.checker, reason=seed.reason)
    if seed.until == "returned":
        return return_verdict(claim=claim, actor=cast.editor, reason=seed.reason)
    claim = approve_verdict(claim=claim, actor=cast.editor)
    if seed.until == "approved":
        return claim
    claim = publish_verdict(claim=claim, actor=cast.publisher)
    if seed.until == "retracted":
        return retract_verdict(claim=claim, actor=cast.publisher, reason=seed.reason)
    if seed.until == "corrected":
        return _correct(claim, seed, cast)
    return claim


def discuss(seed: SeedClaim, claim: Claim, people: dict[str, User]) -> None:
    """Say about the claim what the story says, unless somebody has said something already."""
    if claim.comments.exists():
        return
    thread = None
    for comment in seed.comments:
        said = add_comment(
            about=claim, actor=people[comment.by], words=comment.words, thread=thread if comment.answers else None
        )
        thread = said.comment


def find_or_add(seed: SeedClaim, article: Article, actor: User) -> Claim:
    """The claim of that kind at those words, or else one that overlaps them, or else a new one."""
    version = article.current_version
    assert version is not None, "every stored article has a version"
    start = version.text.index(seed.words)
    end = start + len(seed.words)
    overlapping = ClaimAnchor.objects.filter(
        version=version, claim__kind=seed.kind, start__lt=end, end__gt=start
    ).select_related("claim__article")
    best = min(overlapping, key=lambda a: abs(a.start - start) + abs(a.end - end), default=None)
    if best is not None:
        return best.claim
    new = NewClaim(kind=ClaimKind(seed.kind), start=start, end=end, statement=seed.statement or seed.words)
    return add_claim(version=version, actor=actor, new=new)


def _correct(claim: Claim, seed: SeedClaim, cast: Cast) -> Claim:
    before = _content(seed)
    claim = reopen_verdict(claim=claim, actor=cast.checker, reason=seed.correction["note"])
    content = replace(
        before,
        headline=seed.correction.get("headline", before.headline),
        found=seed.correction.get("found", before.found),
        correction_kind=seed.correction["kind"],
        correction_note=seed.correction["note"],
    )
    save_draft(claim=claim, actor=cast.checker, content=content, expected_revision=1)
    claim.refresh_from_db()
    claim = submit_verdict(claim=claim, actor=cast.checker)
    claim = approve_verdict(claim=claim, actor=cast.editor)
    return publish_verdict(claim=claim, actor=cast.publisher)


def _content(seed: SeedClaim) -> DraftContent:
    rating = Rating.objects.get(scale__slug="standard", scale__version=1, slug=seed.verdict["rating"])
    texts = {key: value for key, value in seed.verdict.items() if key != "rating"}
    return DraftContent(rating=rating, **texts)
