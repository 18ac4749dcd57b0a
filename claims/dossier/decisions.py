"""Records of how claims and verdicts changed, and of what the rules of the desk made of them."""

from __future__ import annotations

from django.db.models import Q

from claims.dossier.table import Rows, Table, of
from claims.models import (
    CheckedAgainst,
    ClaimReshaping,
    DeskPolicy,
    DraftRevision,
    GateException,
    Hold,
    Recusal,
    ReshapedClaim,
    SecondRating,
)


def restrictions_of(model: type[Hold | Recusal]) -> Rows:
    """Those on the article and those on one of its claims."""
    return lambda article: model._default_manager.filter(Q(article=article) | Q(claim__article=article))


ON_VERDICTS: tuple[Table, ...] = (
    Table(
        "claim_reshapings",
        "claims that were given other words: new claims took their place",
        of(ClaimReshaping, "version__article"),
        "id kind version made_by made_at undone_by undone_at",
    ),
    Table(
        "reshaped_claims",
        "a claim's part in that",
        of(ReshapedClaim, "claim__article"),
        "id reshaping claim is_new state_before revision",
    ),
    Table(
        "checked_against",
        "which text of the article stood on the desk when a verdict was last handed in",
        of(CheckedAgainst, "verdict_version__verdict__claim__article"),
        "id verdict_version article_version",
    ),
    Table(
        "draft_revisions",
        "every saved state of a verdict; the author is who saved it",
        of(DraftRevision, "version__verdict__claim__article"),
        "id version revision rating headline claimed found rationale correction_kind correction_note author saved_at",
    ),
    Table(
        "second_ratings",
        "what second persons rated themselves, and whether before they saw the first rating",
        of(SecondRating, "version__verdict__claim__article"),
        "id version claim=version__verdict__claim author reviewer rating first_rating note blind content_sha256 "
        "made_at",
    ),
    Table(
        "desk_rules",
        "the rules of the article's desk as they are now; a desk that never set any has no record, and the gate of "
        "sources alone",
        of(DeskPolicy, "desk__articles"),
        "id desk=desk__name blind_review needs_sources needs_quotes needs_roles needs_reply",
    ),
    Table(
        "gate_exceptions",
        "written exceptions from a gate of publication",
        of(GateException, "claim__article"),
        "id claim gate reason made_by made_at ended_at",
    ),
    Table(
        "holds",
        "legal holds and embargoes",
        restrictions_of(Hold),
        "id kind claim article reason until placed_by placed_at lifted_by lifted_at lifted_reason",
    ),
    Table(
        "recusals",
        "people kept out because of a conflict of interest",
        restrictions_of(Recusal),
        "id person claim article reason made_by made_at ended_by ended_at ended_reason",
    ),
)
